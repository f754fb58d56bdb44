/** Arrivals at instants that are all known when a replication begins: timetables and traces. */
import { bisectLeft } from "d3-array";
import type { ArrivalSource } from "./arrival-source.ts";

/** Gives the instants of a sorted list one by one. Does not change the list, which several runs may share. */
export class SortedInstants implements ArrivalSource {
  readonly #instants: Float64Array;
  #given = 0;

  /** @param instants ascending [s since start] */
  constructor(instants: Float64Array) {
    this.#instants = instants;
  }

  next(): number {
    if (this.#given >= this.#instants.length) return Number.POSITIVE_INFINITY;
    const at = this.#instants[this.#given] as number;
    this.#given += 1;
    return at;
  }

  nextMany(out: Float64Array, at: number, count: number): void {
    const some = this.#instants.subarray(this.#given, this.#given + count);
    out.set(some, at);
    out.fill(Number.POSITIVE_INFINITY, at + some.length, at + count);
    this.#given += some.length;
  }
}

/** How many of a sorted list are in [from, to). O(log n). */
export function countWithin(instants: Float64Array, from: number, to: number): number {
  return to > from ? bisectLeft(instants, to) - bisectLeft(instants, from) : 0;
}
