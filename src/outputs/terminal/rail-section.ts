/** Rail stations: tables of tracks, paths and departures, a sentence for each stock of wagons and each yard. */
import type { Report, Statistic } from "../../run/report.ts";
import { type RailPart, railPartsOf } from "../rail-parts.ts";
import { intervalText, valueText } from "./aligned.ts";
import { printable } from "./display-width.ts";
import { heading, layoutOf, type Page } from "./page.ts";
import { type Column, table } from "./table.ts";
import { wrapped } from "./wrap.ts";

/** The parts of all rail stations. */
export function railSection(report: Report, page: Page): string[] {
  const { tracks, wagons, paths, departures } = railPartsOf(report);
  const lines = [
    ...tableOf("tracks", ["occupied", "in use", "most, 95 %"], tracks.map(trackRow(page)), page),
    ...tableOf("paths", ["offered", "used", "lost", "kept"], paths.map(pathRow(page)), page),
    ...tableOf("departures", ["trains a day", "wagons", "TEU"], departures.map(departureRow(page)), page),
    ...[
      ...wagons.map((part) => wagonsSentence(part, page)),
      ...departures.flatMap((part) => yardSentence(part)),
    ].flatMap((s) => wrapped(s, page.width)),
  ];
  if (lines.length === 0) return [];
  return [
    ...heading("Rail", "a replication; tracks by the time average, and for 95 % of the time", page),
    ...lines,
  ];
}

/** A small table: what each row is, and its figures. */
function tableOf(what: string, heads: readonly string[], rows: readonly string[][], page: Page): string[] {
  if (rows.length === 0) return [];
  const columns: Column[] = [
    { header: [what], align: "left", least: 16 },
    ...heads.map((head): Column => ({ header: [head], align: "right" })),
  ];
  return table(columns, rows, layoutOf(page));
}

/** Reads figures of one part as text. */
function readerOf({ figure, above }: RailPart, page: Page) {
  return {
    /** What is the same in every replication needs no interval. */
    interval: (metric: string, statistic: Statistic = "count") => {
      const found = figure(metric, statistic);
      return found.halfWidth === 0 ? valueText(found) : intervalText(found, page.marks.plusMinus);
    },
    value: (metric: string, statistic: Statistic) => valueText(figure(metric, statistic)),
    percent: (share: number) => `${(share * 100).toFixed(1)} %`,
    share: above,
    number: (metric: string, statistic: Statistic = "count") => figure(metric, statistic).value,
  };
}

function trackRow(page: Page) {
  return (part: RailPart): string[] => {
    const { interval, value, percent, number } = readerOf(part, page);
    const use = percent(number("utilisation", "mean"));
    return [printable(part.name), interval("tracksOccupied", "mean"), use, value("tracksOccupied", "p95")];
  };
}

function wagonsSentence(part: RailPart, page: Page): string {
  const { interval, percent, share, number } = readerOf(part, page);
  const sources = [
    [number("wagonsInitial"), `${interval("wagonsInitial")} at the beginning`],
    [number("wagonsSupplied"), `${interval("wagonsSupplied")} supplied`],
    [number("wagonsGiven"), `${interval("wagonsGiven")} left by trains`],
  ] as const;
  const came = sources.filter(([many]) => many > 0).map(([, words]) => words);
  const waited = percent(share("wagonQueue").value);
  return `Wagons ${printable(part.name)}: ${came.join(", ") || "none"}; ${interval("wagonsTaken")} taken, ${interval("wagonsLeft")} at the end; a train waited for some ${waited} of the time.`;
}

function pathRow(page: Page) {
  return (part: RailPart): string[] => {
    const { interval } = readerOf(part, page);
    const counts = ["pathsOffered", "pathsUsed", "pathsLost", "pathsKept"].map((metric) => interval(metric));
    return [printable(part.name), ...counts];
  };
}

function departureRow(page: Page) {
  return (part: RailPart): string[] => {
    const { interval } = readerOf(part, page);
    const loads = ["departingWagons", "departingTeu"].map((metric) => interval(metric));
    return [printable(part.name), interval("departuresPerDay", "mean"), ...loads];
  };
}

/** What stood in the yard of a stage that has one. */
function yardSentence(part: RailPart): string[] {
  if (!(part.figure("yard", "mean").observations > 0)) return [];
  const text = (metric: string, statistic: Statistic) => valueText(part.figure(metric, statistic));
  return [
    `Yard of ${printable(part.name)}: ${text("yard", "mean")} on average, ${text("yard", "max")} at most; each for ${text("yardTime", "mean")} h on average.`,
  ];
}
