/** The distribution of the total delay: how many vehicles are through within each time, and a histogram a flow. */
import type { Report, WaitRow } from "../../../run/report.ts";
import { type Bar, barWidth, binsOf, joined, reachOf, roundedUp } from "../../distribution.ts";
import { metricTitle } from "../../metric-titles.ts";
import { type Place, placesOf, type Scope, scopesAt } from "../../scopes.ts";
import { SummaryLookup } from "../../summary-lookup.ts";
import { type TimeUnit, timeUnitOf } from "../../time-unit.ts";
import { escaped } from "../escape.ts";
import type { Section } from "../section.ts";
import { footAxis, leftAxis, plainTicks } from "../svg/axis.ts";
import { type Area, CHART_WIDTH, chartFigure } from "../svg/chart.ts";
import { legend } from "../svg/legend.ts";
import { linePath } from "../svg/line.ts";
import { at, linearScale, roundTicks, type Scale } from "../svg/scale.ts";
import { foldedTable } from "../table-markup.ts";

const METRIC = "totalDelay";
/** Colours before dashes are used. */
const COLOURS = 6;
/** No bar of a histogram is narrower than this part of the axis. */
const NARROWEST = 1 / 64;

/** Cumulative curves of all flows, then histograms. */
export const distributions: Section = {
  id: "distributions",
  title: "Distribution of the delay",
  body: (report) => {
    const places = placesOf(report);
    return places.map((place) => placeMarkup(report, place, places.length > 1)).join("");
  },
};

interface Curve {
  readonly scope: Scope;
  readonly bins: readonly WaitRow[];
  /** Number of its colour; 0 is that of all flows. */
  readonly colour: number;
  readonly dashed: boolean;
}

/** The axis that all charts of a place share. */
interface Axis {
  /** [h] */
  readonly end: number;
  readonly unit: TimeUnit;
}

function placeMarkup(report: Report, place: Place, named: boolean): string {
  const curves = scopesAt(report, place.id)
    .map((scope, i) => ({
      scope,
      bins: binsOf(report, place.id, scope.flow, METRIC),
      colour: scope.flow === "*" ? 0 : (i % COLOURS) + 1,
      dashed: scope.flow !== "*" && i >= COLOURS,
    }))
    .filter(({ bins }) => bins.length > 0);
  const reach = Math.max(0, ...curves.map(({ bins }) => reachOf(bins, 0.995)));
  if (reach === 0) return "";
  const unit = timeUnitOf(
    curves.map(({ scope }) => SummaryLookup.of(report).figure(METRIC, "mean", scope).value),
  );
  const axis = { end: roundedUp(reach * unit.perHour) / unit.perHour, unit };
  const name = named ? `<h3>${escaped(place.title || place.id)}</h3>` : "";
  return `${name}${cumulative(report, place, curves, axis)}${curves.map((curve) => histogram(report, place, curve, axis)).join("")}`;
}

function cumulative(report: Report, place: Place, curves: readonly Curve[], { end, unit }: Axis): string {
  const area: Area = { left: 56, right: CHART_WIDTH - 16, top: 44, bottom: 330 };
  const x = linearScale(0, end * unit.perHour, area.left, area.right);
  const y = linearScale(0, 1, area.bottom, area.top);
  const lines = curves.map(({ bins, colour, dashed }) => {
    const ends = bins.filter(({ to }) => to <= end);
    const points = ends.map(({ to, cumulativeShare }) => [x(to * unit.perHour), y(cumulativeShare)] as const);
    const start = [x((ends[0]?.from ?? 0) * unit.perHour), y(0)] as const;
    return `<path class="line line-${colour}${dashed ? " again" : ""}" d="${linePath([start, ...points])}"/>`;
  });
  const percents = [0, 0.25, 0.5, 0.75, 0.9, 1];
  const axes =
    leftAxis(
      percents.map((value) => ({ value, label: `${value * 100} %` })),
      y,
      area,
      "share of vehicles through within",
    ) +
    footAxis(
      plainTicks(roundTicks(0, end * unit.perHour, 10)),
      x,
      area,
      `${metricTitle(METRIC)}, ${unit.plural}`,
    );
  const key = legend(
    curves.map(({ scope, colour }) => ({
      mark: colour === 0 ? "fill-ink" : `fill-${colour}`,
      name: scope.title,
    })),
  );
  const frame = {
    id: `cumulative-${place.id}`,
    title: "Share of vehicles through within a time",
    description: `Cumulative curves of the total delay in ${unit.plural}, a line a flow; the table beneath has the numbers.`,
    width: CHART_WIDTH,
    height: area.bottom + 44,
  };
  const marks = thresholds(report, x, area, end, unit);
  return chartFigure(frame, axes + marks + lines.join(""), {
    above: key,
    beneath: numbers(curves, end, unit),
  });
}

