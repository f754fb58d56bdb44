/**
 * Times of a set of vehicles over all replications: the tallies of each replication merged to one, and those to one of
 * all. In the order of replications, so that the same bytes come out. Knows no metric.
 */
import { type PlainTally, Tally } from "../../statistics/tally.ts";
import type { RunResult } from "../run-result.ts";
import type { Times } from "./scope.ts";

/** Tallies of one metric in each replication; those of all together are made when they are asked for. */
export class MergedTimes implements Times {
  readonly each: readonly Tally[];
  readonly #exactUpTo: number;
  #pooled: Tally | undefined;

  /** @param exactUpTo values kept one by one, 0 or more */
  constructor(each: readonly Tally[], exactUpTo: number) {
    this.each = each;
    this.#exactUpTo = exactUpTo;
  }

  get pooled(): Tally {
    this.#pooled ??= Tally.joined(this.each, this.#exactUpTo);
    return this.#pooled;
  }
}

/**
 * The times that replications have in some of their tallies.
 * @param talliesOf those of one replication, in the order in which they are merged
 * @param exactUpTo values kept one by one, 0 or more
 */
export function mergedTimes(
  results: readonly RunResult[],
  talliesOf: (result: RunResult) => readonly PlainTally[],
  exactUpTo: number,
): Times {
  return new MergedTimes(
    results.map((r) => Tally.merged(talliesOf(r), exactUpTo)),
    exactUpTo,
  );
}
