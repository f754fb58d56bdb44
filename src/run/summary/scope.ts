/** Sets of vehicles that summary rows are about, and their times. */
import type { Tally } from "../../statistics/tally.ts";

/** A set of vehicles: some flows, perhaps of one channel. */
export interface Scope {
  readonly checkpoint: string;
  readonly flow: string;
  readonly group: string;
  /** Indexes of its cells, `flow * channels + channel`. */
  readonly cells: readonly number[];
  /** Indexes of its flows. */
  readonly flows: readonly number[];
}

/** What rows are made of: a sample of times [s], each counted once or more often. */
export type Sample = Pick<Tally, "count" | "sum" | "mean" | "sd" | "quantile" | "shareAbove">;

/** Times of one metric in one scope: over all replications and in each. */
export interface Times<T extends Sample = Tally> {
  readonly pooled: T;
  readonly each: readonly T[];
}

/** Which vehicles: those who crossed, or also those still there at the end. */
export type Whose = "crossed" | "with-unfinished";
