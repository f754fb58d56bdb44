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
    const segments = merged(pieces, end);
    this.size = segments.length;
    this.from = Float64Array.from([...segments.map((s) => s.from), end]);
    this.rate = Float64Array.from(segments, (s) => s.rate);
    this.slope = Float64Array.from(segments, (s) => s.slope);
    this.mass = new Float64Array(this.size + 1);
    segments.forEach((s, i) => {
      const width = (this.from[i + 1] as number) - s.from;
      this.mass[i + 1] = (this.mass[i] as number) + areaUnder(s.rate, s.slope, width);
    });
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

/** The pieces that matter before `end`, from 0 on, without empty ones and without a break between equal rates. */
function merged(pieces: Iterable<RatePiece>, end: number): RatePiece[] {
  const kept: RatePiece[] = [{ from: 0, rate: 0, slope: 0 }];
  for (const piece of pieces) {
    if (piece.from >= end) break;
    if (kept.at(-1)?.from === piece.from) kept.pop();
    const last = kept.at(-1);
    const same = last !== undefined && last.rate === piece.rate && last.slope === 0 && piece.slope === 0;
    if (!same) kept.push(piece);
  }
  return kept;
}
