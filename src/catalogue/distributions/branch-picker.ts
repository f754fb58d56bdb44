/** The random choice of one branch among several by their shares. Knows nothing of what a branch does. */

/** Chooses branches by their shares. */
export class BranchPicker {
  /** Share of the branches up to each one; from the last that has a share on, infinity. */
  readonly #cumulative: Float64Array;

  /** @param shares of sum 1 but for rounding; a branch of share 0 is never chosen. */
  constructor(shares: readonly number[]) {
    const last = shares.findLastIndex((share) => share > 0);
    let sum = 0;
    this.#cumulative = Float64Array.from(shares, (share, i) => {
      sum += share;
      return i >= last ? Infinity : sum;
    });
  }

  /** Index of the branch for a uniform number in (0, 1). O(number of branches), which is small. */
  pick(uniform: number): number {
    let i = 0;
    while (uniform >= this.#cumulative[i]!) i++;
    return i;
  }
}
