/**
 * Values that the inner loop gathers, a row of columns at a time: kept one by one up to a limit, and beyond it in sketches
 * that the inner loop has and adds to by the rules of `Sketch`. What comes of it is what a tally would have.
 */
import type { Address, Core } from "../model/flat/core.ts";
import { BUCKET_COUNT, BUCKETS_PER_OCTAVE, octaveStart } from "../statistics/sketch-buckets.ts";
import type { PlainTally } from "../statistics/tally.ts";
import type { PlainSketch } from "../statistics/wait-sketch.ts";

/** Rows that are taken at a time, and how far apart columns begin: `ROWS` of core/gathered.ts. */
export const ROWS = 128;

/** Blocks of rows that nobody needs any more, by their length: other replications use them. */
const idle = new Map<number, Float64Array[]>();
/** So many of a length at most. */
const MOST_IDLE = 512;

/** The values of some columns. */
export class GatheredValues {
  readonly #limit: number;
  readonly #length: number;
  readonly #idle: Float64Array[];
  /** As they were gathered; only the latest may have fewer than ROWS. */
  #blocks: Float64Array[] = [];
  #count = 0;
  #sketches: readonly PlainSketch[] | null = null;

  /** @param limit rows kept one by one, 0 or more */
  constructor(columns: number, limit: number) {
    this.#limit = limit;
    this.#length = columns * ROWS;
    this.#idle = idle.get(this.#length) ?? [];
    idle.set(this.#length, this.#idle);
  }

  /**
   * Takes rows; none but the latest time fewer than ROWS.
   * @param values where they are @param gathered who has gathered them
   * @returns 1 when sketches have begun there for them, and no more is to be taken
   */
  take(core: Core, rows: number, values: Address, gathered: Address): number {
    const at = values >> 3;
    if (this.#count + rows > this.#limit) {
      this.#beginSketches(core, rows, at, gathered);
      return 1;
    }
    const block = this.#idle.pop() ?? new Float64Array(this.#length);
    block.set(core.numbers.subarray(at, at + block.length));
    this.#blocks.push(block);
    this.#count += rows;
    return 0;
  }

  /** Adds all rows kept, and then those that are just being taken, to new sketches of the inner loop. */
  #beginSketches(core: Core, rows: number, at: number, gathered: Address): void {
    const { calls } = core;
    const latest = core.numbers.slice(at, at + this.#length);
    [...this.#blocks, latest].forEach((block, i) => {
      core.numbers.set(block, at);
      if (i === 0) calls.beginSketches(gathered);
      calls.addRows(gathered, i < this.#blocks.length ? ROWS : rows);
    });
    this.#leaveBlocks();
  }

  /** Takes the sketches, if they have begun; when no more is added. */
  takeBack(core: Core, gathered: Address): void {
    const columns = Array.from({ length: this.#length / ROWS }, (_, column) => column);
    if (core.calls.readSketch(gathered, 0) === 0) return;
    this.#sketches = columns.map((column) => sketchOf(core, gathered, column));
  }

  /** A tally of each column, as plain data; nothing is kept here then. */
  plain(): PlainTally[] {
    if (this.#sketches !== null) return this.#sketches.map((sketch) => ({ values: null, sketch }));
    const tallies = Array.from({ length: this.#length / ROWS }, (_, column) => {
      const values = new Float64Array(this.#count);
      this.#blocks.forEach((block, i) => {
        const from = column * ROWS;
        values.set(block.subarray(from, from + Math.min(ROWS, this.#count - i * ROWS)), i * ROWS);
      });
      return { values, sketch: null };
    });
    this.#leaveBlocks();
    return tallies;
  }

  #leaveBlocks(): void {
    this.#idle.push(...this.#blocks.slice(0, MOST_IDLE - this.#idle.length));
    this.#blocks = [];
  }
}

/** The sketch that the inner loop has of a column. */
function sketchOf(core: Core, gathered: Address, column: number): PlainSketch {
  core.calls.readSketch(gathered, column);
  const at = core.room(6) >> 2;
  return {
    count: core.room(0),
    zeros: core.whole[at]!,
    min: core.room(4),
    max: core.room(5),
    sum: core.room(1),
    origin: core.room(2),
    squares: core.room(3),
    ...usedOctaves(core.whole, at + 1),
  };
}

/** The counts of the octaves from the lowest used to the highest, of the buckets that begin at an index. */
function usedOctaves(whole: Int32Array, at: number): Pick<PlainSketch, "firstBucket" | "counts"> {
  let first = 0;
  while (first < BUCKET_COUNT && whole[at + first] === 0) first += 1;
  if (first === BUCKET_COUNT) return { firstBucket: 0, counts: new Float64Array(0) };
  let last = BUCKET_COUNT - 1;
  while (whole[at + last] === 0) last -= 1;
  const from = octaveStart(first);
  const to = octaveStart(last) + BUCKETS_PER_OCTAVE;
  const counts = new Float64Array(to - from);
  for (let i = 0; i < counts.length; i += 1) counts[i] = whole[at + from + i]!;
  return { firstBucket: from, counts };
}
