/**
 * Times of a set of vehicles over all replications: the tallies of each replication merged to one, and those to one of
 * all. In the order of replications, so that the same bytes come out. Knows no metric.
 */
import type { CountMemory } from "../../statistics/count-memory.ts";
import { type PlainTally, Tally } from "../../statistics/tally.ts";
import type { RunResult } from "../run-result.ts";
import type { Times } from "./scope.ts";

/** Tallies of one metric in each replication; those of all together are made when they are asked for. */
export class MergedTimes implements Times {
  readonly each: readonly Tally[];
  readonly #exactUpTo: number;
  readonly #memory: CountMemory | undefined;
  #pooled: Tally | undefined;

  /** @param exactUpTo values kept one by one, 0 or more @param memory for counts; nothing is asked once it is freed */
  constructor(each: readonly Tally[], exactUpTo: number, memory?: CountMemory) {
    this.each = each;
    this.#exactUpTo = exactUpTo;
    this.#memory = memory;
  }

  get pooled(): Tally {
    this.#pooled ??= Tally.joined(this.each, this.#exactUpTo, this.#memory);
    return this.#pooled;
  }
}

/**
 * The times that replications have in some of their tallies.
 * @param talliesOf those of one replication, in the order in which they are merged
 * @param exactUpTo values kept one by one, 0 or more
 * @param memory for counts; nothing is asked of the times once it is freed
 */
export function mergedTimes(
  results: readonly RunResult[],
  talliesOf: (result: RunResult) => readonly PlainTally[],
  exactUpTo: number,
  memory?: CountMemory,
): Times {
  return new MergedTimes(
    results.map((r) => Tally.merged(talliesOf(r), exactUpTo, memory)),
    exactUpTo,
    memory,
  );
}
