/** The line before stations: a table of where trains stand, and how many were abandoned. */
import type { Report } from "../../run/report.ts";
import { type HeldTrains, heldTrainsOf } from "../held-trains.ts";
import { checkpointName } from "../names.ts";
import type { Figure } from "../summary-lookup.ts";
import { alignedIntervals, intervalText } from "./aligned.ts";
import { printable } from "./display-width.ts";
import { heading, layoutOf, type Page } from "./page.ts";
import { type Column, table } from "./table.ts";
import { wrapped } from "./wrap.ts";

/** A table for each line on which a train ever stood. */
export function heldTrainsSection(report: Report, page: Page): string[] {
  const lines = heldTrainsOf(report).filter((line) => line.stations.some(({ most }) => most.value > 0));
  return lines.flatMap((line) => {
    const name = checkpointName(report, line.checkpoint);
    const where = printable(line.side === "" ? name : `${name}, from ${line.side}`);
    return [
      ...heading("Trains held on the line", where, page),
      ...stationsTable(line, page),
      ...wrapped(abandonedText(line, page), page.width),
    ];
  });
}

function stationsTable({ stations }: HeldTrains, page: Page): string[] {
  const used = stations.filter(({ most }) => most.value > 0);
  const means = alignedIntervals(
    used.map(({ mean }) => mean),
    page.marks.plusMinus,
  );
  const most = alignedIntervals(
    used.map((entry) => entry.most),
    page.marks.plusMinus,
  );
  const columns: readonly Column[] = [
    { header: ["station, nearest first"], align: "left", least: 16 },
    { header: ["trains, mean"], align: "right" },
    { header: ["at most"], align: "right" },
  ];
  const rows = used.map(({ station }, i) => [
    station === "" ? "beyond the last" : printable(station),
    means[i] ?? "",
    most[i] ?? "",
  ]);
  return table(columns, rows, layoutOf(page));
}

function abandonedText({ ever, everWagons, mostAbandoned }: HeldTrains, page: Page): string {
  if (!(ever.value > 0)) return "";
  const text = (figure: Figure) => intervalText(figure, page.marks.plusMinus);
  return `Abandoned: ${text(ever)} trains (${text(everWagons)} wagons), at most ${text(mostAbandoned)} at one time.`;
}
