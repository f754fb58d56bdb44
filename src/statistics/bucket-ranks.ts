/** Ranks among values that stand in buckets: which bucket holds one, and how many come before. Knows no value. */
import { BUCKET_BITS, BUCKETS_PER_OCTAVE } from "./sketch-buckets.ts";

/**
 * Running sums of counts, octave by octave: a sum for each bucket would fill as much memory again. Good for as long as
 * the counts stay as they are.
 */
export class BucketRanks {
  readonly #counts: Float64Array;
  readonly #zeros: number;
  /** Values up to the end of each octave, with the zeros. */
  readonly #upTo: Float64Array;
  /** The bucket in which a rank was found last, and the values before it: the next is often near. */
  #bucket = 0;
  #before: number;

  /**
   * Cost O(buckets).
   * @param counts values in each bucket, of whole octaves
   * @param zeros values before the first bucket
   */
  constructor(counts: Float64Array, zeros: number) {
    const upTo = new Float64Array(counts.length / BUCKETS_PER_OCTAVE);
    let sum = zeros;
    for (let i = 0, octave = 0; octave < upTo.length; octave += 1) {
      for (const end = i + BUCKETS_PER_OCTAVE; i < end; i += 1) sum += counts[i]!;
      upTo[octave] = sum;
    }
    this.#counts = counts;
    this.#zeros = zeros;
    this.#upTo = upTo;
    this.#before = zeros;
  }

  /** The bucket of the value of a rank, which is not below the number of zeros and below that of all values. */
  find(rank: number): number {
    const counts = this.#counts;
    const upTo = this.#upTo;
    let octave = 0;
    while (upTo[octave]! <= rank) octave += 1;
    let before = octave === 0 ? this.#zeros : upTo[octave - 1]!;
    let i = octave * BUCKETS_PER_OCTAVE;
    if (this.#bucket > i && this.#before <= rank) {
      i = this.#bucket;
      before = this.#before;
    }
    for (; before + counts[i]! <= rank; i += 1) before += counts[i]!;
    this.#bucket = i;
    this.#before = before;
    return i;
  }

  /** Values before the bucket that was found last. */
  get before(): number {
    return this.#before;
  }

  /** Values up to the end of a bucket. Those beyond the last are the caller's to know. */
  upTo(bucket: number): number {
    if (bucket < 0) return this.#zeros;
    const octave = bucket >> BUCKET_BITS;
    let sum = octave === 0 ? this.#zeros : this.#upTo[octave - 1]!;
    for (let i = octave * BUCKETS_PER_OCTAVE; i <= bucket; i += 1) sum += this.#counts[i]!;
    return sum;
  }
}
