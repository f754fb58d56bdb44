/** What several replications say of one measure at each tick: their mean, and where nine tenths of them lie. */
import { type Ends, endsByVectors, MOST, ROW } from "../../statistics/ends.ts";
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

/** What a measure is at a value of another that was recorded. */
export type Made = (value: number) => number;

/** Null where there are no vectors; made when it is first needed. */
let ends: Ends | null | undefined;

/**
 * The band of the replications.
 * @param columns a column a replication, all of one length, without NaN
 * @param made what is made of each value first, if anything
 */
export function bandOf(columns: readonly Float64Array[], made?: Made): Band {
  const ticks = columns[0]?.length ?? 0;
  const band = { mean: new Float64Array(ticks), p05: new Float64Array(ticks), p95: new Float64Array(ticks) };
  ends ??= endsByVectors() ?? null;
  // Beyond so many values at an end the library's sort costs less than going through all of them.
  if (ends === null || valuesBelow(columns.length) > Math.min(MOST, columns.length))
    sortAll(columns, band, made);
  else for (let from = 0; from < ticks; from += ROW) fillRow(ends, columns, band, from, made);
  return band;
}

/** How many of the least values the lower quantile lies between; the upper one between as many of the greatest. */
function valuesBelow(count: number): number {
  return Math.floor((count - 1) * LOW) + 2;
}

/** The band at a row of ticks, from the values at their ends. */
function fillRow(
  ends: Ends,
  columns: readonly Float64Array[],
  { mean, p05, p95 }: Band,
  from: number,
  made: Made | undefined,
): void {
  const count = columns.length;
  const low = (count - 1) * LOW;
  const high = (count - 1) * HIGH;
  const atLow = valuesBelow(count);
  const atHigh = count - Math.floor(high);
  ends.find(columns, from, atLow, atHigh, made);
  const ticks = Math.min(ROW, mean.length - from);
  for (let t = 0; t < ticks; t += 1) mean[from + t] = ends.sums[t]! / count;
  between(ends.least[atLow - 2]!, ends.least[atLow - 1]!, low - Math.floor(low), p05, from, ticks);
  between(ends.greatest[atHigh - 1]!, ends.greatest[atHigh - 2]!, high - Math.floor(high), p95, from, ticks);
}

/** Puts the part of the way from one row to another into a column, as `quantileSorted` goes it. */
function between(
  below: Float64Array,
  above: Float64Array,
  part: number,
  column: Float64Array,
  from: number,
  ticks: number,
): void {
  for (let t = 0; t < ticks; t += 1) {
    const low = below[t]!;
    const high = above[t]!;
    column[from + t] = part === 0 || low === high ? low : low + part * (high - low);
  }
}

/** From all values of each tick in order. */
function sortAll(
  columns: readonly Float64Array[],
  { mean, p05, p95 }: Band,
  made: Made = (value) => value,
): void {
  const values = new Float64Array(columns.length);
  for (let t = 0; t < mean.length; t += 1) {
    for (let r = 0; r < columns.length; r += 1) values[r] = made(columns[r]![t]!);
    let sum = 0;
    for (let r = 0; r < columns.length; r += 1) sum += values[r]!;
    mean[t] = sum / columns.length;
    values.sort();
    p05[t] = quantileSorted(values, LOW);
    p95[t] = quantileSorted(values, HIGH);
  }
}
