/** Stacked bars of the mean time of a vehicle by where it spends it: a bar a flow, or one a flow and scenario. */
import type { Report } from "../../run/report.ts";
import { digitsFor, fixed } from "../digits.ts";
import { roundedUp } from "../distribution.ts";
import type { Scope } from "../scopes.ts";
import { SummaryLookup } from "../summary-lookup.ts";
import { type TimeUnit, timeUnitOf } from "../time-unit.ts";
import { escaped } from "./escape.ts";
import { footAxis, plainTicks } from "./svg/axis.ts";
import { type Area, CHART_WIDTH, chartFigure } from "./svg/chart.ts";
import { legend } from "./svg/legend.ts";
import { at, linearScale, roundTicks, type Scale } from "./svg/scale.ts";

/** Segments of a bar in the order a vehicle meets them. */
const SEGMENTS = [
  { metric: "permitWait", name: "for a permit", mark: "fill-4" },
  { metric: "driverWait", name: "for a driver", mark: "fill-3" },
  { metric: "heldTime", name: "held back by a closure or an embargo", mark: "fill-all" },
  { metric: "slotWait", name: "for a slot or a call", mark: "fill-5" },
  { metric: "queueWait", name: "in the queue outside", mark: "fill-2" },
  { metric: "insideWait", name: "inside the post", mark: "fill-1" },
  { metric: "blockedTime", name: "blocked by the next stage", mark: "fill-6" },
  { metric: "awayTime", name: "away, papers to be mended", mark: "fill-3" },
  { metric: "serviceTime", name: "being served (no wait)", mark: "fill-0" },
] as const;

/** One bar: its label, and whose time it shows. */
export interface TimeBar {
  readonly title: string;
  readonly report: Report;
  readonly scope: Scope;
  /** Space above it, where a new group begins. */
  readonly apart?: boolean;
}

const ROW = 38;
const APART = 12;
const LEFT = 190;

/** The chart of all bars, on one scale. */
export function timeBars(id: string, bars: readonly TimeBar[]): string {
  const rows = bars.map(({ report, scope }) =>
    SEGMENTS.map((segment) => ({
      ...segment,
      hours: Math.max(0, hoursOf(report, segment.metric, scope)),
    })),
  );
  const longest = Math.max(...rows.map((row) => row.reduce((sum, { hours }) => sum + hours, 0)));
  const unit = timeUnitOf([longest]);
  const end = roundedUp(longest * unit.perHour);
  const gaps = bars.map((_, i) => APART * bars.slice(0, i + 1).filter(({ apart }) => apart).length);
  const bottom = 8 + bars.length * ROW + (gaps.at(-1) ?? 0);
  const area: Area = { left: LEFT, right: CHART_WIDTH - 12, top: 4, bottom };
  const x = linearScale(0, end, area.left, area.right);
  const drawn = bars.map(({ title }, i) =>
    barMarkup(title, rows[i] ?? [], area.top + i * ROW + (gaps[i] ?? 0) + 6, x, unit),
  );
  const axis = footAxis(plainTicks(roundTicks(0, end, 8)), x, area, `mean a vehicle, ${unit.plural}`);
  const used = SEGMENTS.filter((_, i) => rows.some((row) => (row[i]?.hours ?? 0) > 0));
  const frame = {
    id,
    title: "Time a vehicle spends, by where",
    description: `Stacked bars of mean time in ${unit.plural}: ${used.map(({ name }) => name).join(", ")}.`,
    width: CHART_WIDTH,
    height: area.bottom + 44,
  };
  return chartFigure(frame, drawn.join("") + axis, { above: legend(used) });
}

/**
 * Mean of a metric [h], 0 without one. Who waits for the slot at the border waits in the queue at once: with an
 * electronic queue only the part at home counts as waiting for a slot. Who waits for a permit there waits for the permit.
 */
function hoursOf(report: Report, metric: string, scope: Scope): number {
  const mean = (name: string) => SummaryLookup.of(report).figure(name, "mean", scope).value || 0;
  const split = SummaryLookup.of(report).row("homeTime", "mean", scope) !== undefined;
  const atBorder = mean("permitBorderTime");
  const held = mean("heldTime") + mean("embargoTime");
  if (metric === "heldTime") return held;
  if (metric === "queueWait") return mean("queueWait") - atBorder;
  return metric === "slotWait" && split
    ? mean("homeTime") - mean("permitWait") - mean("driverWait") - held + atBorder
    : mean(metric);
}

interface Segment {
  readonly name: string;
  readonly mark: string;
  readonly hours: number;
}

function barMarkup(
  title: string,
  segments: readonly Segment[],
  top: number,
  x: Scale,
  unit: TimeUnit,
): string {
  let before = 0;
  const drawn = segments.map(({ name, mark, hours }) => {
    const from = x(before * unit.perHour);
    before += hours;
    const width = x(before * unit.perHour) - from;
    if (!(width > 0)) return "";
    const value = fixed(hours * unit.perHour, Math.min(2, digitsFor(hours * unit.perHour, Number.NaN)));
    const label =
      width > 40
        ? `<text class="segment-text on-${mark}" x="${at(from + width / 2)}" y="${top + 18}" text-anchor="middle">${value}</text>`
        : "";
    return `<rect class="segment ${mark}" x="${at(from)}" y="${top}" width="${at(width)}" height="28"><title>${escaped(
      `${name}: ${value} ${unit.name}`,
    )}</title></rect>${label}`;
  });
  return `<text x="${LEFT - 10}" y="${top + 18}" text-anchor="end">${escaped(shortened(title))}</text>${drawn.join("")}`;
}

/** A title that fits beside a bar. */
function shortened(title: string): string {
  return title.length > 24 ? `${title.slice(0, 23)}…` : title;
}
