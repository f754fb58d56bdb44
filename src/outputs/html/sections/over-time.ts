/** The queue, and other levels, over time: the mean of the replications and the band of nine tenths of them. */
import { group } from "d3-array";
import type { Report, Series } from "../../../run/report.ts";
import { roundedUp } from "../../distribution.ts";
import { capital, metricTitle } from "../../metric-titles.ts";
import { escaped } from "../escape.ts";
import type { Section } from "../section.ts";
import { footAxis, leftAxis, plainTicks } from "../svg/axis.ts";
import { type Area, CHART_WIDTH, chartFigure } from "../svg/chart.ts";
import { legend } from "../svg/legend.ts";
import { bandPath, linePath } from "../svg/line.ts";
import { at, linearScale, roundTicks, type Scale } from "../svg/scale.ts";
import { timeTicks, wallMilliseconds } from "../svg/time-ticks.ts";
import { foldedTable } from "../table-markup.ts";

/** Measures that say again what another chart says, in other words. */
const REPEATED = new Set(["queueKm", "waitingArea", "road", "atPost", "empty", "onDuty"]);
/** Measures of something with a name of its own that is neither a side nor a stage. */
const OF_A_THING = new Set([
  "permitStock",
  "permitQueue",
  "driversAvailable",
  "driversOutOfDays",
  "driversAway",
  "driversResting",
  "driverQueue",
  "tracksOccupied",
  "turning",
  "wagonStock",
  "wagonQueue",
  "pathsKept",
  "yard",
]);
/** Measures of one stage, kind of track or station of the line: there may be many. */
const EACH = new Set(["waiting", "busy", "turning", "tracksOccupied", "held"]);
/** Charts in the order of a vehicle's way; others follow. */
const ORDER = ["queueLength", "atHome", "inside", "away", "throughput", "waiting", "busy"];
/** More points than a chart has pixels say nothing more: neighbours are averaged. */
const MOST_POINTS = 760;

/** A chart a measure, those of the first kind first. */
export const overTime: Section = {
  id: "over-time",
  title: "Over time",
  body: (report) => {
    const shown = report.series
      .filter(
        ({ measure, time, mean }) =>
          time.length > 1 && !REPEATED.has(kindOf(measure)) && mean.some((value) => value > 0),
      )
      .sort((a, b) => rankOf(a.measure) - rankOf(b.measure));
    const charts = (each: boolean) =>
      shown
        .filter(({ measure }) => EACH.has(kindOf(measure)) === each)
        .map((series) => seriesChart(report, series))
        .join("");
    const each = charts(true);
    if (each === "") return charts(false);
    return `${charts(false)}<details><summary>The same for each place: ${placesOf(report)}</summary>${each}</details>`;
  },
};

/** What the charts of single places show, in words. */
function placesOf({ series }: Report): string {
  const kinds = new Set(series.map(({ measure }) => kindOf(measure)));
  const words = [
    "vehicles waiting and servers in use at stages",
    ...(kinds.has("tracksOccupied") ? ["tracks occupied"] : []),
    ...(kinds.has("held") ? ["trains held at stations of the line"] : []),
  ];
  return words.join(", ");
}

/** `busy` of `busy:customs`. */
function kindOf(measure: string): string {
  return measure.split(":")[0] ?? measure;
}

function rankOf(measure: string): number {
  const rank = ORDER.indexOf(kindOf(measure));
  return rank < 0 ? ORDER.length : rank;
}

/** What is measured in words: `queue outside from kg`, `waiting at customs`. */
function titleOf(measure: string): string {
  const [kind = "", where] = measure.split(":");
  if (where === undefined) return metricTitle(measure);
  if (OF_A_THING.has(kind)) return `${metricTitle(kind)}, ${where}`;
  if (kind === "waiting" || kind === "held") return `${kind} at ${where}`;
  return kind === "busy" ? `in use at ${where}` : `${metricTitle(kind)} from ${where}`;
}

const KEY = legend([
  { mark: "fill-1", name: "mean of the replications" },
  { mark: "fill-1 band", name: "between the 5 % and the 95 % quantile of the replications" },
]);

/** One point of a chart over time. */
export interface Sampled {
  readonly at: number;
  readonly mean: number;
  readonly p05: number;
  readonly p95: number;
}

