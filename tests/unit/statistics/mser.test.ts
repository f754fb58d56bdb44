import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mser, mser5 } from "../../../src/statistics/mser.ts";

/** Falls from 10 to 3, then 2, 1, 2, 1, ...: 50 values. */
const SETTLING = Array.from({ length: 50 }, (_, i) => (i < 8 ? 10 - i : 2 - (i % 2)));

describe("mser", () => {
  it("cuts the fall off a series that settles (White 1997)", () => {
    expect(SETTLING.slice(0, 12)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 2, 1]);
    expect(mser(SETTLING)).toMatchObject({ truncation: 8, accepted: true });
    // 42 values, half of them 1 and half 2: variance 1/4 over 42.
    expect(mser(SETTLING).statistic).toBeCloseTo(0.25 / 42, 15);
  });

  it("is the first least value of its definition over the first half", () => {
    const series = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(series, (values) => {
        const direct = values.map((_, d) => {
          const kept = values.slice(d);
          const mean = kept.reduce((a, b) => a + b, 0) / kept.length;
          return kept.reduce((total, x) => total + (x - mean) ** 2, 0) / kept.length ** 2;
        });
        const { truncation, statistic } = mser(values);
        const least = Math.min(...direct.slice(0, Math.floor(values.length / 2) + 1));
        expect(truncation).toBeLessThanOrEqual(values.length / 2);
        // 40 terms of at most 400, each rounded a few times; ties may be split by that rounding.
        const rounding = 40 * 4 * 400 * 2 ** -52;
        expect(Math.abs(statistic - least)).toBeLessThan(rounding);
        expect(Math.abs((direct[truncation] ?? Infinity) - least)).toBeLessThan(rounding);
      }),
    );
  });

  it("keeps all of a constant series", () => {
    expect(mser(new Float64Array(20).fill(0.1))).toEqual({ truncation: 0, statistic: 0, accepted: true });
  });

  it("does not accept a series still rising, nor one too short", () => {
    expect(mser(Array.from({ length: 100 }, (_, i) => i)).accepted).toBe(false);
    expect(mser([1, 1, 1]).accepted).toBe(false);
  });

  it("of nothing cuts nothing", () => {
    expect(mser([])).toEqual({ truncation: 0, statistic: Number.NaN, accepted: false });
  });
});

describe("mser5", () => {
  it("cuts whole batches of five (White, Cobb & Spratt 2000; Hoad, Robinson & Davies 2010)", () => {
    expect(mser5(SETTLING)).toMatchObject({ truncation: 10, accepted: true });
  });

  it("leaves values after the last full batch unused", () => {
    expect(mser5([...SETTLING, 1e9, 1e9, 1e9, 1e9])).toEqual(mser5(SETTLING));
  });
});
