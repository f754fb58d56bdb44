/** The line before stations in a sentence each: where trains stand, and how many were abandoned. */
import type { Report } from "../../run/report.ts";
import { type HeldTrains, heldTrainsOf } from "../held-trains.ts";
import { checkpointName } from "../names.ts";
import type { Figure } from "../summary-lookup.ts";
import { intervalText } from "./aligned.ts";
import { printable } from "./display-width.ts";
import { heading, type Page } from "./page.ts";
import { wrapped } from "./wrap.ts";

/** A sentence for each line on which a train ever stood. */
export function heldTrainsSection(report: Report, page: Page): string[] {
  const lines = heldTrainsOf(report).filter((line) => line.stations.some(({ most }) => most.value > 0));
  if (lines.length === 0) return [];
  const texts = lines.flatMap((line) => {
    const name = checkpointName(report, line.checkpoint);
    const where = line.side === "" ? name : `${name}, from ${line.side}`;
    return wrapped(printable(`${where}: ${sentence(line, page)}`), page.width);
  });
  return [...heading("Trains held on the line", "", page), ...texts];
}

function sentence({ stations, ever, everWagons, mostAbandoned }: HeldTrains, page: Page): string {
  const text = (figure: Figure) => intervalText(figure, page.marks.plusMinus);
  const places = stations
    .filter(({ most }) => most.value > 0)
    .map(({ station, mean, most }) => {
      const where = station === "" ? "beyond the last station" : `at ${station}`;
      return `${text(mean)} trains ${where} (at most ${text(most)})`;
    });
  const abandoned =
    ever.value > 0
      ? [
          `${text(ever)} trains (${text(everWagons)} wagons) were abandoned, at most ${text(mostAbandoned)} at one time`,
        ]
      : [];
  return `${[...places, ...abandoned].join("; ")}.`;
}
