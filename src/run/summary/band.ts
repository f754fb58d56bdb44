/** What several replications say of one measure at each tick: their mean, and where nine tenths of them lie. */
import { quantileSorted } from "../../statistics/quantile.ts";

/** Mean and 5 % and 95 % quantiles, by tick. */
export interface Band {
  readonly mean: Float64Array;
  readonly p05: Float64Array;
  readonly p95: Float64Array;
}

/** The quantiles of a band. */
const LOW = 0.05;
const HIGH = 0.95;

/**
 * The band of the replications.
 * @param columns a column a replication, all of one length, without NaN
 */
export function bandOf(columns: readonly Float64Array[]): Band {
  const count = columns.length;
  const low = (count - 1) * LOW;
  const high = (count - 1) * HIGH;
  const mean = meanOf(columns);
  const atLow = Math.floor(low) + 2;
  const atHigh = count - Math.floor(high);
  if (atLow + atHigh > count || atLow > FEW) return { mean, ...sortedBand(columns) };
  const least = leastOf(columns, atLow, 1);
  const greatest = leastOf(columns, atHigh, -1);
  return {
    mean,
    p05: between(least.at(-2)!, least.at(-1)!, low - Math.floor(low)),
    p95: between(greatest.at(-1)!, greatest.at(-2)!, high - Math.floor(high)),
  };
}

/** The part of the way from one column to another, as `quantileSorted` goes it. */
function between(below: Float64Array, above: Float64Array, part: number): Float64Array {
  return below.map((low, t) => {
    const high = above[t]!;
    return part === 0 || low === high ? low : low + part * (high - low);
  });
}

/** Up to so many values at an end are found by going through all of them: the library's sort costs less for more. */
const FEW = 24;

/** Column by column, as they lie in memory. */
function meanOf(columns: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(columns[0]?.length ?? 0);
  for (const column of columns) for (let t = 0; t < mean.length; t += 1) mean[t]! += column[t]!;
  for (let t = 0; t < mean.length; t += 1) mean[t]! /= columns.length;
  return mean;
}

/** The quantiles from all values of each tick in order. */
function sortedBand(columns: readonly Float64Array[]): Pick<Band, "p05" | "p95"> {
  const ticks = columns[0]?.length ?? 0;
  const p05 = new Float64Array(ticks);
  const p95 = new Float64Array(ticks);
  const values = new Float64Array(columns.length);
  for (let t = 0; t < ticks; t += 1) {
    for (let r = 0; r < columns.length; r += 1) values[r] = columns[r]![t]!;
    values.sort();
    p05[t] = quantileSorted(values, LOW);
    p95[t] = quantileSorted(values, HIGH);
  }
  return { p05, p95 };
}

/**
 * The `many` least values of each tick, the least first, each a column.
 * @param sign -1 for the greatest, the greatest first
 */
function leastOf(columns: readonly Float64Array[], many: number, sign: 1 | -1): Float64Array[] {
  const ticks = columns[0]!.length;
  const found = Array.from({ length: many }, () => new Float64Array(ticks).fill(sign * Infinity));
  const last = found.at(-1)!;
  for (const column of columns) {
    for (let t = 0; t < ticks; t += 1) {
      const value = column[t]!;
      if (sign * value < sign * last[t]!) insert(found, t, value, sign);
    }
  }
  return found;
}

/** Puts a value into its place among those of a tick, the last of which falls out. */
function insert(found: readonly Float64Array[], t: number, value: number, sign: number): void {
  let at = found.length - 1;
  for (; at > 0 && sign * found[at - 1]![t]! > sign * value; at -= 1) found[at]![t] = found[at - 1]![t]!;
  found[at]![t] = value;
}
