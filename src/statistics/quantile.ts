/**
 * Sample quantiles of sorted values by the definitions of Hyndman & Fan (1996). A report must name its type;
 * spreadsheets: PERCENTILE.INC is type 7, PERCENTILE.EXC type 6. Sorts nothing.
 */

/** The definitions offered, by Hyndman & Fan's numbers. */
export type QuantileType = 1 | 6 | 7;

/** Rounding of n * p, relative: a product meant as a whole number must not count as just above it. */
const PRODUCT_ERROR = 4 * Number.EPSILON;

/**
 * Quantile of type 7: linear between order statistics, the smallest value at p = 0 and the largest at p = 1.
 * @param sorted ascending, without NaN
 * @param p 0 to 1, both included
 * @returns NaN if there is no value
 * @throws RangeError if p is out of its range
 */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  return quantileType(sorted, p, 7);
}

/**
 * Quantile of the given type, Hyndman & Fan (1996) sec. 2: type 1 is the inverse of the empirical distribution
 * function (always an observed value), type 6 puts the k-th value at p = k/(n+1), type 7 at (k-1)/(n-1).
 * Outside those positions types 6 and 7 give the extreme values.
 * @param sorted ascending, without NaN
 * @param p 0 to 1, both included
 * @returns NaN if there is no value
 * @throws RangeError if p is out of its range
 */
export function quantileType(sorted: ArrayLike<number>, p: number, type: QuantileType): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile: p must be in [0, 1], got ${p}`);
  const n = sorted.length;
  if (n === 0) return Number.NaN;
  if (type === 1) return valueAt(sorted, Math.ceil(n * p * (1 - PRODUCT_ERROR)) - 1);
  return valueAt(sorted, type === 6 ? (n + 1) * p - 1 : (n - 1) * p);
}

/** The value at a position from 0 to n - 1, linear between whole positions, the extreme ones outside. */
function valueAt(sorted: ArrayLike<number>, position: number): number {
  const inside = Math.max(0, Math.min(sorted.length - 1, position));
  const below = Math.floor(inside);
  const low = sorted[below] ?? Number.NaN;
  if (inside === below) return low;
  const high = sorted[below + 1] ?? Number.NaN;
  // Equal ends are returned as they are: infinite ones would give NaN.
  return low === high ? low : low + (inside - below) * (high - low);
}
