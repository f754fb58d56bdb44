import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TimeWeighted } from "../../../src/statistics/time-weighted.ts";

/** 0 to 10 s at level 2, to 15 s at 5, to 35 s at 0, then at 1. */
function example(): TimeWeighted {
  const queue = new TimeWeighted(0, 2);
  queue.set(10, 5);
  queue.set(15, 0);
  queue.set(35, 1);
  return queue;
}

describe("TimeWeighted", () => {
  it("integrates a level by hand", () => {
    const queue = example();
    expect(queue.integral(40)).toBe(2 * 10 + 5 * 5 + 5);
    expect(queue.squareIntegral(40)).toBe(4 * 10 + 25 * 5 + 5);
    expect(queue.mean(40)).toBe(50 / 40);
    expect(queue.variance(40)).toBeCloseTo(170 / 40 - 1.25 ** 2, 14);
    expect(Array.from(queue.timeByLevel(40))).toEqual([20, 5, 10, 0, 0, 5]);
    expect(queue).toMatchObject({ level: 1, max: 5, maxAt: 10, startAt: 0, overflowed: false });
  });

  it("gives quantiles and shares of time", () => {
    const queue = example();
    // Half of 40 s at 0, 5 s at 1, 10 s at 2, 5 s at 5.
    expect([0, 0.5, 0.51, 0.625, 0.875, 0.876, 1].map((p) => queue.quantile(p, 40))).toEqual([
      0, 0, 1, 1, 2, 5, 5,
    ]);
    expect([-1, 0, 1, 2, 4, 5, 70_000].map((level) => queue.shareAbove(level, 40))).toEqual([
      1, 0.5, 0.375, 0.125, 0.125, 0, 0,
    ]);
  });

  it("counts a level still held, up to the end asked for, without keeping it", () => {
    const queue = example();
    expect(queue.mean(1035)).toBe(1045 / 1035);
    expect(queue.quantile(0.9, 1035)).toBe(1);
    expect(queue.mean(40)).toBe(50 / 40);
  });

  it("forgets the warm-up but not the level", () => {
    const queue = example();
    queue.set(36, 3);
    queue.reset(40);
    queue.set(42, 1);
    expect(queue).toMatchObject({ startAt: 40, max: 3, maxAt: 40 });
    expect(queue.mean(50)).toBe((3 * 2 + 8) / 10);
    expect(Array.from(queue.timeByLevel(50))).toEqual([0, 8, 0, 2]);
  });

  it("counts a level held for no time in the maximum, not in the quantiles", () => {
    const queue = new TimeWeighted(0);
    queue.set(1, 9);
    queue.set(1, 0);
    expect(queue).toMatchObject({ max: 9, maxAt: 1 });
    expect(queue.quantile(1, 2)).toBe(0);
    expect(queue.mean(2)).toBe(0);
  });

  it("agrees with a sum over every second", () => {
    const change = fc.tuple(
      fc.integer({ min: 0, max: 20 }),
      fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 300 })),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), fc.nat(5), fc.nat(9), (changes, first, rest) => {
        const queue = new TimeWeighted(100, first);
        const seconds: number[] = [];
        let level = first;
        for (const [elapsed, next] of changes) {
          for (let i = 0; i < elapsed; i += 1) seconds.push(level);
          queue.set(100 + seconds.length, next);
          level = next;
        }
        for (let i = 0; i <= rest; i += 1) seconds.push(level);
        const end = 100 + seconds.length;
        const sorted = Float64Array.from(seconds).sort();
        // Whole numbers: the sums are exact.
        expect(queue.integral(end)).toBe(seconds.reduce((a, b) => a + b, 0));
        expect(queue.squareIntegral(end)).toBe(seconds.reduce((a, b) => a + b * b, 0));
        for (const p of [0, 0.25, 0.5, 0.75, 1])
          expect(queue.quantile(p, end)).toBe(sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]);
        for (const x of [0, 2, 100])
          expect(queue.shareAbove(x, end)).toBe(seconds.filter((k) => k > x).length / seconds.length);
        const mean = queue.mean(end);
        const variance = seconds.reduce((a, k) => a + (k - mean) ** 2, 0) / seconds.length;
        // Up to 610 terms of at most 300^2, a few roundings each.
        expect(Math.abs(queue.variance(end) - variance)).toBeLessThan(610 * 4 * 9e4 * 2 ** -52);
      }),
      { numRuns: 300 },
    );
  });

  it("puts levels from 65,536 up in one bucket and says so", () => {
    const queue = new TimeWeighted(0, 65_535);
    expect(queue.overflowed).toBe(false);
    queue.set(1, 100_000);
    queue.set(3, 0);
    expect(queue.overflowed).toBe(true);
    expect(queue.timeByLevel(4)).toHaveLength(65_537);
    expect(queue.mean(4)).toBe((65_535 + 200_000) / 4);
    // Mean square by hand: (65535^2 + 2 * 100000^2) / 4.
    expect(queue.variance(4)).toBeCloseTo((65_535 ** 2 + 2e10) / 4 - queue.mean(4) ** 2, 3);
    expect(queue.quantile(0.6, 4)).toBe(65_536);
    expect(queue.shareAbove(65_535, 4)).toBe(0.5);
    expect(queue.shareAbove(65_536, 4)).toBeNaN();
    expect(queue.shareAbove(100_000, 4)).toBe(0);
  });

  it("over no time has no mean", () => {
    const queue = new TimeWeighted(5, 3);
    for (const value of [queue.mean(5), queue.variance(5), queue.quantile(0.5, 5), queue.shareAbove(0, 5)])
      expect(value).toBeNaN();
  });

  it("refuses time that runs backwards and levels that are not whole, and stays as it was", () => {
    const queue = example();
    expect(() => queue.set(34, 2)).toThrow(RangeError);
    expect(() => queue.set(Number.NaN, 2)).toThrow(RangeError);
    for (const level of [-1, 1.5, Number.NaN, 2 ** 32])
      expect(() => queue.set(36, level)).toThrow(RangeError);
    expect(() => queue.mean(34)).toThrow(RangeError);
    expect(() => queue.reset(34)).toThrow(RangeError);
    expect(() => queue.quantile(1.1, 40)).toThrow(RangeError);
    expect(() => new TimeWeighted(0, -1)).toThrow(RangeError);
    expect(queue.mean(40)).toBe(50 / 40);
  });
});
