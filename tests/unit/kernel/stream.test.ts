import { describe, expect, test } from "vitest";
import { MANY, Stream } from "../../../src/kernel/stream.ts";

/** Known answers of Threefry-2x32-20: Random123 1.14, tests/kat_vectors (counter, key, result). */
const KNOWN_ANSWERS: readonly (readonly [number, number, number, number, number, number])[] = [
  [0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x6b200159, 0x99ba4efe],
  [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7],
  [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xc4923a9c, 0x483df7a0],
];

/** Standard errors that a right generator passes with probability 2.6e-6 a check; the keys are fixed. */
const STANDARD_ERRORS = 4.7;

/** The chi-square quantile as far out as `z` is of the normal (Wilson & Hilferty 1931). */
function chiSquareLimit(freedom: number, z: number): number {
  const spread = 2 / (9 * freedom);
  return freedom * (1 - spread + z * Math.sqrt(spread)) ** 3;
}

/** First uniform number of subjects 0 to count-1. */
function firstDraws(count: number): Float64Array {
  const stream = new Stream(20, 26);
  return Float64Array.from({ length: count }, (_, subject) => stream.seek(subject).uniform());
}

/** Successive uniform numbers of one subject. */
function successiveDraws(count: number): Float64Array {
  const stream = new Stream(20, 26).seek(5);
  return Float64Array.from({ length: count }, () => stream.uniform());
}

const WAYS = [
  ["across subjects", firstDraws],
  ["along one subject", successiveDraws],
] as const;

test.each(KNOWN_ANSWERS)(
  "counter %i %i under key %i %i gives the published block",
  (c0, c1, k0, k1, high, low) => {
    const stream = new Stream(k0, k1).seek(c0, c1);
    expect(stream.word() >>> 0).toBe(high);
    expect(stream.low >>> 0).toBe(low);
  },
);

describe("addressing", () => {
  test.each([
    [0, 0],
    [1_000, 3 << 12],
    [2 ** 32 - 30, 7],
  ])("many subjects at a time from %i on, at draw %i, are those one by one", (first, draw) => {
    const stream = new Stream(0x13198a2e, 0x03707344);
    const subjects = Array.from({ length: MANY }, (_, i) => (first + i) >>> 0);
    const uniforms = new Float64Array(MANY + 1);
    stream.uniforms(first, draw, uniforms, 1);
    expect([...uniforms.slice(1)]).toEqual(subjects.map((s) => stream.seek(s, draw).uniform()));
  });

  test("draw d of a subject is the same whether sought or come to", () => {
    const stream = new Stream(1, 2);
    stream.seek(9);
    const walked = [stream.uniform(), stream.uniform(), stream.uniform()];
    const sought = [2, 0, 1].map((draw) => [draw, stream.seek(9, draw).uniform()] as const);
    for (const [draw, value] of sought) expect(value).toBe(walked[draw]);
  });

  test("each uniform number takes one draw", () => {
    const stream = new Stream(1, 2).seek(9);
    stream.uniform();
    expect(stream.word()).toBe(new Stream(1, 2).seek(9, 1).word());
  });

  test("subjects, draws and keys all change the block", () => {
    const blocks = [
      new Stream(1, 2).seek(3, 4),
      new Stream(1, 2).seek(4, 3),
      new Stream(1, 2).seek(3, 5),
      new Stream(2, 1).seek(3, 4),
      new Stream(1, 3).seek(3, 4),
    ].map((stream) => stream.word());
    expect(new Set(blocks).size).toBe(blocks.length);
  });

  test("seek gives the stream itself", () => {
    const stream = new Stream(0, 0);
    expect(stream.seek(1)).toBe(stream);
  });
});

describe.each(WAYS)("uniform numbers %s", (_way, draws) => {
  const COUNT = 200_000;
  const values = draws(COUNT);

  test("lie between 0 and 1, ends excluded", () => {
    expect(values.every((u) => u > 0 && u < 1)).toBe(true);
  });

  test("fill 1000 equal cells evenly (chi-square)", () => {
    const cells = new Float64Array(1000);
    for (const u of values) cells[Math.floor(u * 1000)]! += 1;
    const expected = COUNT / cells.length;
    const chiSquare = cells.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    const freedom = cells.length - 1;
    expect(chiSquare).toBeLessThan(chiSquareLimit(freedom, STANDARD_ERRORS));
    expect(chiSquare).toBeGreaterThan(chiSquareLimit(freedom, -STANDARD_ERRORS));
  });

  test.each([1, 2, 3, 64])("have no serial correlation at lag %i", (lag) => {
    // Under independence the sum of (u-1/2)(v-1/2) has variance pairs/144, to first order in the overlaps.
    const pairs = COUNT - lag;
    let sum = 0;
    for (let i = 0; i < pairs; i++) sum += (values[i]! - 0.5) * (values[i + lag]! - 0.5);
    expect(Math.abs(sum)).toBeLessThan(STANDARD_ERRORS * Math.sqrt(pairs / 144));
  });
});

test("below(n) gives 0 to n-1, all equally often", () => {
  const COUNT = 60_000;
  const stream = new Stream(3, 4);
  const counts = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < COUNT; i++) counts[stream.seek(i).below(6)]! += 1;
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(COUNT);
  const standardError = Math.sqrt((COUNT / 6) * (5 / 6));
  for (const n of counts) expect(Math.abs(n - COUNT / 6)).toBeLessThan(STANDARD_ERRORS * standardError);
});

/** A stream whose every bit is one. */
class AllOnes extends Stream {
  override word(): number {
    this.low = -1;
    return -1;
  }
}

// Known fault: 2^53 - 1/2 is no double and rounds to 2^53. Drop `.fails` with the fix (52 bits, as the ziggurats).
test("the greatest uniform number is below 1", () => {
  expect(new AllOnes(0, 0).uniform()).toBeLessThan(1);
});
