/**
 * Sums, least and greatest values of many columns, row of ticks by row of ticks, by WebAssembly, which has vectors: a
 * tenth of the time in JavaScript. Knows not what the columns are.
 */
import { bytesOf } from "../base64.ts";
import { ENDS_PROGRAM } from "./ends-program.ts";

/** Ticks at a time. */
export const ROW = 504;
/** Most values kept at each end. */
export const MOST = 24;

/** The ends of one row of ticks. Arrays of ROW numbers that the next row is put into as well. */
export interface Ends {
  readonly sums: Float64Array;
  /** The least value of each tick, then the second, ... */
  readonly least: readonly Float64Array[];
  /** The greatest value of each tick, then the second, ... */
  readonly greatest: readonly Float64Array[];
  /**
   * Finds them for ticks from `from` on of columns without NaN, added in their order; ticks that a column has not got
   * come out as nothing of use.
   * @param ofLeast how many of the least are wanted, at most MOST @param ofGreatest of the greatest
   * @param made what is made of each value first, if anything
   */
  find(
    columns: readonly Float64Array[],
    from: number,
    ofLeast: number,
    ofGreatest: number,
    made?: (value: number) => number,
  ): void;
}

interface Exports {
  readonly values: WebAssembly.Global;
  readonly sums: WebAssembly.Global;
  readonly least: WebAssembly.Global;
  readonly greatest: WebAssembly.Global;
  readonly memory: WebAssembly.Memory;
  begin(ofLeast: number, ofGreatest: number): void;
  add(): void;
}

/** The program; undefined where Node runs without WebAssembly, the processor has no vectors or the memory is refused. */
export function endsByVectors(): Ends | undefined {
  if (typeof WebAssembly === "undefined") return undefined;
  try {
    const module = new WebAssembly.Module(bytesOf(ENDS_PROGRAM));
    const program = new WebAssembly.Instance(module).exports as unknown as Exports;
    const row = (at: WebAssembly.Global, i: number) =>
      new Float64Array(program.memory.buffer, at.value + i * ROW * 8, ROW);
    const rows = (at: WebAssembly.Global) => Array.from({ length: MOST }, (_, i) => row(at, i));
    const values = row(program.values, 0);
    return {
      sums: row(program.sums, 0),
      least: rows(program.least),
      greatest: rows(program.greatest),
      find(columns, from, ofLeast, ofGreatest, made) {
        program.begin(ofLeast, ofGreatest);
        for (const column of columns) {
          if (made === undefined) values.set(column.subarray(from, from + ROW));
          else {
            const ticks = Math.min(ROW, column.length - from);
            for (let t = 0; t < ticks; t += 1) values[t] = made(column[from + t]!);
          }
          program.add();
        }
      },
    };
  } catch {
    return undefined;
  }
}
