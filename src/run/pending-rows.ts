/**
 * Values on their way into tallies. The event loop only stores numbers here; tallies take them many at a time, in a
 * loop that the compiler can keep small and fast. Changes neither the values nor their order.
 */
import type { Tally } from "../statistics/tally.ts";

/** Rows kept before they are handed over. */
const ROWS = 64;

/** Rows of values, one column for each tally; a column without a tally is thrown away. */
export class PendingRows {
  /** Row after row. */
  readonly values: Float64Array;
  readonly #tallies: readonly (Tally | null)[];
  #used = 0;

  /** @param tallies the tallies by column; nobody else adds to them */
  constructor(tallies: readonly (Tally | null)[]) {
    this.#tallies = tallies;
    this.values = new Float64Array(ROWS * tallies.length);
  }

  /** Where the next row begins in `values`; the caller fills all of it at once. */
  nextRow(): number {
    if (this.#used === this.values.length) this.flush();
    const start = this.#used;
    this.#used = start + this.#tallies.length;
    return start;
  }

  /** Hands every row over to the tallies, which are up to date from here to the next row. */
  flush(): void {
    const { values } = this;
    const width = this.#tallies.length;
    for (let column = 0; column < width; column += 1) {
      const tally = this.#tallies[column] ?? null;
      if (tally === null) continue;
      tally.addMany(values, column, this.#used, width);
    }
    this.#used = 0;
  }
}
