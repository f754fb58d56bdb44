/** The contract of a queue discipline at work: who of those waiting is next. Knows vehicles by index only. */

/**
 * Columns that disciplines read and write, one entry a vehicle. They grow: always reach them through the object.
 * A vehicle waits in one line at a time, so all lines share `before`, `after`, `place` and `rank`.
 */
export interface WaitingColumns {
  /** Neighbours in a linked line, -1 at its ends. Owned by the line. */
  before: Int32Array;
  after: Int32Array;
  /** Place in a heap or array. Owned by the line. */
  place: Int32Array;
  /** Sort key and its tie-break. Owned by the line. */
  rank: Float64Array;
  sequence: Float64Array;
  /** Category: 1 goes before 2. */
  priority: Float64Array;
  /** Service time that the vehicle needs at the stage it waits for [s]. */
  need: Float64Array;
  /** Since when it waits here [s]. */
  since: Float64Array;
  /** Index of its flow. */
  flow: Uint16Array;
}

/** A line of waiting vehicles under one discipline. */
export interface WaitingLine {
  readonly size: number;
  /** Adds a vehicle whose columns are filled in. */
  push(vehicle: number): void;
  /** The vehicle that would be served next at `now` [s], -1 when none waits. The same until the line changes or time passes. */
  first(now: number): number;
  /** Removes a vehicle, wherever it stands. */
  remove(vehicle: number): void;
  /** The vehicles in no particular order; for checks and redistribution, not for the hot loop. */
  members(): number[];
}

/** What a discipline is built with. */
export interface LineContext {
  readonly columns: WaitingColumns;
  /** Uniform number in (0,1) from the line's own stream, for disciplines that draw lots. */
  readonly lot: () => number;
  /** Names of the flows, by index. */
  readonly flows: readonly string[];
}

/** A discipline chosen in a file, ready to make lines. */
export interface Discipline {
  /** Whether it looks at `need`, so that service times are drawn when a vehicle joins the line. */
  readonly looksAtNeed: boolean;
  /** Whether a vehicle of better priority goes before one that waits longer: such a discipline may preempt. */
  readonly byPriority: boolean;
  line(context: LineContext): WaitingLine;
}
