/**
 * `Sketch` of the statistics (src/statistics/wait-sketch.ts) as far as adding goes: the same sums in the same order and
 * the same buckets, two sketches at a time. Counts stand in buckets of the whole range, so that none is ever looked for.
 */
import { badValue } from "./outside";

/** Upper bits of a float64 in which a bucket is written: sign, exponent and the 8 leading bits of the mantissa. */
const UNUSED_BITS: i32 = 44;
/** Exponent and bucket bits of 2^-20, where bucket 0 starts. */
const FIRST_BITS: i32 = (1023 - 20) << 8;
/** 256 buckets in each octave from 2^-20 to 2^40. */
export const BUCKETS: i32 = 60 << 8;

/** What is kept of many values [s]. */
@unmanaged
export class Sketch {
  count: f64 = 0;
  sum: f64 = 0;
  /** First value, about which squares are taken. */
  origin: f64;
  squares: f64 = 0;
  min: f64 = Infinity;
  max: f64 = -Infinity;
  /** Values equal to 0, then those in each bucket. */
  counts: StaticArray<u32> = new StaticArray<u32>(BUCKETS + 1);

  constructor(origin: f64) {
    this.origin = origin;
  }
}

/** Adds one column of values to each of two sketches; a single one is given twice, with its column. */
export function addToSketches(a: Sketch, b: Sketch, atA: usize, atB: usize, rows: i32): void {
  sumUp(a, b, atA, atB, rows);
  countBuckets(a.counts, atA, rows);
  if (a !== b) countBuckets(b.counts, atB, rows);
}

/** Sums, sums of squares and extremes, one sketch a lane. */
function sumUp(a: Sketch, b: Sketch, atA: usize, atB: usize, rows: i32): void {
  const origin = lanes(a.origin, b.origin);
  let sum = lanes(a.sum, b.sum);
  let squares = lanes(a.squares, b.squares);
  let least = lanes(a.min, b.min);
  let most = lanes(a.max, b.max);
  for (let at: usize = 0; at < (<usize>rows) << 3; at += 8) {
    const value = v128.load64_lane(atB + at, v128.load64_zero(atA + at), 1);
    const deviation = f64x2.sub(value, origin);
    sum = f64x2.add(sum, value);
    squares = f64x2.add(squares, f64x2.mul(deviation, deviation));
    least = f64x2.pmin(least, value);
    most = f64x2.pmax(most, value);
  }
  // 0 turns -0 into 0, or the extremes' bytes would tell the order.
  least = f64x2.add(least, f64x2.splat(0));
  most = f64x2.add(most, f64x2.splat(0));
  keep(b, rows, at1(sum), at1(squares), at1(least), at1(most));
  if (a !== b) keep(a, rows, at0(sum), at0(squares), at0(least), at0(most));
}

function keep(sketch: Sketch, rows: i32, sum: f64, squares: f64, least: f64, most: f64): void {
  // Not finite, or below 0: no time at a border.
  if (!(least >= 0 && sum < Infinity)) badValue(least, sum);
  sketch.count += <f64>rows;
  sketch.sum = sum;
  sketch.squares = squares;
  sketch.min = least;
  sketch.max = most;
}

/** Adds values to their buckets, four at a time and then the rest. */
function countBuckets(counts: StaticArray<u32>, at: usize, rows: i32): void {
  const whole = rows & ~3;
  let p = at;
  for (const end = at + ((<usize>whole) << 3); p < end; p += 32) {
    const places = placesOf(v128.load(p), v128.load(p, 16));
    counts[i32x4.extract_lane(places, 0)] += 1;
    counts[i32x4.extract_lane(places, 1)] += 1;
    counts[i32x4.extract_lane(places, 2)] += 1;
    counts[i32x4.extract_lane(places, 3)] += 1;
  }
  for (let i = whole; i < rows; i += 1, p += 8) {
    const value = v128.load64_zero(p);
    counts[i32x4.extract_lane(placesOf(value, value), 0)] += 1;
  }
}

/**
 * Where four values are counted: 0 for a value of 0, else one more than the bucket. Buckets are open below and closed
 * above: a value on a bound belongs one lower, and so the unit of the last place is taken off first.
 */
function placesOf(a: v128, b: v128): v128 {
  const one = i64x2.splat(1);
  const upperA = i64x2.shr_u(i64x2.sub(a, one), UNUSED_BITS);
  const upperB = i64x2.shr_u(i64x2.sub(b, one), UNUSED_BITS);
  const bucket = i32x4.sub(v128.shuffle<i32>(upperA, upperB, 0, 2, 4, 6), i32x4.splat(FIRST_BITS));
  const place = i32x4.add(
    i32x4.min_s(i32x4.max_s(bucket, i32x4.splat(0)), i32x4.splat(BUCKETS - 1)),
    i32x4.splat(1),
  );
  // Doubled, so that -0 is 0 as well.
  const zeroA = i64x2.eq(i64x2.add(a, a), i64x2.splat(0));
  const zeroB = i64x2.eq(i64x2.add(b, b), i64x2.splat(0));
  return v128.andnot(place, v128.shuffle<i32>(zeroA, zeroB, 0, 2, 4, 6));
}

function lanes(a: f64, b: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(a), 1, b);
}

function at0(value: v128): f64 {
  return f64x2.extract_lane(value, 0);
}

function at1(value: v128): f64 {
  return f64x2.extract_lane(value, 1);
}
