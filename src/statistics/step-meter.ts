/**
 * A step function of time as it unfolds: its time average, its extremes, and the spells in which it is zero. What is
 * changed and changed back within one instant leaves no trace. Knows not what the value is of.
 */

/** What a meter found over its span. */
export interface StepFigures {
  /** Time average while there was a value; NaN when there never was. */
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  /** Time with a value, and of it the time at zero. */
  readonly time: number;
  readonly zeroTime: number;
  /** Spells at zero, one under way at the end included; and when the first began, NaN when none did. */
  readonly zeroCount: number;
  readonly firstZeroAt: number;
}

/** Follows one value from an instant on. NaN stands for no value: such time does not count. */
export class StepMeter {
  #at: number;
  #value: number;
  #time = 0;
  #integral = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;
  #zeroTime = 0;
  #zeroCount = 0;
  #firstZeroAt = Number.NaN;
  #atZero = false;

  /** @param at the instant from which the value counts */
  constructor(at: number, value: number) {
    this.#at = at;
    this.#value = value;
  }

  /** The value from `time` on; instants never go back. */
  set(time: number, value: number): void {
    this.#reach(time);
    this.#value = value;
  }

  #reach(time: number): void {
    const span = time - this.#at;
    if (!(span > 0)) return;
    const zero = this.#value === 0;
    if (!Number.isNaN(this.#value)) {
      this.#time += span;
      this.#integral += this.#value * span;
      this.#min = Math.min(this.#min, this.#value);
      this.#max = Math.max(this.#max, this.#value);
    }
    if (zero) {
      if (!this.#atZero) this.#zeroCount += 1;
      if (Number.isNaN(this.#firstZeroAt)) this.#firstZeroAt = this.#at;
      this.#zeroTime += span;
    }
    this.#atZero = zero;
    this.#at = time;
  }

  /** The figures up to `time`. */
  figures(time: number): StepFigures {
    this.#reach(time);
    const none = this.#time === 0;
    return {
      mean: none ? Number.NaN : this.#integral / this.#time,
      min: none ? Number.NaN : this.#min,
      max: none ? Number.NaN : this.#max,
      time: this.#time,
      zeroTime: this.#zeroTime,
      zeroCount: this.#zeroCount,
      firstZeroAt: this.#firstZeroAt,
    };
  }
}
