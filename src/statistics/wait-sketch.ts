/**
 * A mergeable histogram of non-negative values with a bounded relative error: how millions of waits are kept in
 * a few kilobytes, to be pooled over replications and threads. Knows no vehicle and no replication.
 *
 * Buckets are equal parts of each octave (as in HdrHistogram), so a value's bucket can be read off the bits of
 * its float64: exponent and leading mantissa bits, without a logarithm (`sketch-buckets.ts`).
 */

import { BucketRanks } from "./bucket-ranks.ts";
import type { CountMemory } from "./count-memory.ts";
import {
  BUCKETS_PER_OCTAVE,
  bucketOf,
  bucketOfWords,
  HIGH,
  LOW,
  lowerBound,
  octaveStart,
} from "./sketch-buckets.ts";

/** Values whose buckets are found together; see `Sketch.addMany`. */
const MANY = 64;
const some = new Float64Array(MANY);
const someWords = new Int32Array(some.buffer);
/** What a sketch without values has of each. */
const NONE = new Float64Array(0);

/**
 * Largest relative error of `Sketch.quantile` against the type 7 sample quantile, for values from 2^-20 to 2^40
 * (1 microsecond to 35,000 years, if in seconds): the width of a bucket over its lower bound.
 */
export const SKETCH_RELATIVE_ERROR = 1 / BUCKETS_PER_OCTAVE;

/** A sketch as plain values, to cross a thread by structured clone. */
export interface PlainSketch {
  readonly count: number;
  /** Values equal to 0. */
  readonly zeros: number;
  /** Infinity without values. */
  readonly min: number;
  /** -Infinity without values. */
  readonly max: number;
  readonly sum: number;
  /** First value, about which squares are taken. */
  readonly origin: number;
  /** Sum of (value - origin)^2. */
  readonly squares: number;
  /** Index of the bucket of `counts[0]`, a multiple of 256. */
  readonly firstBucket: number;
  /** Values in each bucket, over all octaves from the lowest used to the highest used. */
  readonly counts: Float64Array;
}

/**
 * Histogram of non-negative values: zero exactly, buckets (lower, upper] of relative width 2^-8 above it; count,
 * minimum and maximum exact; sum and variance to rounding.
 *
 * Values of 0 to 2^-20 share the first bucket and values above 2^40 the last; their quantiles are off by up to
 * 2^-20, or anything up to the maximum. Memory: 2 kB for each octave between the least and greatest bucket used.
 * Counts, count, minimum and maximum do not depend on the order of adding and merging; sum and squares may, in
 * their last places, so a caller who wants the same bytes merges in a fixed order.
 */
export class Sketch {
  #count = 0;
  #zeros = 0;
  #min = Infinity;
  #max = -Infinity;
  #sum = 0;
  #origin = 0;
  #squares = 0;
  #firstBucket = 0;
  #counts: Float64Array = NONE;
  /** Ranks when there were so many values as `#rankedFor`; whatever adds a value changes `#count`. */
  #ranks: BucketRanks | null = null;
  #rankedFor = -1;
  readonly #memory: CountMemory | undefined;

  /** @param memory where the counts are to be; without it they have memory of their own */
  constructor(memory?: CountMemory) {
    this.#memory = memory;
  }

  /** The sketch `toPlain` was called on. Takes a copy. */
  static fromPlain(plain: PlainSketch): Sketch {
    return Sketch.over({ ...plain, counts: plain.counts.slice() });
  }

  /** A sketch on the counts of `plain` themselves: to be read, never added to. */
  static over(plain: PlainSketch): Sketch {
    const sketch = new Sketch();
    sketch.#count = plain.count;
    sketch.#zeros = plain.zeros;
    sketch.#min = plain.min;
    sketch.#max = plain.max;
    sketch.#sum = plain.sum;
    sketch.#origin = plain.origin;
    sketch.#squares = plain.squares;
    sketch.#firstBucket = plain.firstBucket;
    sketch.#counts = plain.counts;
    return sketch;
  }

  /** Everything in the sketch, as a copy. */
  toPlain(): PlainSketch {
    return {
      count: this.#count,
      zeros: this.#zeros,
      min: this.#min,
      max: this.#max,
      sum: this.#sum,
      origin: this.#origin,
      squares: this.#squares,
      firstBucket: this.#firstBucket,
      counts: this.#counts.slice(),
    };
  }

