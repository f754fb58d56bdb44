/** The line before stations: trains at each place, and those that were abandoned. */
import { type HeldTrains, heldTrainsOf } from "../../held-trains.ts";
import { checkpointName } from "../../names.ts";
import { escaped } from "../escape.ts";
import { intervalMarkup } from "../figure-markup.ts";
import type { Section } from "../section.ts";
import { tableMarkup } from "../table-markup.ts";

/** A table of places and a table of abandoned trains. */
export const heldTrains: Section = {
  id: "line",
  title: "Trains held on the line",
  body: (report) => {
    const lines = heldTrainsOf(report);
    if (lines.length === 0) return "";
    const before = ({ checkpoint, side }: HeldTrains) => {
      const name = checkpointName(report, checkpoint);
      return escaped(side === "" ? name : `${name}, from ${side}`);
    };
    const places = lines.flatMap((line) =>
      line.stations.map(({ station, mean, most }) => [
        before(line),
        escaped(station === "" ? "beyond the last" : station),
        intervalMarkup(mean),
        intervalMarkup(most),
      ]),
    );
    const abandoned = lines
      .filter(({ ever }) => !Number.isNaN(ever.value))
      .map((line) => [
        before(line),
        intervalMarkup(line.ever),
        intervalMarkup(line.everWagons),
        intervalMarkup(line.mostAbandoned),
        intervalMarkup(line.mostWagons),
        intervalMarkup(line.restartTime),
      ]);
    const table = tableMarkup(
      "Trains that are not let in, by where they stand",
      [
        { title: "Before", kind: "text" },
        { title: "Station", kind: "text" },
        { title: "Mean" },
        { title: "Most" },
      ],
      places,
    );
    if (abandoned.length === 0) return table;
    return `${table}${tableMarkup(
      "Trains held so long that they lost locomotive and crew: in all, the most at one time, and train hours of restarts",
      [
        { title: "Before", kind: "text" },
        { title: "Trains" },
        { title: "Wagons" },
        { title: "Most trains" },
        { title: "Most wagons" },
        { title: "Restarts" },
      ],
      abandoned,
    )}`;
  },
};
