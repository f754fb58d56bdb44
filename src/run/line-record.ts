/**
 * What one replication finds of trains held on the line before stations: how many were abandoned, and what that cost; and
 * the books of the places where they stand.
 */
import type { StationsBefore } from "../model/line/stations-before.ts";
import type { LevelSet } from "../statistics/level-set.ts";
import type { Books } from "./books.ts";
import type { LineFound } from "./line-figures.ts";

/** The line before one gate at work. */
export interface HeldLine {
  readonly name: string;
  readonly stations: StationsBefore;
  /** The gate behind it, which counts those who are not let in, and the level of that. */
  readonly gate: { readonly queued: number };
  readonly queueLevel: number;
}

/** Closes the books of a line and gives what was found. */
export function lineFound(
  { name, stations, gate, queueLevel }: HeldLine,
  books: Books,
  levels: LevelSet,
  end: number,
): LineFound {
  const { held } = stations.levels;
  const standing = held.reduce((sum, l) => sum + levels.value(l), 0);
  books.equal("line-places", `trains held before ${name}`, gate.queued, standing);
  books.equal("line-places", `trains known to stand before ${name}`, gate.queued, stations.size);
  if (stations.checked > 0)
    books.none(
      "line-places",
      "places taken twice, or entries without a locomotive",
      stations.checked,
      stations.breaches,
    );
  const times = held.reduce((sum, l) => sum + levels.integral(l, end), 0);
  const queue = levels.integral(queueLevel, end);
  books.equalTimes("littles-law", `trains held before ${name}`, queue, times, 2 * stations.checked, end);
  const { trains, wagons, times: often, restartTime } = stations;
  return { trains, wagons, times: often, restartTime };
}
