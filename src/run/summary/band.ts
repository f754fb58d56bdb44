/** What several replications say of one measure at each tick: their mean, and where nine tenths of them lie. */
import { quantileSorted } from "../../statistics/quantile.ts";

/** Mean and 5 % and 95 % quantiles, by tick. */
export interface Band {
  readonly mean: Float64Array;
  readonly p05: Float64Array;
  readonly p95: Float64Array;
}

/** Up to so many values are sorted one into another: the library's sort costs more to call. */
const FEW = 48;

/**
 * The band of the replications.
 * @param columns a column a replication, all of one length, without NaN
 */
export function bandOf(columns: readonly Float64Array[]): Band {
  const ticks = columns[0]?.length ?? 0;
  const mean = new Float64Array(ticks);
  const p05 = new Float64Array(ticks);
  const p95 = new Float64Array(ticks);
  const values = new Float64Array(columns.length);
  for (let t = 0; t < ticks; t += 1) {
    let sum = 0;
    for (let r = 0; r < columns.length; r += 1) {
      const value = columns[r]![t]!;
      values[r] = value;
      sum += value;
    }
    if (columns.length <= FEW) sortFew(values);
    else values.sort();
    mean[t] = sum / columns.length;
    p05[t] = quantileSorted(values, 0.05);
    p95[t] = quantileSorted(values, 0.95);
  }
  return { mean, p05, p95 };
}

/** Sorts by inserting, in place. */
function sortFew(values: Float64Array): void {
  for (let i = 1; i < values.length; i += 1) {
    const value = values[i]!;
    let at = i;
    while (at > 0 && values[at - 1]! > value) {
      values[at] = values[at - 1]!;
      at -= 1;
    }
    values[at] = value;
  }
}
