/**
 * The buckets of a sketch: which one a value is in, read off the bits of its float64, and where each begins. Counts
 * nothing.
 */

/** Leading mantissa bits used: 2^8 buckets an octave. With 7, interpolating could err by 2^-7. */
export const BUCKET_BITS = 8;
// By shifting: a power is no whole number to V8, and no index made of it.
export const BUCKETS_PER_OCTAVE = 1 << BUCKET_BITS;
/** Bits of the upper 32 of a float64 (1 sign, 11 exponent, 20 mantissa) below the bucket's. */
const UNUSED_BITS = 20 - BUCKET_BITS;
const EXPONENT_BIAS = 1023;
const SMALLEST_EXPONENT = -20;
const LARGEST_EXPONENT = 40;
/** Exponent and bucket bits of 2^-20, where bucket 0 starts. */
const FIRST_BITS = (EXPONENT_BIAS + SMALLEST_EXPONENT) * BUCKETS_PER_OCTAVE;
/** Buckets of the whole range. */
export const BUCKET_COUNT = (LARGEST_EXPONENT - SMALLEST_EXPONENT) * BUCKETS_PER_OCTAVE;

/** One float64 seen as two 32-bit integers. */
const float = new Float64Array(1);
const words = new Int32Array(float.buffer);
float[0] = 1;
/** Which of the two holds sign, exponent and leading mantissa bits: 1 on little-endian machines. */
export const HIGH = words[1] === 0 ? 0 : 1;
export const LOW = 1 - HIGH;

/**
 * Bucket of a positive finite value, 0 to BUCKET_COUNT - 1. Buckets are open below and closed above, so that
 * "above a threshold" is exact at a bound even if many values equal it: a value on a bound belongs one lower.
 */
export function bucketOf(value: number): number {
  float[0] = value;
  return bucketOfWords(words[LOW] ?? 0, words[HIGH] ?? 0);
}

/** As `bucketOf`, from the two halves of a float64. */
export function bucketOfWords(low: number, high: number): number {
  // 0 if the low word has a bit set, else -1: borrows one unit of the last place from the high word.
  const borrow = ~((low | (0 - low)) >> 31);
  const bucket = ((high + borrow) >> UNUSED_BITS) - FIRST_BITS;
  return bucket < 0 ? 0 : bucket >= BUCKET_COUNT ? BUCKET_COUNT - 1 : bucket;
}

/** Where each octave begins, and where the last ends. */
const OCTAVES = Float64Array.from(
  { length: LARGEST_EXPONENT - SMALLEST_EXPONENT + 1 },
  (_, octave) => 2 ** (octave + SMALLEST_EXPONENT),
);

/** Lower bound of a bucket, itself not in it. The first bucket's is 2^-20, though values below it are in it. */
export function lowerBound(bucket: number): number {
  const inOctave = bucket & (BUCKETS_PER_OCTAVE - 1);
  return OCTAVES[bucket >> BUCKET_BITS]! * (1 + inOctave / BUCKETS_PER_OCTAVE);
}

/** First bucket of the octave that holds `bucket`. */
export function octaveStart(bucket: number): number {
  return bucket - (bucket % BUCKETS_PER_OCTAVE);
}
