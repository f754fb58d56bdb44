/**
 * Interval for a ratio of sums over replications, such as the mean wait a truck = total wait / trucks.
 * Every truck weighs the same, whichever replication it is in. Knows nothing of trucks.
 */

import { type EstimateInterval, intervalAbout } from "./interval.ts";

/**
 * Ratio estimator sum(totals) / sum(counts) with its delta-method t interval.
 *
 * Cochran (1977) sec. 2.11; Law (2015) sec. 9.5.3: with X the ratio and m the mean count,
 * sd^2 = sum(((total_r - X count_r) / m)^2) / (R - 1), half width = t_{R-1} sd / sqrt(R).
 * Equal counts give the classic t interval of the replication means. The estimator's bias is of order 1/R.
 *
 * @param totals one a replication [any unit]
 * @param counts the denominator of each replication, 0 or more
 * @param level confidence level, 0 to 1, both excluded. @defaultValue 0.95
 * @returns estimate NaN if the counts add up to 0; half width NaN below 2 replications
 * @throws RangeError if the arrays differ in length or level is out of its range
 */
export function ratioInterval(
  totals: ArrayLike<number>,
  counts: ArrayLike<number>,
  level = 0.95,
): EstimateInterval {
  const n = totals.length;
  if (counts.length !== n) throw new RangeError(`ratioInterval: ${n} totals but ${counts.length} counts`);
  const countSum = sum(counts);
  const ratio = countSum === 0 ? Number.NaN : sum(totals) / countSum;
  const meanCount = countSum / n;
  let squares = 0;
  for (let r = 0; r < n; r += 1) {
    const residual = ((totals[r] ?? Number.NaN) - ratio * (counts[r] ?? Number.NaN)) / meanCount;
    squares += residual * residual;
  }
  const sd = n < 2 ? Number.NaN : Math.sqrt(squares / (n - 1));
  return intervalAbout(ratio, sd, n, level);
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i += 1) total += values[i] ?? Number.NaN;
  return total;
}