function seriesChart(report: Report, series: Series): string {
  const points = thinned(series);
  const area: Area = { left: 56, right: CHART_WIDTH - 16, top: 28, bottom: 230 };
  const [from, to] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 1];
  const top = roundedUp(topOf(points));
  const x = linearScale(from, to, area.left, area.right);
  const y = linearScale(0, top, area.bottom, area.top);
  const line = (of: (point: Sampled) => number) => points.map((p) => [x(p.at), y(of(p))] as const);
  const unmeasured = warmup(report, x, area, from);
  const content =
    unmeasured.under +
    leftAxis(plainTicks(roundTicks(0, top, 5)), y, area, series.unit) +
    footAxis(timeTicks(from, to, 10), x, area, `local time, ${report.scenario.timezone}`) +
    `<path class="band fill-1" d="${bandPath(
      line(({ p95 }) => p95),
      line(({ p05 }) => p05),
    )}"/><path class="line line-1" d="${linePath(line(({ mean }) => mean))}"/>${unmeasured.over}`;
  const several = report.scenario.checkpoints.length > 1;
  const place =
    report.scenario.checkpoints.find(({ id }) => id === series.checkpoint)?.title ?? series.checkpoint;
  const frame = {
    id: `time-${series.checkpoint}-${series.measure}`.replaceAll("*", "all").replaceAll(":", "-"),
    title: `${capital(titleOf(series.measure))}, ${series.unit}${several ? `: ${place}` : ""}`,
    description: `Line over local time with a band; its greatest mean is ${greatest(series.mean).toPrecision(3)} ${series.unit}.`,
    width: CHART_WIDTH,
    height: area.bottom + 44,
  };
  return chartFigure(frame, content, { above: KEY, beneath: numbers(series) });
}

/** The highest that lines and bands reach. */
export function topOf(points: readonly Sampled[]): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const { mean, p95 } of points) {
    if (mean > top && mean < Number.POSITIVE_INFINITY) top = mean;
    if (p95 > top && p95 < Number.POSITIVE_INFINITY) top = p95;
  }
  return top;
}

function greatest(values: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i += 1) most = Math.max(most, values[i]!);
  return most;
}

/** The part of the axis that is not measured: what lies under the lines, and what over them. */
export function warmup(
  { scenario }: Report,
  x: Scale,
  area: Area,
  from: number,
): { under: string; over: string } {
  const end = wallMilliseconds(scenario.start) + scenario.warmup * 1000;
  if (!(end > from)) return { under: "", over: "" };
  const width = Math.min(area.right, x(end)) - area.left;
  const height = area.bottom - area.top;
  return {
    under: `<rect class="aside" x="${area.left}" y="${area.top}" width="${at(width)}" height="${height}"/>`,
    over:
      width > 70 ? `<text class="aside-text" x="${area.left + 8}" y="${area.top + 16}">warm-up</text>` : "",
  };
}

/** Points of the series, neighbours averaged when there are more than a chart can show. */
export function thinned({ time, mean, p05, p95 }: Series): Sampled[] {
  const each = Math.ceil(time.length / MOST_POINTS);
  const instants = middlesOf(time, each);
  return instants.map((instant, point) => {
    const from = point * each;
    const to = Math.min(time.length, from + each);
    return {
      at: instant,
      mean: average(mean, from, to),
      p05: average(p05, from, to),
      p95: average(p95, from, to),
    };
  });
}

function average(column: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += column[i]!;
  return sum / (to - from);
}

/** By local times, which all series of a report share: read once. */
const middles = new WeakMap<readonly string[], readonly number[]>();

/** The middle of every `each` local times [ms]. */
function middlesOf(time: readonly string[], each: number): readonly number[] {
  const known = middles.get(time);
  if (known !== undefined) return known;
  const found: number[] = [];
  for (let i = 0; i < time.length; i += each)
    found.push(wallMilliseconds(time[Math.min(time.length - 1, i + Math.floor(each / 2))] ?? ""));
  middles.set(time, found);
  return found;
}

/** Days beyond which a table of them is no help: two months. */
const MOST_DAYS = 62;

/** How many days there are in local times in their order; counts no further than `most`. */
function daysUpTo(time: readonly string[], most: number): number {
  let days = 0;
  let last = "";
  for (let i = 0; i < time.length && days < most; i += 1) {
    const day = time[i]!.slice(0, 10);
    if (day !== last) days += 1;
    last = day;
  }
  return days;
}

/** The days of the series: mean of the day's values. */
function numbers(series: Series): string {
  if (daysUpTo(series.time, MOST_DAYS + 1) > MOST_DAYS) return "";
  const days = group(series.time.keys(), (i) => series.time[i]?.slice(0, 10) ?? "");
  const mean = (column: Float64Array, places: readonly number[]) =>
    places.reduce((sum, i) => sum + (column[i] ?? Number.NaN), 0) / places.length;
  const rows = [...days].map(([day, places]) => [
    escaped(day),
    ...[series.mean, series.p05, series.p95].map((column) =>
      String(Number(mean(column, places).toPrecision(3))),
    ),
  ]);
  return foldedTable(
    `${capital(titleOf(series.measure))} by day, ${series.unit}: average of the day's values`,
    [{ title: "Day", kind: "text" }, { title: "Mean" }, { title: "p05" }, { title: "p95" }],
    rows,
  );
}
