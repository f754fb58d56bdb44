/**
 * A line of waiting vehicles, first in first out or by static priority. Vehicles leave it at its head only: nobody
 * gives up where this loop runs.
 */
import { RANKS } from "./kinds";
import { Vehicle } from "./places";

/** A line: one list, or where priority counts one for each rank. */
@unmanaged
export class Line {
  size: i32 = 0;
  /** The vehicle that is next, or null. */
  first: Vehicle | null = null;
  last: Vehicle | null = null;
  byRank: i32;
  /** Stages to which its vehicles go first; of a gate's line. */
  stages: i32 = 0;
  /** Bits of the ranks of which somebody waits; first and last of each. */
  some: i32 = 0;
  heads: StaticArray<usize>;
  tails: StaticArray<usize>;

  /** @param ranks number of priorities of all flows, at most 31 */
  constructor(ranks: i32, byRank: i32) {
    this.byRank = byRank;
    this.heads = new StaticArray<usize>(byRank === 1 ? ranks : 0);
    this.tails = new StaticArray<usize>(byRank === 1 ? ranks : 0);
  }

  /** Adds a vehicle. */
  push(v: Vehicle): void {
    if (RANKS && this.byRank === 1) this.pushByRank(v);
    else {
      if (this.size === 0) this.first = v;
      else this.last!.after = v;
      this.last = v;
    }
    this.size += 1;
  }

  /** Takes the vehicle that is next out of a line that is not empty. */
  shift(): void {
    this.size -= 1;
    if (RANKS && this.byRank === 1) this.shiftByRank();
    else this.first = this.size === 0 ? null : this.first!.after;
  }

  private pushByRank(v: Vehicle): void {
    const rank = v.rank;
    const bit = 1 << rank;
    if ((this.some & bit) === 0) {
      this.some |= bit;
      this.heads[rank] = changetype<usize>(v);
      this.first = this.best();
    } else changetype<Vehicle>(this.tails[rank]).after = v;
    this.tails[rank] = changetype<usize>(v);
  }

  private shiftByRank(): void {
    const v = this.first!;
    const rank = v.rank;
    if (changetype<usize>(v) === this.tails[rank]) this.some ^= 1 << rank;
    else this.heads[rank] = changetype<usize>(v.after);
    this.first = this.some === 0 ? null : this.best();
  }

  /** The first of the best rank of those of which somebody waits: the lowest. */
  private best(): Vehicle {
    return changetype<Vehicle>(this.heads[ctz(this.some)]);
  }
}
