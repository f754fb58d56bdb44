/**
 * Sectioning interval for a quantile, or any statistic better taken from the pooled sample than averaged over
 * replications. Knows no statistic: it is given the pooled value and the value of each replication.
 */

import { type EstimateInterval, intervalAbout } from "./interval.ts";

/** A sectioning interval and what it had to leave out. */
export interface SectionInterval extends EstimateInterval {
  /** Replications without a value (NaN), not used. */
  readonly ignored: number;
}

/**
 * Interval centred at the pooled statistic, with the spread of the replications' own values about it.
 *
 * Asmussen & Glynn (2007) sec. III.5; Nakayama (2014): sd^2 = sum((value_r - pooled)^2) / (R - 1), half width
 * = t_{R-1} sd / sqrt(R). A quantile's bias shrinks with the sample: the pooled value has about 1/R of the bias
 * that the replications' average would keep, and the bias of the replications widens the interval.
 *
 * @param pooled the statistic of all replications' observations together
 * @param perReplication the statistic of each replication; NaN where it has no observation
 * @param level confidence level, 0 to 1, both excluded. @defaultValue 0.95
 * @returns `n` replications used and `ignored` ones; half width NaN below 2 used
 * @throws RangeError if level is out of its range
 */
export function sectionInterval(
  pooled: number,
  perReplication: ArrayLike<number>,
  level = 0.95,
): SectionInterval {
  let n = 0;
  let squares = 0;
  for (let r = 0; r < perReplication.length; r += 1) {
    const value = perReplication[r] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    n += 1;
    squares += (value - pooled) ** 2;
  }
  const sd = n < 2 ? Number.NaN : Math.sqrt(squares / (n - 1));
  return { ...intervalAbout(pooled, sd, n, level), ignored: perReplication.length - n };
}
