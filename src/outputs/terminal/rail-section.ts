/** Rail stations: tracks, wagons, paths and departures. A sentence each. */
import type { Report, Statistic } from "../../run/report.ts";
import { type RailPart, railPartsOf } from "../rail-parts.ts";
import { intervalText, valueText } from "./aligned.ts";
import { printable } from "./display-width.ts";
import { heading, type Page } from "./page.ts";
import { wrapped } from "./wrap.ts";

/** The parts of all rail stations, each in lines of its own. */
export function railSection(report: Report, page: Page): string[] {
  const { tracks, wagons, paths, departures } = railPartsOf(report);
  const sentences = [
    ...tracks.map((part) => tracksSentence(part, page)),
    ...wagons.map((part) => wagonsSentence(part, page)),
    ...paths.map((part) => pathsSentence(part, page)),
    ...departures.map((part) => departuresSentence(part, page)),
  ];
  if (sentences.length === 0) return [];
  return [...heading("Rail", "a replication", page), ...sentences.flatMap((s) => wrapped(s, page.width))];
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

function tracksSentence(part: RailPart, page: Page): string {
  const { interval, value, percent, number } = readerOf(part, page);
  const use = percent(number("utilisation", "mean"));
  return `Tracks ${printable(part.name)}: ${interval("tracksOccupied", "mean")} occupied on average (${use}); at most ${value("tracksOccupied", "p95")} for 95 % of the time.`;
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

function pathsSentence(part: RailPart, page: Page): string {
  const { interval, number } = readerOf(part, page);
  const kept = number("pathsKept") > 0 ? `, ${interval("pathsKept")} kept at the end` : "";
  return `Paths ${printable(part.name)}: ${interval("pathsOffered")} offered, ${interval("pathsUsed")} used, ${interval("pathsLost")} lost${kept}.`;
}

function departuresSentence(part: RailPart, page: Page): string {
  const { interval, value, number } = readerOf(part, page);
  const loads = [
    [number("departingWagons"), `${interval("departingWagons")} wagons`],
    [number("departingTeu"), `${interval("departingTeu")} TEU`],
  ] as const;
  const carried = loads.filter(([many]) => many > 0).map(([, words]) => words);
  const load = carried.length === 0 ? "" : `, with ${carried.join(" and ")} in all`;
  const yard =
    part.figure("yard", "mean").observations > 0
      ? ` In the yard ${value("yard", "mean")} on average, ${value("yard", "max")} at most; each for ${value("yardTime", "mean")} h on average.`
      : "";
  return `Departures at ${printable(part.name)}: ${interval("departuresPerDay", "mean")} trains a day${load}.${yard}`;
}
