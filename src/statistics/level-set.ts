/**
 * Whole numbers that change by jumps, followed over time: the length of a queue, lanes open, permits in use. Many
 * at once, in columns, because every event of a run changes some. Knows no queue; the recorder tells each change.
 */

/** Levels from here up share the last bucket. */
const TOP_LEVEL = 65_536;
const FIRST_SIZE = 16;

/** All of one level; times in seconds, as the fields of `LevelSet` of the same names. */
export interface LevelState {
  readonly value: number;
  readonly held: number;
  readonly max: number;
  readonly changedAt: number;
  readonly heldSince: number;
  readonly maxAt: number;
  readonly beyond: number;
  /** Time at each value. A copy is taken. */
  readonly times: Float64Array;
}

/**
 * Time integral, time at each value and maximum of several piecewise-constant levels (Law 2015, sec. 1.4.1: time
 * averages of a queue) from time 0, or from `reset` at the end of a warm-up.
 *
 * Only the value that a level has when an instant is over counts in the sums, so that changes which undo each other
 * at one instant leave no trace there; the maximum counts even what held for no time. Sums are exact where times are
 * whole (below 2^53), else to rounding. Memory: 8 bytes for each value of a level up to its highest, at most 0.5 MB.
 * The `!`s: the caller vouches that the number of a level is below the size of the set.
 */
export class LevelSet {
  /** By level: the value now. */
  readonly #values: Float64Array;
  /** The instant of the latest change: the value before it held until then. */
  readonly #changedAt: Float64Array;
  /** The value before that instant, and since when it was held, or the start if later. */
  readonly #held: Float64Array;
  readonly #heldSince: Float64Array;
  readonly #max: Float64Array;
  readonly #maxAt: Float64Array;
  /** Time at each value, up to the instant `heldSince`. */
  readonly #times: Float64Array[];
  /** Integral of what a level is above the last bucket. */
  readonly #beyond: Float64Array;
  #startAt = 0;

  /** @param size number of levels, all 0 at time 0 */
  constructor(size: number) {
    this.#values = new Float64Array(size);
    this.#changedAt = new Float64Array(size);
    this.#held = new Float64Array(size);
    this.#heldSince = new Float64Array(size);
    this.#max = new Float64Array(size);
    this.#maxAt = new Float64Array(size);
    this.#times = Array.from({ length: size }, () => new Float64Array(FIRST_SIZE));
    this.#beyond = new Float64Array(size);
  }

  /** Number of levels. */
  get size(): number {
    return this.#values.length;
  }

  /**
   * Level number `l` is `value` from `time` on. A few nanoseconds.
   * @param time [s] not before the latest change of this level
   * @param value a whole number from 0 to 2^32-1
   * @throws RangeError if time runs backwards or value is out of its range, leaving everything as it was
   */
  set(l: number, time: number, value: number): void {
    if (value >>> 0 !== value) throw notWhole(value);
    const changedAt = this.#changedAt[l]!;
    if (time !== changedAt) {
      if (!(time > changedAt)) throw backwards(time, changedAt);
      const now = this.#values[l]!;
      const held = this.#held[l]!;
      if (now !== held) {
        this.#account(l, held, changedAt - this.#heldSince[l]!);
        this.#heldSince[l] = changedAt;
        this.#held[l] = now;
      }
      this.#changedAt[l] = time;
    }
    this.#values[l] = value;
    if (value > this.#max[l]!) {
      this.#max[l] = value;
      this.#maxAt[l] = time;
    }
  }

  /** Takes over all of level number `l` from somebody who has followed it by the same rules. */
  restore(l: number, state: LevelState): void {
    this.#values[l] = state.value;
    this.#held[l] = state.held;
    this.#max[l] = state.max;
    this.#changedAt[l] = state.changedAt;
    this.#heldSince[l] = state.heldSince;
    this.#maxAt[l] = state.maxAt;
    this.#beyond[l] = state.beyond;
    this.#times[l] = state.times.slice();
  }

