/**
 * An arrival rate over a run, compiled to flat segments: constant or linear in each. Gives exact integrals.
 * Knows neither clocks nor random numbers.
 */
import { bisectRight } from "d3-array";

/** From an instant on [s], the rate [1/s] and its slope [1/s^2], until the next piece begins. */
export interface RatePiece {
  readonly from: number;
  readonly rate: number;
  readonly slope: number;
}

/** Integral of a rate over `width` [s] that begins at `rate` and changes by `slope`. A rate of 0 over for ever gives 0. */
export function areaUnder(rate: number, slope: number, width: number): number {
  if (slope === 0) return rate === 0 ? 0 : rate * width;
  return width * (rate + 0.5 * slope * width);
}

/** A rate on [0, end); 0 before the first piece and from `end` on. Immutable. */
export class RateProfile {
  /** Number of segments. */
  readonly size: number;
  /** Where each segment begins [s], and at index `size` where the last one ends. */
  readonly from: Float64Array;
  /** Rate at the beginning of each segment [1/s], and its slope [1/s^2]. */
  readonly rate: Float64Array;
  readonly slope: Float64Array;
  /** Expected number of arrivals before each segment, and at index `size` in all. */
  readonly mass: Float64Array;

  /**
   * @param pieces in order of `from` (>= 0); of several at one instant the last holds
   * @param end where the rate ends [s]; may be Infinity
   */
  constructor(pieces: Iterable<RatePiece>, end: number) {
    const { from, rate, slope } = merged(pieces, end);
    this.size = rate.length;
    from.push(end);
    this.from = Float64Array.from(from);
    this.rate = Float64Array.from(rate);
    this.slope = Float64Array.from(slope);
    this.mass = new Float64Array(this.size + 1);
    for (let i = 0; i < this.size; i += 1) {
      const width = from[i + 1]! - from[i]!;
      this.mass[i + 1] = this.mass[i]! + areaUnder(rate[i]!, slope[i]!, width);
    }
  }

  /** Expected number of arrivals in [from, to), exactly. O(log size). */
  integral(from: number, to: number): number {
    return to > from ? this.#massBefore(to) - this.#massBefore(from) : 0;
  }

  #massBefore(time: number): number {
    if (time <= 0) return 0;
    const i = bisectRight(this.from, time) - 1;
    if (i >= this.size) return this.mass[this.size] as number;
    const width = time - (this.from[i] as number);
    return (this.mass[i] as number) + areaUnder(this.rate[i] as number, this.slope[i] as number, width);
  }
}

/**
 * The pieces that matter before `end`, from 0 on, without empty ones and without a break between equal rates. A column
 * for each of their numbers: a year has thousands, and a check of a file must not wait for them.
 */
function merged(pieces: Iterable<RatePiece>, end: number): Record<keyof RatePiece, number[]> {
  const from = [0];
  const rate = [0];
  const slope = [0];
  let last = 0;
  for (const piece of pieces) {
    if (piece.from >= end) break;
    if (last >= 0 && from[last] === piece.from) last -= 1;
    if (last >= 0 && rate[last] === piece.rate && slope[last] === 0 && piece.slope === 0) continue;
    last += 1;
    from[last] = piece.from;
    rate[last] = piece.rate;
    slope[last] = piece.slope;
  }
  for (const column of [from, rate, slope]) column.length = last + 1;
  return { from, rate, slope };
}
