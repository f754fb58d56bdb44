/** Arrivals and waits by the hour of arrival, and by weekday and hour. */
import type { HourlyRow, Report } from "../../../run/report.ts";
import { digitsFor, fixed } from "../../digits.ts";
import { roundedUp } from "../../distribution.ts";
import { capital, metricTitle } from "../../metric-titles.ts";
import { type Place, placesOf } from "../../scopes.ts";
import { type TimeUnit, timeUnitOf } from "../../time-unit.ts";
import { escaped } from "../escape.ts";
import type { Section } from "../section.ts";
import { footAxis, leftAxis, plainTicks } from "../svg/axis.ts";
import { type Area, CHART_WIDTH, chartFigure } from "../svg/chart.ts";
import { legend } from "../svg/legend.ts";
import { bandPath, linePath } from "../svg/line.ts";
import { at, linearScale, roundTicks } from "../svg/scale.ts";
import { foldedTable } from "../table-markup.ts";
import { weekMap } from "./week-map.ts";

/** Waits drawn, if the report has them, the first in the first colour. */
const WAITS = ["totalDelay", "borderTime", "queueWait"] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));

/** Two charts a checkpoint: arrivals and waits by hour, and a map of the week. */
export const byHour: Section = {
  id: "by-hour",
  title: "By hour of arrival",
  body: (report) => {
    const places = placesOf(report).filter(({ id }) => id !== "*");
    return places.map((place) => placeMarkup(report, place, places.length > 1)).join("");
  },
};

/** Rows of one metric by hour, all flows, all weekdays; undefined where an hour has none. */
type Day = readonly (HourlyRow | undefined)[];

function dayOf(report: Report, checkpoint: string, metric: string): Day {
  const rows = report.hourly.filter(
    (row) =>
      row.checkpoint === checkpoint && row.flow === "*" && row.weekday === "*" && row.metric === metric,
  );
  return HOURS.map((hour) => rows.find((row) => row.hour === hour));
}

function placeMarkup(report: Report, place: Place, named: boolean): string {
  const known = WAITS.map((metric) => ({ metric, day: dayOf(report, place.id, metric) })).filter(({ day }) =>
    day.some((row) => row !== undefined && Number.isFinite(row.mean)),
  );
  // Beside the total delay the time at the border says little more.
  const waits = known.filter(({ metric }) => metric !== "borderTime" || known[0]?.metric === "borderTime");
  if (waits.length === 0) return "";
  const unit = timeUnitOf([meanOf(waits[0]?.day ?? [])]);
  const arrivals = dayOf(report, place.id, "arrivals");
  const name = named ? `<h3>${escaped(place.title || place.id)}</h3>` : "";
  return (
    name +
    waitsChart(place, waits, arrivals, unit) +
    arrivalsChart(place, arrivals) +
    weekMap(report, place, unit)
  );
}

function meanOf(day: Day): number {
  const means = day.map((row) => row?.mean ?? Number.NaN).filter(Number.isFinite);
  return means.reduce((sum, value) => sum + value, 0) / means.length;
}

interface Drawn {
  readonly metric: string;
  readonly day: Day;
}

function waitsChart(place: Place, waits: readonly Drawn[], arrivals: Day, unit: TimeUnit): string {
  const area: Area = { left: 56, right: CHART_WIDTH - 16, top: 28, bottom: 220 };
  const values = waits.flatMap(({ day }) =>
    day.flatMap((row) => (row === undefined ? [] : [row.mean, row.high])),
  );
  const top = roundedUp(Math.max(...values.filter(Number.isFinite)) * unit.perHour);
  const x = linearScale(-0.5, 23.5, area.left, area.right);
  const y = linearScale(0, top, area.bottom, area.top);
  const points = (day: Day, of: (row: HourlyRow) => number) =>
    day.map((row, hour) => [x(hour), row === undefined ? Number.NaN : y(of(row) * unit.perHour)] as const);
  const lines = waits.map(({ day }, i) => {
    const band = bandPath(
      points(day, ({ high }) => high),
      points(day, ({ low }) => low),
    );
    return `<path class="band fill-${i + 1}" d="${band}"/><path class="line line-${i + 1}" d="${linePath(
      points(day, ({ mean }) => mean),
    )}"/>`;
  });
  const axes =
    leftAxis(plainTicks(roundTicks(0, top, 5)), y, area, unit.plural) +
    footAxis(hourTicks(), x, area, "hour of arrival");
  const key = legend(
    waits.map(({ metric }, i) => ({ mark: `fill-${i + 1}`, name: `mean ${metricTitle(metric)}` })),
  );
  const frame = {
    id: `hours-${place.id}`,
    title: "Mean waits by hour of arrival, all flows",
    description: `Lines by hour of day with their intervals, in ${unit.plural}.`,
    width: CHART_WIDTH,
    height: area.bottom + 44,
  };
  return chartFigure(frame, axes + lines.join(""), { above: key, beneath: numbers(waits, arrivals, unit) });
}

function arrivalsChart(place: Place, arrivals: Day): string {
  const means = arrivals.map((row) => row?.mean ?? 0);
  if (!means.some((value) => value > 0)) return "";
  const area: Area = { left: 56, right: CHART_WIDTH - 16, top: 28, bottom: 120 };
  const top = roundedUp(Math.max(...means));
  const x = linearScale(-0.5, 23.5, area.left, area.right);
  const y = linearScale(0, top, area.bottom, area.top);
  const bars = means.map((value, hour) => {
    const from = x(hour - 0.4);
    return `<rect class="fill-0" x="${at(from)}" y="${at(y(value))}" width="${at(x(hour + 0.4) - from)}" height="${at(
      area.bottom - y(value),
    )}"><title>${HOURS[hour]}:00: ${Number(value.toPrecision(3))} vehicles</title></rect>`;
  });
  const axes =
    leftAxis(plainTicks(roundTicks(0, top, 3)), y, area, "vehicles in this hour of a day") +
    footAxis(hourTicks(), x, area, "hour of arrival");
  const frame = {
    id: `arrivals-${place.id}`,
    title: "Arrivals by hour of day",
    description: "Bars of mean arrivals in each hour of the day.",
    width: CHART_WIDTH,
    height: area.bottom + 44,
  };
  return chartFigure(frame, axes + bars.join(""));
}

function hourTicks() {
  return [0, 3, 6, 9, 12, 15, 18, 21].map((value) => ({ value, label: `${HOURS[value]}:00` }));
}

function numbers(waits: readonly Drawn[], arrivals: Day, unit: TimeUnit): string {
  const text = (row: HourlyRow | undefined, factor: number) => {
    if (row === undefined || !Number.isFinite(row.mean)) return "–";
    return fixed(row.mean * factor, digitsFor(row.mean * factor, ((row.high - row.low) / 2) * factor, 1));
  };
  return foldedTable(
    `By hour of arrival, waits in ${unit.plural}`,
    [
      { title: "Hour", kind: "text" },
      { title: "Arrivals" },
      ...waits.map(({ metric }) => ({ title: capital(metricTitle(metric)) })),
    ],
    HOURS.map((hour, i) => [
      `${hour}:00`,
      text(arrivals[i], 1),
      ...waits.map(({ day }) => text(day[i], unit.perHour)),
    ]),
  );
}
