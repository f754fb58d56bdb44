/** The distribution of the total delay in both scenarios: cumulative curves, and histograms back to back. */
import type { Comparison } from "../../../../experiments/compare.ts";
import type { WaitRow } from "../../../../run/report.ts";
import { type Bar, barWidth, binsOf, joined, reachOf, roundedUp } from "../../../distribution.ts";
import { metricTitle } from "../../../metric-titles.ts";
import { type Place, placesOf, type Scope, scopesAt } from "../../../scopes.ts";
import { SummaryLookup } from "../../../summary-lookup.ts";
import { type TimeUnit, timeUnitOf } from "../../../time-unit.ts";
import type { ComparisonSection } from "../../comparison-section.ts";
import { escaped } from "../../escape.ts";
import { footAxis, leftAxis, plainTicks } from "../../svg/axis.ts";
import { type Area, CHART_WIDTH, chartFigure } from "../../svg/chart.ts";
import { legend } from "../../svg/legend.ts";
import { linePath } from "../../svg/line.ts";
import { at, linearScale, roundTicks, type Scale } from "../../svg/scale.ts";
import { foldedTable } from "../../table-markup.ts";

const METRIC = "totalDelay";
/** No bar of a histogram is narrower than this part of the axis. */
const NARROWEST = 1 / 64;
const KEY = legend([
  { mark: "fill-all", name: "base" },
  { mark: "fill-1", name: "other" },
]);

/** Two charts a flow, on the same axis. */
export const comparedDistributions: ComparisonSection = {
  id: "distributions",
  title: "Distribution of the delay",
  body: (comparison) => {
    const places = placesOf(comparison.base);
    return places.map((place) => placeMarkup(comparison, place, places.length > 1)).join("");
  },
};

/** Bins of the base and of the other. */
type Pair = readonly [readonly WaitRow[], readonly WaitRow[]];

interface Drawn {
  readonly scope: Scope;
  readonly bins: Pair;
}

interface Axis {
  /** [h] */
  readonly end: number;
  readonly unit: TimeUnit;
}

function placeMarkup(comparison: Comparison, place: Place, named: boolean): string {
  const { base, other } = comparison;
  // All flows first: the chart most readers want.
  const scopes = [...scopesAt(base, place.id)].sort(
    (a, b) => Number(b.flow === "*") - Number(a.flow === "*"),
  );
  const pairs = scopes
    .map((scope) => ({
      scope,
      bins: [binsOf(base, place.id, scope.flow, METRIC), binsOf(other, place.id, scope.flow, METRIC)] as Pair,
    }))
    .filter(({ bins }) => bins.every((rows) => rows.length > 0));
  const reach = Math.max(0, ...pairs.flatMap(({ bins }) => bins.map((rows) => reachOf(rows, 0.99))));
  if (!(reach > 0)) return "";
  const unit = timeUnitOf(scopes.map((scope) => SummaryLookup.of(base).figure(METRIC, "mean", scope).value));
  const axis = { end: roundedUp(reach * unit.perHour) / unit.perHour, unit };
  const name = named ? `<h3>${escaped(place.title || place.id)}</h3>` : "";
  const charts = pairs.map(
    ({ scope, bins }) =>
      cumulative(comparison, place, { scope, bins }, axis) + backToBack(place, scope, bins, axis),
  );
  return name + charts.join("");
}

function titleOf(scope: Scope): string {
  return scope.flow === "*" ? "All flows" : scope.title;
}

function idOf(kind: string, place: Place, scope: Scope): string {
  return `${kind}-${place.id}-${scope.flow}`.replaceAll("*", "all");
}

function cumulative(
  { base, other }: Comparison,
  place: Place,
  { scope, bins }: Drawn,
  { end, unit }: Axis,
): string {
  const area: Area = { left: 56, right: CHART_WIDTH - 16, top: 32, bottom: 250 };
  const x = linearScale(0, end * unit.perHour, area.left, area.right);
  const y = linearScale(0, 1, area.bottom, area.top);
  const lines = bins.map((rows, i) => {
    const ends = rows.filter(({ to }) => to <= end * (1 + 1e-9));
    const points = ends.map(({ to, cumulativeShare }) => [x(to * unit.perHour), y(cumulativeShare)] as const);
    // Beyond the last whole bin the few that are left: straight to the longest delay.
    const longest = SummaryLookup.of(i === 0 ? base : other).figure(METRIC, "max", scope).value;
    const tail = tailOf(ends.at(-1), longest, end).map(
      ([hours, share]) => [x(hours * unit.perHour), y(share)] as const,
    );
    const start = [x((ends[0]?.from ?? 0) * unit.perHour), y(0)] as const;
    return `<path class="line ${i === 0 ? "line-all under" : "line-1"}" d="${linePath([start, ...points, ...tail])}"/>`;
  });
  const shares = [0, 0.25, 0.5, 0.75, 0.95].map((value) => ({ value, label: `${value * 100} %` }));
  const content =
    leftAxis(shares, y, area, "share of vehicles through within") + foot(x, area, end, unit) + lines.join("");
  const frame = {
    id: idOf("cumulative", place, scope),
    title: `${titleOf(scope)}: share of vehicles through within a time`,
    description: `Cumulative curves of the total delay of both scenarios, in ${unit.plural}; the table beneath has the numbers.`,
    width: CHART_WIDTH,
    height: area.bottom + 44,
  };
  return chartFigure(frame, content, { above: KEY, beneath: numbers(bins, end, unit) });
}

