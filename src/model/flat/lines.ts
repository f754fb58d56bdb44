/**
 * Lines of waiting vehicles, first in first out or by static priority, as rows of the post. Vehicles leave a line at
 * its head only: nobody gives up where the flat engine runs.
 */
import { NOBODY } from "../vehicles.ts";
import { LINE, VEHICLE } from "./layout.ts";
import type { VehicleTable } from "./rows.ts";

const { size: SIZE, some: SOME, byRank: BY_RANK, ends: ENDS } = LINE;
const { after: AFTER, rank: RANK } = VEHICLE;
const NONE = NOBODY + 0;

/** Priorities there can be: one bit of a whole number each. */
export const MOST_RANKS = 30;

/** Length of the row of a line: head and tail for each rank. */
export function lineLength(ranks: number): number {
  return LINE.ends + 2 * ranks;
}

/** Adds a vehicle. */
export function push(n: Int32Array, line: number, table: VehicleTable, v: number): void {
  const { ints } = table;
  const rank = n[line + BY_RANK] === 1 ? ints[v + RANK]! : 0;
  const head = line + ENDS + 2 * rank;
  const some = n[line + SOME]!;
  ints[v + AFTER] = NONE;
  if ((some & (1 << rank)) === 0) {
    n[line + SOME] = some | (1 << rank);
    n[head] = v;
  } else ints[n[head + 1]! + AFTER] = v;
  n[head + 1] = v;
  n[line + SIZE]! += 1;
}

/** The vehicle that is next, NOBODY when none waits. */
export function first(n: Int32Array, line: number): number {
  const some = n[line + SOME]!;
  if (some === 0) return NONE;
  return n[line + ENDS + 2 * (31 - Math.clz32(some & -some))]!;
}

/** Takes the vehicle that is next out of a line that is not empty. */
export function shift(n: Int32Array, line: number, table: VehicleTable): void {
  const some = n[line + SOME]!;
  const lowest = some & -some;
  const head = line + ENDS + 2 * (31 - Math.clz32(lowest));
  const v = n[head]!;
  if (v === n[head + 1]) n[line + SOME] = some ^ lowest;
  else n[head] = table.ints[v + AFTER]!;
  n[line + SIZE]! -= 1;
}
