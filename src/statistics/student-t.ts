/**
 * Student's t distribution: its distribution function and its quantile, for the half widths of every interval.
 * Knows no sample.
 */

import { incompleteBeta } from "./incomplete-beta.ts";
import { logBeta } from "./log-gamma.ts";

/** Longest move of Newton's method in log t: from the flat side a full step may leave for where the tail is 0. */
const LONGEST_STEP = 0.5;
/** Newton's last step, as a relative change of t; the error left is of the order of its square. */
const SMALL_STEP = 1e-9;
/** Each step multiplies t by up to e^0.5, so these reach t = 1e150 from 1. */
const MOST_STEPS = 1000;

/**
 * Probability that a t variable with `degreesOfFreedom` is at most `t`.
 *
 * Abramowitz & Stegun (1964) 26.7.1: the tail is I_x(df/2, 1/2) / 2 at x = df / (df + t^2). Relative error of
 * the smaller tail below 1e-12 up to 1e4 degrees of freedom and 1e-10 up to 1e6, growing in proportion above.
 *
 * @param t any number
 * @param degreesOfFreedom above 0, whole or not (Welch)
 * @throws RangeError if degreesOfFreedom is not above 0 and finite, or t is NaN
 */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
  checkDegreesOfFreedom(degreesOfFreedom);
  const tail = upperTail(Math.abs(t), degreesOfFreedom);
  return t > 0 ? 1 - tail : tail;
}

/**
 * The t below which a t variable with `degreesOfFreedom` falls with probability `p`.
 *
 * Newton's method in log t on the logarithm of the tail (or, near the middle, of the central probability):
 * both are concave there, so the last steps come from one side. Relative error below 1e-12
 * up to 1e4 degrees of freedom and 1e-10 up to 1e6, growing in proportion above; |t| up to 1e150.
 *
 * @param p 0 to 1, both excluded
 * @param degreesOfFreedom above 0, whole or not (Welch)
 * @throws RangeError if p or degreesOfFreedom is out of its range, or |t| is too large to compute
 */
export function studentTQuantile(p: number, degreesOfFreedom: number): number {
  checkDegreesOfFreedom(degreesOfFreedom);
  if (!(p > 0 && p < 1)) throw new RangeError(`studentTQuantile: p must be in (0, 1), got ${p}`);
  if (p === 0.5) return 0;
  const fromMiddle = 2 * Math.abs(p - 0.5);
  const size =
    fromMiddle < 0.5
      ? centralQuantile(fromMiddle, degreesOfFreedom)
      : tailQuantile(Math.min(p, 1 - p), degreesOfFreedom);
  return p < 0.5 ? -size : size;
}

/** The t with probability `central` between -t and t; starts left of the root, the central density being highest at 0. */
function centralQuantile(central: number, df: number): number {
  const start = central / (2 * density(0, df));
  return newton(start, (t) => {
    const reached = centralProbability(t, df);
    return Math.log(central / reached) / ((2 * t * density(t, df)) / reached);
  });
}

/** The t with probability `tail` (at most 1/4) above it. */
function tailQuantile(tail: number, df: number): number {
  return newton(1, (t) => {
    const reached = upperTail(t, df);
    if (reached === 0) return -LONGEST_STEP / 2;
    return Math.log(reached / tail) / ((t * density(t, df)) / reached);
  });
}

/** Follows `step`, a change of log t, until it is small. */
function newton(start: number, step: (t: number) => number): number {
  let t = start;
  for (let i = 0; i < MOST_STEPS; i += 1) {
    const change = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step(t)));
    t *= Math.exp(change);
    if (Math.abs(change) < SMALL_STEP) return t;
  }
  throw new RangeError("studentTQuantile: the quantile is beyond 1e150");
}

/** Probability above t, for t of 0 or more. */
function upperTail(t: number, df: number): number {
  if (t === Infinity) return 0;
  const squared = t * t;
  return 0.5 * incompleteBeta(df / 2, 0.5, df / (df + squared), squared / (df + squared));
}

/** Probability between -t and t, exact to the last places also for small t. */
function centralProbability(t: number, df: number): number {
  const squared = t * t;
  return incompleteBeta(0.5, df / 2, squared / (df + squared), df / (df + squared));
}

function density(t: number, df: number): number {
  return Math.exp(-0.5 * (df + 1) * Math.log1p((t * t) / df) - logBeta(df / 2, 0.5)) / Math.sqrt(df);
}

function checkDegreesOfFreedom(df: number): void {
  if (!(df > 0 && df < Infinity))
    throw new RangeError(`Student t: degrees of freedom must be finite and above 0, got ${df}`);
}