/** Upright lines at the thresholds of the scenario. */
function thresholds(report: Report, x: Scale, area: Area, end: number, unit: TimeUnit): string {
  return report.scenario.thresholds
    .filter((hours) => hours > 0 && hours < end)
    .map((hours) => {
      const place = at(x(hours * unit.perHour));
      return `<line class="mark" x1="${place}" x2="${place}" y1="${area.top}" y2="${area.bottom}"/><text class="mark-text" x="${place}" y="${
        area.top - 6
      }" text-anchor="middle">${Number((hours * unit.perHour).toPrecision(4))} ${unit.name}</text>`;
    })
    .join("");
}

/** Cumulative shares at about a dozen times. */
function numbers(curves: readonly Curve[], end: number, unit: TimeUnit): string {
  const times = roundTicks(0, end * unit.perHour, 12).slice(1);
  const within = (bins: readonly WaitRow[], time: number) =>
    bins.findLast(({ to }) => to * unit.perHour <= time * (1 + 1e-9))?.cumulativeShare ?? 0;
  return foldedTable(
    `Share of vehicles through within a time, in ${unit.plural}`,
    [{ title: "Within", kind: "text" }, ...curves.map(({ scope }) => ({ title: scope.title }))],
    times.map((time) => [
      `${Number(time.toPrecision(6))} ${unit.name}`,
      ...curves.map(({ bins }) => `${(within(bins, time) * 100).toFixed(1)} %`),
    ]),
  );
}

function histogram(report: Report, place: Place, curve: Curve, { end, unit }: Axis): string {
  const area: Area = { left: 56, right: CHART_WIDTH - 16, top: 44, bottom: 174 };
  const bars = joined(curve.bins, end * NARROWEST).filter(({ from }) => from < end);
  const width = barWidth(bars);
  const density = ({ from, to, share }: Bar) => (share * 100 * width.hours) / (to - from);
  const top = roundedUp(Math.max(...bars.map(density)));
  const x = linearScale(0, end * unit.perHour, area.left, area.right);
  const y = linearScale(0, top, area.bottom, area.top);
  const drawn = bars.map((bar) => {
    const from = x(bar.from * unit.perHour);
    const wide = Math.min(x(bar.to * unit.perHour), area.right) - from;
    const height = area.bottom - y(density(bar));
    const text = `${tick(bar.from * unit.perHour)} to ${tick(bar.to * unit.perHour)} ${unit.name}: ${(bar.share * 100).toFixed(2)} % of vehicles`;
    return `<rect class="fill-${curve.colour || "all"}" x="${at(from + 0.5)}" y="${at(y(density(bar)))}" width="${at(
      Math.max(0.5, wide - 1),
    )}" height="${at(height)}"><title>${escaped(text)}</title></rect>`;
  });
  const axes =
    leftAxis(plainTicks(roundTicks(0, top, 3), " %"), y, area, `share of vehicles per ${width.text}`) +
    footAxis(
      plainTicks(roundTicks(0, end * unit.perHour, 10)),
      x,
      area,
      `${metricTitle(METRIC)}, ${unit.plural}`,
    );
  const frame = {
    id: `histogram-${place.id}-${curve.scope.flow === "*" ? "all" : curve.scope.flow}`,
    title: `${curve.scope.title === "all" ? "All flows" : curve.scope.title}${beyond(curve.bins, end, unit)}`,
    description: `Histogram of the total delay of ${curve.scope.title}, in ${unit.plural}.`,
    width: CHART_WIDTH,
    height: area.bottom + 44,
  };
  return chartFigure(frame, axes + drawn.join("") + quantileMarks(report, curve.scope, x, area, end, unit));
}

/** The median and p95 as upright lines. */
function quantileMarks(
  report: Report,
  scope: Scope,
  x: Scale,
  area: Area,
  end: number,
  unit: TimeUnit,
): string {
  const lookup = SummaryLookup.of(report);
  return (["p50", "p95"] as const)
    .map((name) => ({ name, hours: lookup.figure(METRIC, name, scope).value }))
    .filter(({ hours }) => hours < end)
    .map(({ name, hours }) => {
      const place = at(x(hours * unit.perHour));
      return `<line class="mark" x1="${place}" x2="${place}" y1="${area.top}" y2="${area.bottom}"/><text class="mark-text" x="${place}" y="${
        area.top - 6
      }" text-anchor="middle">${name === "p50" ? "median" : name}</text>`;
    })
    .join("");
}

/** How many vehicles lie beyond the last bar. */
function beyond(bins: readonly WaitRow[], end: number, unit: TimeUnit): string {
  const last = bins.findLast(({ to }) => to <= end * (1 + 1e-9));
  const share = last === undefined ? 0 : 1 - last.cumulativeShare;
  if (last === undefined || share < 0.00005) return "";
  return ` (${(share * 100).toFixed(2)} % beyond ${tick(last.to * unit.perHour)} ${unit.name})`;
}

function tick(value: number): string {
  return String(Number(value.toPrecision(4)));
}
