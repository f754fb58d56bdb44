/** The electronic queue: who waits where with a booking and without one, and what became of the slots. */
import type { Report } from "../../run/report.ts";
import { placesOf } from "../scopes.ts";
import { type Figure, SummaryLookup, scaled } from "../summary-lookup.ts";
import { timeUnitOf } from "../time-unit.ts";
import { alignedValues } from "./aligned.ts";
import { printable } from "./display-width.ts";
import { heading, layoutOf, type Page } from "./page.ts";
import { type Column, table } from "./table.ts";
import { wrapped } from "./wrap.ts";

/** One table and one line for each checkpoint with an electronic queue. */
export function queueSection(report: Report, page: Page): string[] {
  return placesOf(report)
    .filter(({ id }) => id !== "*")
    .map(({ id, title }) => queueAt(report, id, title, page))
    .filter((lines) => lines.length > 0)
    .flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
}

const KINDS = [
  ["booked", "with a booking"],
  ["live", "live queue"],
] as const;
const COLUMNS = [
  ["at home,", "before", "homeTime"],
  ["waiting", "area", "areaTime"],
  ["on the", "road", "roadTime"],
  ["inside", "", "insideTime"],
  ["total", "delay", "totalDelay"],
  ["behind", "the slot", "lag"],
] as const;

function queueAt(report: Report, checkpoint: string, title: string, page: Page): string[] {
  const lookup = SummaryLookup.of(report);
  const mean = (metric: string, kind: string) =>
    lookup.figure(metric, "mean", { checkpoint, group: `queue=${kind}` });
  const kinds = KINDS.filter(([kind]) => mean("totalDelay", kind).observations > 0);
  if (kinds.length === 0) return [];
  const unit = timeUnitOf(kinds.map(([kind]) => mean("totalDelay", kind).value));
  const counts = kinds.map(([kind]) =>
    lookup.figure("totalDelay", "count", { checkpoint, group: `queue=${kind}` }),
  );
  const columns: readonly Column[] = [
    { header: ["", ""], align: "left", least: 10 },
    { header: ["", "crossed"], align: "right", leaveOut: 1 },
    ...COLUMNS.map(
      ([above, below]): Column => ({
        header: below === "" ? ["", above] : [above, below],
        align: "right",
      }),
    ),
  ];
  const filled = [
    kinds.map(([, name]) => name),
    alignedValues(counts),
    ...COLUMNS.map(([, , metric]) =>
      alignedValues(kinds.map(([kind]) => scaled(mean(metric, kind), unit.perHour))),
    ),
  ];
  const where = report.scenario.checkpoints.length > 1 ? ` at ${printable(title || checkpoint)}` : "";
  return [
    ...heading(`Electronic queue${where}`, `mean a vehicle, in ${unit.plural}`, page),
    ...table(
      columns,
      kinds.map((_, row) => filled.map((cells) => cells[row] ?? "")),
      layoutOf(page, 1),
    ),
    ...wrapped(slotsSentence(report, checkpoint), page.width),
  ];
}

const USES = [
  ["slotsUsed", "used"],
  ["slotsMissed", "missed"],
  ["slotsCancelled", "given back and not filled"],
  ["slotsNeverBooked", "never booked"],
  ["slotsToCome", "still to be used"],
] as const;

/** What became of the places of all gates of a checkpoint, empty where there are no slots. */
function slotsSentence(report: Report, checkpoint: string): string {
  const sum = (metric: string) =>
    report.summary
      .filter((r) => r.metric === metric && r.statistic === "count" && r.checkpoint === checkpoint)
      .filter((r) => !r.group.includes("places="))
      .reduce((total, r) => total + r.value, 0);
  const offered = sum("slotsOffered");
  if (!(offered > 0)) return "";
  const parts = USES.map(([metric, name]) => ({ name, share: sum(metric) / offered })).filter(
    ({ share }) => share >= 0.0005,
  );
  const text = parts.map(({ name, share }) => `${(share * 100).toFixed(1)} % ${name}`).join(", ");
  const free = daysFree(report, checkpoint);
  const ahead = Number.isNaN(free.value)
    ? ""
    : ` First free slot ${free.value.toFixed(1)} days ahead on average.`;
  return `Places of slots: ${text}.${ahead}`;
}

/** Days until the first free slot at the first gate of a checkpoint that has slots. */
function daysFree(report: Report, checkpoint: string): Pick<Figure, "value"> {
  const row = report.summary.find(
    (r) => r.metric === "daysUntilFree" && r.statistic === "mean" && r.checkpoint === checkpoint,
  );
  return row ?? { value: Number.NaN };
}
