/**
 * Statistics over time of a whole number that changes by jumps: a queue's length, lanes open, permits in use.
 * Knows no queue; the recorder tells it each new level.
 */

/** Levels from here up share the last bucket. */
const TOP_LEVEL = 65_536;
const FIRST_SIZE = 16;

/**
 * Time integral, time at each level, maximum and time-weighted quantiles of a piecewise-constant level
 * (Law 2015, sec. 1.4.1: time averages of a queue) from a start, which `reset` moves to the end of a warm-up.
 *
 * The sums are exact where the times are whole (below 2^53), else to rounding. Memory: 8 bytes for each level up to
 * the highest, at most 1 MB.
 */
export class TimeWeighted {
  // Every field is a number from the first: one that begins undefined would be boxed at each store.
  #startAt = 0;
  #level = 0;
  /** When the present level began, or the start if later: time up to here is in the sums. */
  #sinceAt = 0;
  #integral = 0;
  #squareIntegral = 0;
  #max = 0;
  #maxAt = 0;
  #timeAtLevel = new Float64Array(FIRST_SIZE);

  /**
   * @param startAt [s]
   * @param level at the start, a whole number from 0 to 2^32-1. @defaultValue 0
   * @throws RangeError if level is not one
   */
  constructor(startAt: number, level = 0) {
    if (level >>> 0 !== level)
      throw new RangeError(`TimeWeighted: level must be a whole number, got ${level}`);
    this.#startAt = startAt;
    this.#sinceAt = startAt;
    this.#level = level;
    this.#max = level;
    this.#maxAt = startAt;
  }

