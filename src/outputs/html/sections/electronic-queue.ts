/** The electronic queue: where vehicles with a booking and without one wait, and what became of the places. */
import type { Report, SummaryRow } from "../../../run/report.ts";
import { capital, metricTitle } from "../../metric-titles.ts";
import { type Place, placesOf } from "../../scopes.ts";
import { SummaryLookup, scaled } from "../../summary-lookup.ts";
import { timeUnitOf } from "../../time-unit.ts";
import { escaped } from "../escape.ts";
import { intervalMarkup } from "../figure-markup.ts";
import type { Section } from "../section.ts";
import { tableMarkup } from "../table-markup.ts";

/** Times by kind of vehicle, then slots, days ahead and payments; empty without an electronic queue. */
export const electronicQueue: Section = {
  id: "electronic-queue",
  title: "The electronic queue",
  body: (report) => {
    const places = placesOf(report).filter(({ id }) => id !== "*");
    return places.map((place) => placeMarkup(report, place, places.length > 1)).join("");
  },
};

const TIMES = ["slotWait", "homeTime", "areaTime", "roadTime", "insideTime", "totalDelay", "lag"] as const;
const KINDS = [
  ["booked", "with a booking"],
  ["live", "live queue"],
] as const;

function placeMarkup(report: Report, place: Place, named: boolean): string {
  const lookup = SummaryLookup.of(report);
  const at = (kind: string) => ({ checkpoint: place.id, group: `queue=${kind}` });
  const kinds = KINDS.filter(([kind]) => lookup.figure("totalDelay", "mean", at(kind)).observations > 0);
  if (kinds.length === 0) return "";
  const unit = timeUnitOf(kinds.map(([kind]) => lookup.figure("totalDelay", "mean", at(kind)).value));
  const rows = TIMES.map((metric) => [
    escaped(capital(metricTitle(metric))),
    ...kinds.map(([kind]) => intervalMarkup(scaled(lookup.figure(metric, "mean", at(kind)), unit.perHour))),
  ]);
  const head = [
    { title: "Time", kind: "text" } as const,
    ...kinds.map(([, title]) => ({ title: capital(title) })),
  ];
  const name = named ? `<h3>${escaped(place.title || place.id)}</h3>` : "";
  const times = tableMarkup(`Mean times of a vehicle in ${unit.plural}`, head, rows);
  return `${name}${times}${queueMarkup(report, place)}`;
}

const OF_QUEUE = [
  "slotsOffered",
  "slotsUsed",
  "slotsMissed",
  "slotsCancelled",
  "slotsNeverBooked",
  "slotsToCome",
  "daysUntilFree",
  "fees",
] as const;

/** Figures of the queue as a whole: numbers a replication, means of the rest, by what they are restricted to. */
function queueMarkup(report: Report, place: Place): string {
  const wanted = (row: SummaryRow) =>
    row.checkpoint === place.id &&
    (OF_QUEUE as readonly string[]).includes(row.metric) &&
    row.statistic === (row.metric === "fees" || row.metric === "daysUntilFree" ? "mean" : "count");
  const rows = report.summary
    .filter(wanted)
    .map((row) => [
      escaped(capital(metricTitle(row.metric))),
      escaped(row.group === "*" ? "all" : row.group),
      intervalMarkup({ ...row, halfWidth: (row.high - row.low) / 2 }),
      escaped(row.unit),
    ]);
  if (rows.length === 0) return "";
  const head = [
    { title: "Figure", kind: "text" },
    { title: "Of", kind: "text" },
    { title: "A replication" },
    { title: "Unit", kind: "text" },
  ] as const;
  return tableMarkup("Slots that began in the measured time, and what was paid", head, rows);
}
