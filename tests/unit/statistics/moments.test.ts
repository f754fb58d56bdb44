import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Moments } from "../../../src/statistics/moments.ts";

const UNIT_ROUNDING = 2 ** -53;

describe("Moments", () => {
  it("gives the textbook values of a small sample", () => {
    const moments = Moments.of([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(moments).toMatchObject({ count: 8, mean: 5, min: 2, max: 9 });
    expect(moments.variance).toBeCloseTo(32 / 7, 14);
    expect(moments.sd).toBe(Math.sqrt(moments.variance));
  });

  it("pools samples given by their moments to those of all values together", () => {
    const samples = [[2, 4, 4], [], [4], [5, 5, 7, 9]].map((values) => Moments.of(values));
    const pooled = Moments.pooled(samples);
    expect(pooled.count).toBe(8);
    expect(pooled.mean).toBeCloseTo(5, 14);
    expect(pooled.variance).toBeCloseTo(32 / 7, 14);
  });

  it("keeps the variance of values far from zero", () => {
    // Differences from 1e9 of 4, 7, 13, 16: mean 10, variance 30, all exact in float64.
    const moments = Moments.of([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);
    expect(moments.mean).toBe(1e9 + 10);
    expect(moments.variance).toBe(30);
  });

  it("merged in parts equals the whole to rounding", () => {
    const part = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        const whole = Moments.of([...a, ...b, ...c]);
        const merged = Moments.of(a);
        merged.merge(Moments.of(b));
        merged.merge(Moments.of(c));
        expect(merged.count).toBe(whole.count);
        expect(merged.min).toBe(whole.min);
        expect(merged.max).toBe(whole.max);
        // Up to 60 steps, each rounding a few times numbers of at most 1e6 (mean) or 4e12 (a square).
        if (whole.count > 0)
          expect(Math.abs(merged.mean - whole.mean)).toBeLessThan(60 * 4 * UNIT_ROUNDING * 1e6);
        if (whole.count > 1)
          expect(Math.abs(merged.variance - whole.variance)).toBeLessThan(60 * 8 * UNIT_ROUNDING * 4e12);
      }),
    );
  });

  it("merging nothing, or into nothing, changes nothing", () => {
    const moments = Moments.of([1, 5]);
    moments.merge(new Moments());
    const empty = new Moments();
    empty.merge(moments);
    for (const same of [moments, empty])
      expect(same).toMatchObject({ count: 2, mean: 3, variance: 8, min: 1, max: 5 });
  });

  it("has no value where there is none", () => {
    const empty = new Moments();
    for (const value of [empty.mean, empty.variance, empty.sd, empty.min, empty.max]) expect(value).toBeNaN();
    expect(Moments.of([3]).variance).toBeNaN();
  });
});
