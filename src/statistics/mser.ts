/**
 * Where a warm-up ends, by the marginal standard error rule, on one series or on means of batches of five.
 * Only for steady-state studies; a terminating run is not truncated. Knows no replication: give it their mean.
 */

/** Values at the end whose statistic rests on too few to be trusted (Hoad, Robinson & Davies 2010). */
const UNTRUSTED_END = 5;
const BATCH_SIZE = 5;

/** A truncation point and whether to believe it. */
export interface Truncation {
  /** Values to leave out at the start: a multiple of 5 for MSER-5. */
  readonly truncation: number;
  /** The smallest MSER statistic, [unit of the values squared]; NaN without values. */
  readonly statistic: number;
  /**
   * False when the rule's minimum lies in the second half (or the series is below 10 values or batches): the
   * series has not settled, run longer.
   */
  readonly accepted: boolean;
}

/**
 * MSER truncation: the d in the first half with the least sum_{i>d}(x_i - mean)^2 / (n - d)^2, the smallest on a
 * tie. White (1997). Cost O(n).
 * @param series in order of time
 */
export function mser(series: ArrayLike<number>): Truncation {
  const n = series.length;
  const half = Math.floor(n / 2);
  const statistics = mserStatistics(series);
  const truncation = leastIndex(statistics, half);
  const anywhere = leastIndex(statistics, Math.max(half, n - UNTRUSTED_END));
  const accepted = n >= 2 * UNTRUSTED_END && anywhere <= half;
  return { truncation, statistic: statistics[truncation] ?? Number.NaN, accepted };
}

/**
 * MSER-5: `mser` on the means of consecutive batches of 5, which smooths single outliers; the truncation is in
 * values. White, Cobb & Spratt (2000); Hoad, Robinson & Davies (2010). Values after the last full batch are unused.
 * @param series in order of time
 */
export function mser5(series: ArrayLike<number>): Truncation {
  const batchMeans = new Float64Array(Math.floor(series.length / BATCH_SIZE));
  for (let b = 0; b < batchMeans.length; b += 1) {
    let total = 0;
    for (let i = b * BATCH_SIZE; i < (b + 1) * BATCH_SIZE; i += 1) total += series[i] ?? Number.NaN;
    batchMeans[b] = total / BATCH_SIZE;
  }
  const batches = mser(batchMeans);
  return { ...batches, truncation: batches.truncation * BATCH_SIZE };
}

/** The statistic for each d from 0 to n - 1, by Welford's recurrence from the end. */
function mserStatistics(series: ArrayLike<number>): Float64Array {
  const statistics = new Float64Array(series.length);
  let mean = 0;
  let squares = 0;
  for (let d = series.length - 1; d >= 0; d -= 1) {
    const value = series[d] ?? Number.NaN;
    const count = series.length - d;
    const deviation = value - mean;
    mean += deviation / count;
    squares += deviation * (value - mean);
    statistics[d] = squares / (count * count);
  }
  return statistics;
}

/** Index from 0 to `last` of the least value, the first on a tie. */
function leastIndex(values: Float64Array, last: number): number {
  let least = 0;
  for (let i = 1; i <= last && i < values.length; i += 1)
    if ((values[i] ?? Infinity) < (values[least] ?? Infinity)) least = i;
  return least;
}
