/**
 * Interval for the difference of two scenarios run on the same random numbers, replication by replication.
 * For independent runs see `welch-interval.ts`.
 */

import { type EstimateInterval, intervalAbout } from "./interval.ts";
import { Moments } from "./moments.ts";

/** A paired-t interval, with what the pairing gained. */
export interface PairedInterval extends EstimateInterval {
  /** Correlation achieved between the pairs, -1 to 1; NaN below 2 pairs or if one side is constant. */
  readonly correlation: number;
}

/**
 * Paired-t interval of the mean of first - second (Law 2015, sec. 10.2.1).
 * @param first @param second the same measure of both scenarios, replication r of both from the same seed
 * @param level confidence level, 0 to 1, both excluded. @defaultValue 0.95
 * @returns estimate: mean difference; half width NaN below 2 pairs
 * @throws RangeError if the arrays differ in length or level is out of its range
 */
export function pairedInterval(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  level = 0.95,
): PairedInterval {
  const n = first.length;
  if (second.length !== n) throw new RangeError(`pairedInterval: ${n} values against ${second.length}`);
  const difference = Moments.of(Array.from(first, (value, r) => value - (second[r] ?? Number.NaN)));
  const interval = intervalAbout(difference.mean, difference.sd, n, level);
  return { ...interval, correlation: correlation(first, second) };
}

/** Pearson's correlation of arrays of one length. */
function correlation(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const x = Moments.of(first);
  const y = Moments.of(second);
  let products = 0;
  for (let r = 0; r < first.length; r += 1)
    products += ((first[r] ?? Number.NaN) - x.mean) * ((second[r] ?? Number.NaN) - y.mean);
  const value = products / (first.length - 1) / (x.sd * y.sd);
  // Rounding alone can pass the ends.
  return Math.max(-1, Math.min(1, value));
}
