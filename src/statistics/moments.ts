/**
 * Running mean and variance of a sample that is not kept. Knows no distribution and no interval.
 */

/**
 * Count, mean, variance, minimum and maximum of the values added so far.
 *
 * Welford (1962) for one value, Chan, Golub & LeVeque (1983) eq. 2.1 for merging: no cancellation when the mean
 * is large against the spread. Merging in another order may change the last places.
 */
export class Moments {
  #count = 0;
  #mean = 0;
  /** Sum of squared deviations from the mean. */
  #squares = 0;
  #min = Infinity;
  #max = -Infinity;

  /** The moments of a sample. Cost O(n). */
  static of(values: ArrayLike<number>): Moments {
    const moments = new Moments();
    for (let i = 0; i < values.length; i += 1) moments.add(values[i] ?? Number.NaN);
    return moments;
  }

  /** The moments of several samples together, each given by its own; without minimum and maximum (NaN). */
  static pooled(samples: Iterable<{ count: number; mean: number; variance: number }>): Moments {
    const pooled = new Moments();
    for (const { count, mean, variance } of samples) {
      const part = new Moments();
      part.takeOver(count, count === 0 ? 0 : mean, count < 2 ? 0 : variance * (count - 1));
      pooled.merge(part);
    }
    return pooled;
  }

  /**
   * Goes on from values added elsewhere, by the same sums, whose extremes are not known (NaN).
   * @param squares sum of squared deviations from the mean
   */
  takeOver(count: number, mean: number, squares: number): void {
    this.#count = count;
    this.#mean = mean;
    this.#squares = squares;
    this.#min = Number.NaN;
    this.#max = Number.NaN;
  }

  /** Adds one value; a NaN makes mean and variance NaN for good. */
  add(value: number): void {
    this.#count += 1;
    const deviation = value - this.#mean;
    this.#mean += deviation / this.#count;
    this.#squares += deviation * (value - this.#mean);
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
  }

  /** Adds every value of `other`, which is left as it is. */
  merge(other: Moments): void {
    if (other.#count === 0) return;
    const count = this.#count + other.#count;
    const distance = other.#mean - this.#mean;
    this.#squares += other.#squares + distance * distance * this.#count * (other.#count / count);
    this.#mean += distance * (other.#count / count);
    this.#count = count;
    this.#min = Math.min(this.#min, other.#min);
    this.#max = Math.max(this.#max, other.#max);
  }

  /** Values added. */
  get count(): number {
    return this.#count;
  }

  /** Mean; NaN without values. */
  get mean(): number {
    return this.#count === 0 ? Number.NaN : this.#mean;
  }

  /** Unbiased sample variance, divisor n - 1; NaN below 2 values. */
  get variance(): number {
    return this.#count < 2 ? Number.NaN : this.#squares / (this.#count - 1);
  }

  /** Square root of `variance`. */
  get sd(): number {
    return Math.sqrt(this.variance);
  }

  /** Smallest value; NaN without values. */
  get min(): number {
    return this.#count === 0 ? Number.NaN : this.#min;
  }

  /** Largest value; NaN without values. */
  get max(): number {
    return this.#count === 0 ? Number.NaN : this.#max;
  }
}
