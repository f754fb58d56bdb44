/**
 * The regularised incomplete beta function, from which the t and binomial distribution functions follow.
 * Knows no distribution by name.
 */

import { logBeta } from "./log-gamma.ts";

/** Stands in for a zero denominator in Lentz's method; any number far below the last place will do. */
const TINY = 1e-300;
const LAST_PLACE = 2 ** -53;
/** The fraction needs of the order of sqrt(max(a, b)) terms; this is enough for arguments up to 1e9. */
const MOST_TERMS = 100_000;

/**
 * Regularised incomplete beta function I_x(a, b), from 0 at x = 0 to 1 at x = 1.
 *
 * Continued fraction 8.17.22 of the NIST Handbook (Olver et al. 2010) by the modified Lentz method (Thompson &
 * Barnett 1986), on the side where it converges fast. Relative error below 1e-13 for a and
 * b up to 1e3, growing in proportion to the larger: below 1e-10 at 1e6, useless at 1e15.
 *
 * @param a @param b finite numbers above 0
 * @param x 0 to 1, both included
 * @param complement 1 - x; a caller that knows it better than the subtraction does (x near 1) passes it
 * @throws RangeError if an argument is out of its range
 */
export function incompleteBeta(a: number, b: number, x: number, complement = 1 - x): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`incompleteBeta: x must be in [0, 1], got ${x}`);
  const logBetaAB = logBeta(a, b);
  if (x === 0) return 0;
  if (complement === 0) return 1;
  const logX = x < 0.5 ? Math.log(x) : Math.log1p(-complement);
  const logComplement = x < 0.5 ? Math.log1p(-x) : Math.log(complement);
  const front = Math.exp(a * logX + b * logComplement - logBetaAB);
  if (x < (a + 1) / (a + b + 2)) return (front * continuedFraction(a, b, x)) / a;
  return 1 - (front * continuedFraction(b, a, complement)) / b;
}

/** 1/(1 + d1/(1 + d2/(1 + ...))) of 8.17.22, for x below (a + 1) / (a + b + 2). */
function continuedFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) <= 2 * LAST_PLACE) return value;
  }
  throw new RangeError(`incompleteBeta: no convergence at a = ${a}, b = ${b}, x = ${x}`);
}

/** The number, kept away from zero. */
function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
