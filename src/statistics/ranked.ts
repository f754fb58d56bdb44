/**
 * Values of which a few order statistics are wanted. One pass puts them into buckets that are in order, and only those
 * buckets are sorted in which somebody asks for a rank: a fifth of the cost of sorting all. Knows no quantile.
 */
import { BUCKET_COUNT, bucketOfWords, HIGH, LOW } from "./sketch-buckets.ts";

/** Below so many values all are sorted. */
const FEW = 128;
/** Buckets of a sketch that are one here: with sixteen an octave, few values share one and few stay empty. */
const COARSER = 4;
const BUCKETS = BUCKET_COUNT >> COARSER;

/** Values of 0 or more in order, as far as they have been asked for. */
export class Ranked {
  /** In order where `settle` was called. */
  readonly values: Float64Array;
  /** Index after the last value of each bucket; null where all are in order. */
  readonly #ends: Int32Array | null;

  /** Of the first `count` of the values, which are left as they are. Cost O(count). */
  constructor(values: Float64Array, count: number) {
    if (count < FEW) {
      this.values = values.slice(0, count).sort();
      this.#ends = null;
      return;
    }
    const words = new Int32Array(values.buffer, values.byteOffset, count * 2);
    const sorted = new Float64Array(count);
    // One place more, so that sums stand where their bucket begins; filling moves them to where it ends.
    const ends = new Int32Array(BUCKETS + 1);
    for (let i = 0; i < count; i += 1)
      ends[(bucketOfWords(words[2 * i + LOW]!, words[2 * i + HIGH]!) >> COARSER) + 1]! += 1;
    for (let b = 1; b < BUCKETS; b += 1) ends[b]! += ends[b - 1]!;
    for (let i = 0; i < count; i += 1) {
      const bucket = bucketOfWords(words[2 * i + LOW]!, words[2 * i + HIGH]!) >> COARSER;
      const at = ends[bucket]!;
      sorted[at] = values[i]!;
      ends[bucket] = at + 1;
    }
    this.values = sorted;
    this.#ends = ends;
  }

  /** Puts the value of a rank, from 0 on, in its place in `values`. */
  settle(rank: number): void {
    const ends = this.#ends;
    if (ends === null) return;
    const { values } = this;
    let bucket = 0;
    // By halves: the first bucket that ends beyond the rank.
    for (let last = BUCKETS - 1; bucket < last; ) {
      const middle = (bucket + last) >> 1;
      if (ends[middle]! > rank) last = middle;
      else bucket = middle + 1;
    }
    const from = bucket === 0 ? 0 : ends[bucket - 1]!;
    const to = ends[bucket]!;
    let at = from + 1;
    // Many are equal, above all to 0, and some were sorted before.
    while (at < to && values[at]! >= values[at - 1]!) at += 1;
    if (at < to) values.subarray(from, to).sort();
  }
}