  /**
   * Forgets all before `time`, the end of a warm-up, and starts there from the present values.
   * @param time [s] not before the latest change
   * @throws RangeError if time runs backwards
   */
  reset(time: number): void {
    for (const changedAt of this.#changedAt) if (!(time >= changedAt)) throw backwards(time, changedAt);
    this.#startAt = time;
    this.#changedAt.fill(time);
    this.#heldSince.fill(time);
    this.#held.set(this.#values);
    this.#max.set(this.#values);
    this.#maxAt.fill(time);
    this.#beyond.fill(0);
    for (const times of this.#times) times.fill(0);
  }

  /** Present value. */
  value(l: number): number {
    return this.#values[l]!;
  }

  /** Highest value since the start, even if held for no time. */
  max(l: number): number {
    return this.#max[l]!;
  }

  /** When the value first was `max` since the start [s]. */
  maxAt(l: number): number {
    return this.#maxAt[l]!;
  }

  /** Integral of the level from the start to `endAt` [value s]. @throws RangeError as `timeByValue` */
  integral(l: number, endAt: number): number {
    const until = this.#heldUntil(l, endAt);
    let sum = this.#beyond[l]! + beyondTop(this.#held[l]!) * (until - this.#heldSince[l]!);
    sum += beyondTop(this.#values[l]!) * (endAt - until);
    const times = this.timeByValue(l, endAt);
    for (let k = 0; k < times.length; k += 1) sum += k * times[k]!;
    return sum;
  }

  /** Mean over time from the start to `endAt`; NaN over no time. @throws RangeError as `timeByValue` */
  mean(l: number, endAt: number): number {
    return this.integral(l, endAt) / (endAt - this.#startAt);
  }

  /**
   * Time at each value [s]: element k for value k, from 0 to the highest; the last of 65,537 for all from 65,536 up.
   * A copy.
   * @param endAt [s] not before the latest change
   * @throws RangeError if it is
   */
  timeByValue(l: number, endAt: number): Float64Array {
    const changedAt = this.#changedAt[l]!;
    if (!(endAt >= changedAt)) throw backwards(endAt, changedAt);
    const times = new Float64Array(Math.min(this.#max[l]!, TOP_LEVEL) + 1);
    times.set(this.#times[l]!.subarray(0, times.length));
    const until = this.#heldUntil(l, endAt);
    times[Math.min(this.#held[l]!, TOP_LEVEL)]! += until - this.#heldSince[l]!;
    times[Math.min(this.#values[l]!, TOP_LEVEL)]! += endAt - until;
    return times;
  }

  /** Until when the held value was held: to the end if the latest changes undid each other. */
  #heldUntil(l: number, endAt: number): number {
    return this.#held[l] === this.#values[l] ? endAt : this.#changedAt[l]!;
  }

  /** Puts a time during which level `l` was `value` into the sums. */
  #account(l: number, value: number, elapsed: number): void {
    const times = this.#times[l]!;
    if (value < times.length) times[value]! += elapsed;
    else this.#accountFar(l, value, elapsed);
  }

  #accountFar(l: number, value: number, elapsed: number): void {
    const bucket = Math.min(value, TOP_LEVEL);
    this.#beyond[l]! += beyondTop(value) * elapsed;
    const before = this.#times[l]!;
    let size = before.length;
    // Never more buckets than that, or higher values would find some of their own.
    while (size <= bucket) size = Math.min(2 * size, TOP_LEVEL + 1);
    if (size > before.length) {
      this.#times[l] = new Float64Array(size);
      this.#times[l].set(before);
    }
    this.#times[l]![bucket]! += elapsed;
  }
}

/** What a value is above the last bucket. */
function beyondTop(value: number): number {
  return Math.max(0, value - TOP_LEVEL);
}

function notWhole(value: number): RangeError {
  return new RangeError(`LevelSet: a level must be a whole number, got ${value}`);
}

function backwards(time: number, changedAt: number): RangeError {
  return new RangeError(`LevelSet: time ${time} is before the latest change at ${changedAt}`);
}
