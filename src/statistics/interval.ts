/**
 * What every confidence interval here hands back, and the t half width they share. Knows no estimator:
 * each has its own file.
 */

import { studentTQuantile } from "./student-t.ts";

/** A two-sided confidence interval from n independent replications; NaN stands for "cannot be said". */
export interface Interval {
  /** Spread of one replication about the estimate, in the unit of the values: standard error times sqrt(n). */
  readonly sd: number;
  /** Half the length of the interval; NaN below 2 replications. */
  readonly halfWidth: number;
  readonly low: number;
  readonly high: number;
  /** Replications used. */
  readonly n: number;
}

/** An interval about an estimate which need not be the mean of the values. */
export interface EstimateInterval extends Interval {
  /** The point estimate, the middle of the interval. */
  readonly estimate: number;
}

/**
 * Half width t_{df} * standardError of a two-sided interval.
 * @param level confidence level, 0 to 1, both excluded
 * @throws RangeError if level is out of its range
 */
export function tHalfWidth(standardError: number, degreesOfFreedom: number, level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`confidence level must be in (0, 1), got ${level}`);
  if (!(degreesOfFreedom > 0)) return Number.NaN;
  return tQuantile(level, degreesOfFreedom) * standardError;
}

/** By level and whole degrees of freedom: a report asks thousands of times for few of them. */
const known = new Map<number, Map<number, number>>();

function tQuantile(level: number, degreesOfFreedom: number): number {
  const p = 0.5 + level / 2;
  if (!Number.isInteger(degreesOfFreedom)) return studentTQuantile(p, degreesOfFreedom);
  const byDegrees = known.get(level) ?? new Map<number, number>();
  known.set(level, byDegrees);
  const t = byDegrees.get(degreesOfFreedom) ?? studentTQuantile(p, degreesOfFreedom);
  byDegrees.set(degreesOfFreedom, t);
  return t;
}

/** The interval about `estimate` of n replications whose spread is `sd`. @throws RangeError as `tHalfWidth` */
export function intervalAbout(estimate: number, sd: number, n: number, level: number): EstimateInterval {
  const halfWidth = tHalfWidth(sd / Math.sqrt(n), n - 1, level);
  return { estimate, sd, halfWidth, low: estimate - halfWidth, high: estimate + halfWidth, n };
}
