/**
 * Distribution-free interval for a quantile of independent, identically distributed values: two of their order
 * statistics. Not for the waits inside a replication, which are correlated: see `section-interval.ts`.
 */

import { incompleteBeta } from "./incomplete-beta.ts";

/** Ranks (1-based) of the order statistics that bound a quantile. */
export interface QuantileRanks {
  /** Rank of the lower bound; 0 means no finite bound. */
  readonly lower: number;
  /** Rank of the upper bound; n + 1 means no finite bound. */
  readonly upper: number;
  /** Exact probability that the quantile of a continuous distribution lies between them; at least the level. */
  readonly coverage: number;
}

/**
 * Ranks l = Binom^-1(alpha/2) and u = Binom^-1(1 - alpha/2) + 1 of the Binomial(n, p), and the exact coverage
 * F(u-1) - F(l-1). Conover (1999) sec. 3.2; Hahn & Meeker (1991) sec. 5.2. Cost O(sqrt(n) log n).
 *
 * @param n number of values, 1 or more, whole
 * @param p the quantile wanted, 0 to 1, both excluded
 * @param level confidence level, 0 to 1, both excluded. @defaultValue 0.95
 * @throws RangeError if an argument is out of its range
 */
export function quantileRanks(n: number, p: number, level = 0.95): QuantileRanks {
  if (!(Number.isInteger(n) && n >= 1)) throw new RangeError(`quantileRanks: n must be 1, 2, ..., got ${n}`);
  if (!(p > 0 && p < 1)) throw new RangeError(`quantileRanks: p must be in (0, 1), got ${p}`);
  if (!(level > 0 && level < 1)) throw new RangeError(`confidence level must be in (0, 1), got ${level}`);
  const outside = (1 - level) / 2;
  const lower = binomialQuantile(n, p, outside);
  const upper = binomialQuantile(n, p, 1 - outside) + 1;
  return { lower, upper, coverage: binomialCdf(n, p, upper - 1) - binomialCdf(n, p, lower - 1) };
}

/** Smallest k with P(X <= k) of at least `probability`. */
function binomialQuantile(n: number, p: number, probability: number): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialCdf(n, p, middle) >= probability) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** P(X <= k) of the Binomial(n, p): Abramowitz & Stegun (1964) 26.5.24. */
function binomialCdf(n: number, p: number, k: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : incompleteBeta(n - k, k + 1, 1 - p, p);
}
