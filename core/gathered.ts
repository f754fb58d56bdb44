/** Rows of values that wait until there are enough of them to be taken away in one go. */

import { addToSketches, Sketch } from "./sketch";

/** Rows gathered before they are taken: few enough to stay in the processor's first cache. */
export const ROWS: i32 = 128;

/** Columns of values [s], each of ROWS. */
@unmanaged
export class Gathered {
  used: i32 = 0;
  /** 1 once its values go into sketches here. */
  sketched: i32 = 0;
  columns: i32;
  values: StaticArray<f64>;
  sketches: StaticArray<usize>;

  constructor(columns: i32) {
    this.columns = columns;
    this.values = new StaticArray<f64>(columns * ROWS);
    this.sketches = new StaticArray<usize>(columns);
  }

  /** Where the values are, for whoever takes them. */
  get address(): usize {
    return changetype<usize>(this.values);
  }

  /** The sketch of a column, where there are some. */
  sketch(column: i32): Sketch {
    return changetype<Sketch>(this.sketches[column]);
  }

  /** Begins a sketch for each column, with the first value of which the first row has one. */
  beginSketches(): void {
    for (let column = 0; column < this.columns; column += 1) {
      this.sketches[column] = changetype<usize>(new Sketch(this.values[column * ROWS]));
    }
  }

  /** Adds the rows gathered to the sketches. */
  addToSketches(): void {
    for (let column = 0; column < this.columns; column += 2) {
      const other = min(column + 1, this.columns - 1);
      const at = this.address + <usize>column * ROWS * 8;
      const atOther = this.address + <usize>other * ROWS * 8;
      addToSketches(this.sketch(column), this.sketch(other), at, atOther, this.used);
    }
    this.used = 0;
  }
}

/** Length of [from, to] after `start`; `to` is not before `from`. Without `max`, which has to look for NaN and -0. */
export function within(from: f64, to: f64, start: f64): f64 {
  if (from >= start) return to - from;
  return to > start ? to - start : 0;
}
