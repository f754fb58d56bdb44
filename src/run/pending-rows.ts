/**
 * Rows of values that wait until there are enough of them: a sketch takes many values in one loop several times as
 * fast as one by one, and whoever adds a row only stores a few numbers, which the compiler can keep small and fast.
 * Changes neither the values nor their order.
 */
import type { Tally } from "../statistics/tally.ts";

/** Rows kept before they are handed over. */
export const PENDING = 64;

/** Rows of values, one column for each tally; a column without a tally is thrown away. */
export class PendingRows {
  /** Column after column, each of PENDING values. */
  readonly values: Float64Array;
  readonly #tallies: readonly (Tally | null)[];
  #used = 0;

  /** @param tallies the tallies by column; nobody else adds to them */
  constructor(tallies: readonly (Tally | null)[]) {
    this.#tallies = tallies;
    this.values = new Float64Array(PENDING * tallies.length);
  }

  /** Where the next row stands in the first column of `values`; the caller fills all columns at once. */
  nextRow(): number {
    if (this.#used === PENDING) this.flush();
    const row = this.#used;
    this.#used = row + 1;
    return row;
  }

  /** Hands every row over to the tallies, which are up to date from here to the next row. */
  flush(): void {
    const { values } = this;
    const used = this.#used;
    this.#tallies.forEach((tally, column) => {
      const from = column * PENDING;
      tally?.addMany(values, from, from + used);
    });
    this.#used = 0;
  }
}