/** From the last whole bin straight to the longest delay, cut off at the end of the axis. */
function tailOf(last: WaitRow | undefined, longest: number, end: number): [hours: number, share: number][] {
  if (last === undefined || !(longest > last.to)) return [];
  const to = Math.min(longest, end);
  const share = last.cumulativeShare + ((1 - last.cumulativeShare) * (to - last.to)) / (longest - last.to);
  return [[to, share]];
}

function foot(x: Scale, area: Area, end: number, unit: TimeUnit): string {
  const ticks = plainTicks(roundTicks(0, end * unit.perHour, 10));
  return footAxis(ticks, x, area, `${metricTitle(METRIC)}, ${unit.plural}`);
}

/** Cumulative shares at about a dozen times. */
function numbers(bins: Pair, end: number, unit: TimeUnit): string {
  const within = (rows: readonly WaitRow[], time: number) =>
    rows.findLast(({ to }) => to * unit.perHour <= time * (1 + 1e-9))?.cumulativeShare ?? 0;
  return foldedTable(
    `Share of vehicles through within a time, in ${unit.plural}`,
    [{ title: "Within", kind: "text" }, { title: "Base" }, { title: "Other" }],
    roundTicks(0, end * unit.perHour, 12)
      .slice(1)
      .map((time) => [
        `${Number(time.toPrecision(6))} ${unit.name}`,
        ...bins.map((rows) => `${(within(rows, time) * 100).toFixed(1)} %`),
      ]),
  );
}

/** The base above the line, the other beneath it, on one scale. */
function backToBack(place: Place, scope: Scope, bins: Pair, { end, unit }: Axis): string {
  const area: Area = { left: 56, right: CHART_WIDTH - 16, top: 28, bottom: 228 };
  const middle = (area.top + area.bottom) / 2;
  const sides = bins.map((rows) => joined(rows, end * NARROWEST).filter(({ from }) => from < end));
  const width = barWidth(...sides);
  const density = ({ from, to, share }: Bar) => (share * 100 * width.hours) / (to - from);
  const top = roundedUp(Math.max(...sides.flat().map(density)));
  const x = linearScale(0, end * unit.perHour, area.left, area.right);
  const y = linearScale(-top, top, area.bottom, area.top);
  const bars = sides.flatMap((side, i) =>
    side.map((bar) => {
      const from = x(bar.from * unit.perHour);
      const wide = Math.min(x(bar.to * unit.perHour), area.right) - from;
      const height = middle - y(density(bar));
      const [mark, name] = i === 0 ? ["fill-all", "base"] : ["fill-1", "other"];
      const words = `${name}, ${tick(bar.from * unit.perHour)} to ${tick(bar.to * unit.perHour)} ${unit.name}: ${(bar.share * 100).toFixed(2)} % of vehicles`;
      return `<rect class="${mark}" x="${at(from + 0.5)}" y="${at(i === 0 ? middle - height : middle)}" width="${at(
        Math.max(0.5, wide - 1),
      )}" height="${at(height)}"><title>${escaped(words)}</title></rect>`;
    }),
  );
  const marks = roundTicks(0, top, 3);
  const ticks = [...marks.slice(1).map((value) => -value), ...marks].map((value) => ({
    value,
    label: `${tick(Math.abs(value))} %`,
  }));
  const content =
    leftAxis(ticks, y, area, `share of vehicles per ${width.text}`) +
    bars.join("") +
    `<line class="axis" x1="${area.left}" x2="${area.right}" y1="${at(middle)}" y2="${at(middle)}"/>` +
    `<text class="mark-text" x="${area.right - 4}" y="${area.top + 14}" text-anchor="end">base</text><text class="mark-text" x="${
      area.right - 4
    }" y="${area.bottom - 8}" text-anchor="end">other</text>` +
    foot(x, area, end, unit);
  const frame = {
    id: idOf("histogram", place, scope),
    title: `${titleOf(scope)}: base above, other beneath`,
    description: `Histograms of the total delay of both scenarios back to back, in ${unit.plural}.`,
    width: CHART_WIDTH,
    height: area.bottom + 44,
  };
  return chartFigure(frame, content, { above: KEY });
}

function tick(value: number): string {
  return String(Number(value.toPrecision(4)));
}
