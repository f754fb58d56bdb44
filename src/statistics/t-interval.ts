/**
 * The t interval for the mean of independent replications. Knows no correlation: waits inside one
 * replication are not independent and must not come here.
 */

import { type Interval, intervalAbout } from "./interval.ts";
import { Moments } from "./moments.ts";

/** The t interval of a mean. */
export interface MeanInterval extends Interval {
  readonly mean: number;
}

/**
 * Mean, standard deviation and two-sided t interval of independent values.
 *
 * Law (2015) eq. 4.12: mean +- t_{n-1} sd / sqrt(n).
 *
 * @param values one a replication, in any unit; the result has the same unit
 * @param level confidence level, 0 to 1, both excluded. @defaultValue 0.95
 * @returns below 2 values sd, half width, low and high are NaN; with no value so is the mean
 * @throws RangeError if level is out of its range
 */
export function tInterval(values: ArrayLike<number>, level = 0.95): MeanInterval {
  const { mean, sd, count } = Moments.of(values);
  const { halfWidth, low, high } = intervalAbout(mean, sd, count, level);
  return { mean, sd, halfWidth, low, high, n: count };
}