  /**
   * The level is `level` from `time` on. A few nanoseconds; a call that does not change the level costs nothing.
   * @param time [s] not before the latest change
   * @param level a whole number from 0 to 2^32-1
   * @throws RangeError if time runs backwards or level is out of its range, leaving everything as it was
   */
  set(time: number, level: number): void {
    if (level === this.#level) return;
    if (level >>> 0 !== level)
      throw new RangeError(`TimeWeighted: level must be a whole number, got ${level}`);
    this.#account(time);
    this.#level = level;
    if (level > this.#max) {
      this.#max = level;
      this.#maxAt = time;
    }
  }

  /**
   * Forgets all before `time`, the end of a warm-up, and starts there from the present level.
   * @param time [s] not before the latest change
   * @throws RangeError if time runs backwards
   */
  reset(time: number): void {
    if (!(time >= this.#sinceAt)) throw backwards(time, this.#sinceAt);
    this.#startAt = time;
    this.#sinceAt = time;
    this.#integral = 0;
    this.#squareIntegral = 0;
    this.#max = this.#level;
    this.#maxAt = time;
    this.#timeAtLevel.fill(0);
  }

  /** When the statistics start [s]. */
  get startAt(): number {
    return this.#startAt;
  }

  /** Present level. */
  get level(): number {
    return this.#level;
  }

  /** Highest level since the start, even if held for no time. */
  get max(): number {
    return this.#max;
  }

  /** When the level first was `max` since the start [s]. */
  get maxAt(): number {
    return this.#maxAt;
  }

  /** True if a level above 65,535 has shared the last bucket: quantiles there are lower bounds. */
  get overflowed(): boolean {
    return this.#max >= TOP_LEVEL;
  }

  /** Integral of the level from the start to `endAt` [level s]. @throws RangeError as `mean` */
  integral(endAt: number): number {
    return this.#integral + this.#level * this.#pending(endAt);
  }

  /** Integral of the squared level from the start to `endAt` [level^2 s]. @throws RangeError as `mean` */
  squareIntegral(endAt: number): number {
    return this.#squareIntegral + this.#level * this.#level * this.#pending(endAt);
  }

  /**
   * Mean level over time from the start to `endAt`.
   * @param endAt [s] not before the latest change
   * @returns NaN over no time
   * @throws RangeError if endAt is before the latest change
   */
  mean(endAt: number): number {
    return this.integral(endAt) / (endAt - this.#startAt);
  }

  /**
   * Variance of the level over time, integral of (level - mean)^2 / time; summed from the time at each level unless
   * `overflowed`. NaN over no time. Cost O(max). @throws RangeError as `mean`
   */
  variance(endAt: number): number {
    const mean = this.mean(endAt);
    const span = endAt - this.#startAt;
    if (this.overflowed) return Math.max(0, this.squareIntegral(endAt) / span - mean * mean);
    let total = 0;
    this.timeByLevel(endAt).forEach((time, level) => {
      total += (level - mean) * (level - mean) * time;
    });
    return total / span;
  }

  /**
   * Time at each level [s]: element k for level k, from 0 to the highest level; the last of 65,537 for all from
   * 65,536 up. A copy. @throws RangeError as `mean`
   */
  timeByLevel(endAt: number): Float64Array {
    const pending = this.#pending(endAt);
    const times = new Float64Array(Math.min(this.#max, TOP_LEVEL) + 1);
    times.set(this.#timeAtLevel.subarray(0, times.length));
    const bucket = Math.min(this.#level, TOP_LEVEL);
    times[bucket] = (times[bucket] ?? 0) + pending;
    return times;
  }

  /**
   * Smallest level that was not exceeded during a share `p` of the time from the start to `endAt`; 65,536 stands
   * for any level from there up. NaN over no time. Cost O(max).
   * @param p 0 to 1, both included; levels held for no time do not count
   * @throws RangeError if p is out of its range, and as `mean`
   */
  quantile(p: number, endAt: number): number {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`TimeWeighted.quantile: p must be in [0, 1], got ${p}`);
    const times = this.timeByLevel(endAt);
    const wanted = p * times.reduce((total, time) => total + time, 0);
    let reached = 0;
    let latest = Number.NaN;
    for (const [level, time] of times.entries()) {
      if (time === 0) continue;
      latest = level;
      reached += time;
      if (reached >= wanted) break;
    }
    return latest;
  }

  /**
   * Share of the time from the start to `endAt` with a level above `level`, 0 to 1. NaN over no time, and for a
   * level of 65,536 or more that was passed. Cost O(max). @throws RangeError as `mean`
   */
  shareAbove(level: number, endAt: number): number {
    const span = endAt - this.#startAt;
    if (level >= TOP_LEVEL && this.#max > level) return Number.NaN;
    let above = 0;
    this.timeByLevel(endAt).forEach((time, k) => {
      if (k > level) above += time;
    });
    return Math.min(1, above / span);
  }

  /** Puts the time since the latest change into the sums. */
  #account(time: number): void {
    const elapsed = time - this.#sinceAt;
    if (!(elapsed >= 0)) throw backwards(time, this.#sinceAt);
    const area = this.#level * elapsed;
    this.#integral += area;
    this.#squareIntegral += this.#level * area;
    const bucket = Math.min(this.#level, TOP_LEVEL);
    if (bucket >= this.#timeAtLevel.length) this.#grow(bucket);
    this.#timeAtLevel[bucket] = (this.#timeAtLevel[bucket] ?? 0) + elapsed;
    this.#sinceAt = time;
  }

  /** Time at the present level not yet in the sums. */
  #pending(endAt: number): number {
    if (!(endAt >= this.#sinceAt)) throw backwards(endAt, this.#sinceAt);
    return endAt - this.#sinceAt;
  }

  #grow(bucket: number): void {
    let size = this.#timeAtLevel.length;
    while (size <= bucket) size *= 2;
    const larger = new Float64Array(size);
    larger.set(this.#timeAtLevel);
    this.#timeAtLevel = larger;
  }
}

function backwards(time: number, sinceAt: number): RangeError {
  return new RangeError(`TimeWeighted: time ${time} is before the latest change at ${sinceAt}`);
}
