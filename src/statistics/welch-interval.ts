/**
 * Interval for the difference of two scenarios run independently, with unequal variances and run counts.
 * Runs on common random numbers belong in `paired-interval.ts`.
 */

import { tHalfWidth } from "./interval.ts";
import { Moments } from "./moments.ts";

/** An interval for a difference of means; NaN stands for "cannot be said". */
export interface WelchInterval {
  /** Mean of the first minus mean of the second. */
  readonly estimate: number;
  readonly standardError: number;
  /** Approximate, not whole. */
  readonly degreesOfFreedom: number;
  readonly halfWidth: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Welch's approximate t interval of the difference of two means.
 *
 * Welch (1938), degrees of freedom by Satterthwaite (1946): (u + v)^2 / (u^2/(n-1) + v^2/(m-1)) with u, v the
 * squared standard errors. Two constant samples give half width 0.
 *
 * @param first @param second independent values, one a replication; lengths may differ
 * @param level confidence level, 0 to 1, both excluded. @defaultValue 0.95
 * @returns half width NaN if either has below 2 values
 * @throws RangeError if level is out of its range
 */
export function welchInterval(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  level = 0.95,
): WelchInterval {
  const x = Moments.of(first);
  const y = Moments.of(second);
  const u = x.variance / x.count;
  const v = y.variance / y.count;
  const standardError = Math.sqrt(u + v);
  // As shares of their sum: squares of tiny variances would vanish.
  const share = u + v === 0 ? 0.5 : u / (u + v);
  const degreesOfFreedom = 1 / (share ** 2 / (x.count - 1) + (1 - share) ** 2 / (y.count - 1));
  const halfWidth = tHalfWidth(standardError, degreesOfFreedom, level);
  const estimate = x.mean - y.mean;
  return {
    estimate,
    standardError,
    degreesOfFreedom,
    halfWidth,
    low: estimate - halfWidth,
    high: estimate + halfWidth,
  };
}