  /**
   * Adds one value. A few nanoseconds; allocates only for the first value of an octave outside the present ones.
   * @param value finite, 0 or more
   * @throws RangeError if it is not, leaving the sketch as it was
   */
  add(value: number): void {
    if (!(value >= 0 && value < Infinity))
      throw new RangeError(`Sketch.add: value must be finite and not negative, got ${value}`);
    if (this.#count === 0) this.#origin = value;
    this.#count += 1;
    this.#sum += value;
    const deviation = value - this.#origin;
    this.#squares += deviation * deviation;
    // Adding 0 turns -0 into 0, or the extremes' bytes would tell the order.
    if (value < this.#min) this.#min = value + 0;
    if (value > this.#max) this.#max = value + 0;
    if (value === 0) {
      this.#zeros += 1;
      return;
    }
    const bucket = bucketOf(value);
    // Not `counts[i] === undefined`: a load out of bounds makes the engine box every count it reads.
    if (bucket < this.#firstBucket || bucket >= this.#firstBucket + this.#counts.length)
      this.#cover(bucket, bucket);
    const index = bucket - this.#firstBucket;
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
  }

  /**
   * Adds values from index `from` to before `to`, as `add` would one by one: in one loop over numbers at hand, several
   * times as fast.
   * @throws RangeError at the first that is not finite and 0 or more; those before it have been added
   */
  addMany(values: Float64Array, from = 0, to = values.length): void {
    for (let at = from; at < to; at += MANY) this.#addSome(values, at, Math.min(to, at + MANY));
  }

  /** Adds up to MANY values: first their sums, then their buckets, so that neither loop has too much at hand. */
  #addSome(values: Float64Array, from: number, to: number): void {
    if (this.#count === 0) this.#origin = values[from]!;
    const origin = this.#origin;
    // One by one: taken from arrays, the sums would stay on the heap all through the loop (three times as slow).
    let min = this.#min;
    let max = this.#max;
    let sum = this.#sum;
    let squares = this.#squares;
    let positive = 0;
    let at = from;
    for (; at < to; at += 1) {
      const value = values[at]!;
      if (!(value >= 0 && value < Infinity)) break;
      sum += value;
      const deviation = value - origin;
      squares += deviation * deviation;
      if (value < min) min = value + 0;
      if (value > max) max = value + 0;
      some[positive] = value;
      // The next value takes the place of one that is 0.
      if (value !== 0) positive += 1;
    }
    this.#count += at - from;
    this.#zeros += at - from - positive;
    this.#min = min;
    this.#max = max;
    this.#sum = sum;
    this.#squares = squares;
    this.#countSome(positive);
    if (at < to) this.add(values[at]!);
  }

  /** Adds the first values of `some` to their buckets. */
  #countSome(positive: number): void {
    let first = this.#firstBucket;
    let counts = this.#counts;
    for (let i = 0; i < positive; i += 1) {
      const bucket = bucketOfWords(someWords[2 * i + LOW]!, someWords[2 * i + HIGH]!);
      if (bucket < first || bucket >= first + counts.length) {
        this.#cover(bucket, bucket);
        first = this.#firstBucket;
        counts = this.#counts;
      }
      counts[bucket - first]! += 1;
    }
  }

  /**
   * Adds one value `weight` times, at the cost of one.
   * @param weight a whole number, 1 or more
   * @throws RangeError as `add`, leaving the sketch as it was
   */
  addWeighted(value: number, weight: number): void {
    this.add(value);
    const more = weight - 1;
    if (more === 0) return;
    const deviation = value - this.#origin;
    this.#count += more;
    this.#sum += more * value;
    this.#squares += more * deviation * deviation;
    if (value === 0) {
      this.#zeros += more;
      return;
    }
    const index = bucketOf(value) - this.#firstBucket;
    this.#counts[index] = (this.#counts[index] ?? 0) + more;
  }

  /** Adds every value of `other`, which is left as it is. */
  merge(other: Sketch): void {
    if (other.#count === 0) return;
    if (this.#count === 0) this.#origin = other.#origin;
    // Sum of (x - a)^2 = sum of (x - b)^2 + 2 (b - a) sum of (x - b) + n (b - a)^2.
    const shift = other.#origin - this.#origin;
    const deviations = other.#sum - other.#count * other.#origin;
    this.#squares += other.#squares + shift * (2 * deviations + other.#count * shift);
    this.#count += other.#count;
    this.#zeros += other.#zeros;
    this.#sum += other.#sum;
    this.#min = Math.min(this.#min, other.#min);
    this.#max = Math.max(this.#max, other.#max);
    this.#mergeCounts(other);
  }

  /** Makes room at once for all that is merged next, which otherwise moves again and again as it grows. */
  reserveFor(others: readonly Sketch[]): void {
    let lowest = Infinity;
    let end = 0;
    for (const other of others) {
      if (other.#counts.length === 0) continue;
      lowest = Math.min(lowest, other.#firstBucket);
      end = Math.max(end, other.#firstBucket + other.#counts.length);
    }
    if (end > 0) this.#cover(lowest, end - 1);
  }

  /** Values added. */
  get count(): number {
    return this.#count;
  }

  /** Smallest value, exact; NaN without values. */
  get min(): number {
    return this.#count === 0 ? Number.NaN : this.#min;
  }

  /** Largest value, exact; NaN without values. */
  get max(): number {
    return this.#count === 0 ? Number.NaN : this.#max;
  }

  /** Sum of the values, not of the buckets. */
  get sum(): number {
    return this.#sum;
  }

  /** Mean of the values, not of the buckets; NaN without values. */
  get mean(): number {
    return this.#sum / this.#count;
  }

  /** Unbiased sample variance of the values, divisor n - 1; NaN below 2 values. */
  get variance(): number {
    if (this.#count < 2) return Number.NaN;
    const distance = this.mean - this.#origin;
    return Math.max(0, this.#squares - this.#count * distance * distance) / (this.#count - 1);
  }

  /** Square root of `variance`. */
  get sd(): number {
    return Math.sqrt(this.variance);
  }

  /**
   * Sample quantile of Hyndman & Fan's type 7, each order statistic placed inside its bucket as if the bucket's
   * values were spread evenly. Within `SKETCH_RELATIVE_ERROR`; exact at p = 0 and 1. Cost O(buckets) once.
   * @param p 0 to 1, both included
   * @returns NaN without values
   * @throws RangeError if p is out of its range
   */
  quantile(p: number): number {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`Sketch.quantile: p must be in [0, 1], got ${p}`);
    if (this.#count === 0) return Number.NaN;
    const position = (this.#count - 1) * p;
    const below = Math.floor(position);
    const low = this.#orderStatistic(below);
    if (position === below) return low;
    return low + (position - below) * (this.#orderStatistic(below + 1) - low);
  }

  /**
   * Share of the values above `x`, 0 to 1. Exact at 0, at the bounds of buckets (the multiples of 2^(e-8) from 2^e
   * to 2^(e+1): 15, 30, 60 minutes in seconds are some) and outside minimum and maximum; elsewhere off by up to the
   * share of the bucket that holds `x`. Cost as of `quantile`.
   * @returns NaN without values
   */
  shareAbove(x: number): number {
    if (this.#count === 0) return Number.NaN;
    if (x < this.#min) return 1;
    if (x >= this.#max) return 0;
    if (x === 0) return (this.#count - this.#zeros) / this.#count;
    const bucket = bucketOf(x);
    const index = bucket - this.#firstBucket;
    const above = index < this.#counts.length ? this.#count - this.#ranked().upTo(index) : 0;
    const upper = lowerBound(bucket + 1);
    const shareOfBucket = Math.max(0, (upper - x) / (upper - lowerBound(bucket)));
    const inBucket = this.#counts[index] ?? 0;
    return (above + inBucket * Math.min(1, shareOfBucket)) / this.#count;
  }

  /** Estimate of the value of the given rank, 0 to count - 1. */
  #orderStatistic(rank: number): number {
    if (rank === 0) return this.#min;
    if (rank === this.#count - 1) return this.#max;
    if (rank < this.#zeros) return 0;
    const ranks = this.#ranked();
    const i = ranks.find(rank);
    const lower = lowerBound(this.#firstBucket + i);
    const width = lowerBound(this.#firstBucket + i + 1) - lower;
    const estimate = lower + (width * (rank - ranks.before + 0.5)) / this.#counts[i]!;
    return Math.max(this.#min, Math.min(this.#max, estimate));
  }

  #ranked(): BucketRanks {
    if (this.#ranks === null || this.#rankedFor !== this.#count) {
      this.#ranks = new BucketRanks(this.#counts, this.#zeros);
      this.#rankedFor = this.#count;
    }
    return this.#ranks;
  }

  #mergeCounts(other: Sketch): void {
    const more = other.#counts;
    if (more.length === 0) return;
    this.#cover(other.#firstBucket, other.#firstBucket + more.length - 1);
    const counts = this.#counts.subarray(other.#firstBucket - this.#firstBucket);
    for (let i = 0; i < more.length; i += 1) counts[i]! += more[i]!;
  }

  /** Grows the window to whole octaves that hold both buckets: to no more, or its bytes would tell the order. */
  #cover(lowest: number, highest: number): void {
    const empty = this.#counts.length === 0;
    const oldEnd = this.#firstBucket + this.#counts.length;
    const start = octaveStart(empty ? lowest : Math.min(lowest, this.#firstBucket));
    const end = octaveStart(empty ? highest : Math.max(highest, oldEnd - 1)) + BUCKETS_PER_OCTAVE;
    if (start === this.#firstBucket && end === oldEnd) return;
    const counts = this.#memory?.take(end - start) ?? new Float64Array(end - start);
    if (!empty) counts.set(this.#counts, this.#firstBucket - start);
    this.#firstBucket = start;
    this.#counts = counts;
    this.#ranks = null;
  }
}
