/**
 * The program of `src/statistics/ends.ts`: sums, least and greatest values of many columns tick by tick, two ticks in a
 * vector. A value goes through the least found so far and pushes what is greater on, without a branch that depends on it.
 */

/** Ticks in a row: few enough for all rows in use to stay in the first cache, and not all in the same lines of it. */
const ROW: i32 = 504;
const ROW_BYTES: i32 = ROW << 3;
/** Most values kept at each end. */
const MOST: i32 = 24;

/** A row of values to be taken in. */
export const values: usize = memory.data(ROW_BYTES, 16);
/** Sums; and the least values from the least on, the greatest from the greatest on, a row each. */
export const sums: usize = memory.data(ROW_BYTES, 16);
export const least: usize = memory.data(MOST * ROW_BYTES, 16);
export const greatest: usize = memory.data(MOST * ROW_BYTES, 16);

let leastRows: i32 = 0;
let greatestRows: i32 = 0;

/** Begins anew. @param ofLeast how many of the least are kept, at most MOST @param ofGreatest of the greatest */
export function begin(ofLeast: i32, ofGreatest: i32): void {
  leastRows = ofLeast * ROW_BYTES;
  greatestRows = ofGreatest * ROW_BYTES;
  fill(sums, ROW_BYTES, 0);
  fill(least, leastRows, Infinity);
  fill(greatest, greatestRows, -Infinity);
}

function fill(from: usize, bytes: i32, value: f64): void {
  for (let at = 0; at < bytes; at += 16) v128.store(from + at, f64x2.splat(value));
}

/** Takes the row of values in. */
export function add(): void {
  for (let at = 0; at < ROW_BYTES; at += 16) {
    const value = v128.load(values + at);
    v128.store(sums + at, f64x2.add(v128.load(sums + at), value));
    let pushed = value;
    for (let row = at; row < leastRows; row += ROW_BYTES) {
      const found = v128.load(least + row);
      v128.store(least + row, f64x2.pmin(found, pushed));
      pushed = f64x2.pmax(found, pushed);
    }
    pushed = value;
    for (let row = at; row < greatestRows; row += ROW_BYTES) {
      const found = v128.load(greatest + row);
      v128.store(greatest + row, f64x2.pmax(found, pushed));
      pushed = f64x2.pmin(found, pushed);
    }
  }
}
