/** Rail stations: how full the tracks are, what became of wagons and paths, and what departs. */
import { type RailPart, railPartsOf } from "../../rail-parts.ts";
import type { Figure } from "../../summary-lookup.ts";
import { escaped } from "../escape.ts";
import { intervalMarkup, percentMarkup } from "../figure-markup.ts";
import type { Section } from "../section.ts";
import { tableMarkup } from "../table-markup.ts";

/** A column: its title, and its cell. */
type Cell = readonly [title: string, of: (part: RailPart) => string];

const count = (title: string, metric: string): Cell => [
  title,
  ({ figure }) => intervalMarkup(figure(metric, "count")),
];
const mean = (title: string, metric: string): Cell => [
  title,
  ({ figure }) => intervalMarkup(figure(metric, "mean")),
];
const share = (title: string, of: (part: RailPart) => Figure): Cell => [
  title,
  (part) => percentMarkup(of(part)),
];

const TRACKS: readonly Cell[] = [
  mean("Occupied, mean", "tracksOccupied"),
  ["95 % of the time at most", ({ figure }) => intervalMarkup(figure("tracksOccupied", "p95"))],
  ["Most", ({ figure }) => intervalMarkup(figure("tracksOccupied", "max"))],
  share("Use", ({ figure }) => figure("utilisation", "mean")),
];
const WAGONS: readonly Cell[] = [
  count("At the beginning", "wagonsInitial"),
  count("Supplied", "wagonsSupplied"),
  count("Left by trains", "wagonsGiven"),
  count("Taken", "wagonsTaken"),
  count("At the end", "wagonsLeft"),
  mean("In stock, mean", "wagonStock"),
  share("A train waited", ({ above }) => above("wagonQueue")),
];
const PATHS: readonly Cell[] = [
  count("Offered", "pathsOffered"),
  count("Used", "pathsUsed"),
  count("Lost", "pathsLost"),
  count("Kept at the end", "pathsKept"),
];
const DEPARTURES: readonly Cell[] = [
  mean("Trains a day", "departuresPerDay"),
  count("Trains", "departingTrains"),
  count("Wagons", "departingWagons"),
  count("TEU", "departingTeu"),
];
const YARDS: readonly Cell[] = [
  mean("In the yard, mean", "yard"),
  ["Most", ({ figure }) => intervalMarkup(figure("yard", "max"))],
  mean("Time in it, mean, h", "yardTime"),
  ["p95, h", ({ figure }) => intervalMarkup(figure("yardTime", "p95"))],
];

/** A table for each thing there is, a row each. */
export const rail: Section = {
  id: "rail",
  title: "Rail",
  body: (report) => {
    const { tracks, wagons, paths, departures } = railPartsOf(report);
    const yards = departures.filter(({ figure }) => figure("yard", "mean").observations > 0);
    return [
      table("Tracks", tracks, TRACKS),
      table("Wagons, a replication", wagons, WAGONS),
      table("Departure paths, a replication", paths, PATHS),
      table("Departures", departures, DEPARTURES),
      table("Yards of what is regrouped", yards, YARDS),
    ].join("");
  },
};

function table(title: string, parts: readonly RailPart[], cells: readonly Cell[]): string {
  if (parts.length === 0) return "";
  return tableMarkup(
    title,
    [{ title: "", kind: "text" }, ...cells.map(([heading]) => ({ title: heading }))],
    parts.map((part) => [escaped(part.name), ...cells.map(([, of]) => of(part))]),
  );
}
