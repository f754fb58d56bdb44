/** `Moments` of the statistics (src/statistics/moments.ts) as far as adding goes, without extremes: the same sums in the same order. */

/** Count, mean and sum of squared deviations from the mean (Welford 1962). */
@unmanaged
export class Moments {
  count: f64 = 0;
  mean: f64 = 0;
  squares: f64 = 0;

  /** Adds one value. */
  add(value: f64): void {
    this.count += 1;
    const deviation = value - this.mean;
    this.mean += deviation / this.count;
    this.squares += deviation * (value - this.mean);
  }
}
