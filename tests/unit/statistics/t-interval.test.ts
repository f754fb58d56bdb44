import { describe, expect, it } from "vitest";
import { tInterval } from "../../../src/statistics/t-interval.ts";

describe("tInterval", () => {
  it("gives mean, spread and half width of ten replication means (Law ch. 4)", () => {
    const interval = tInterval([1.2, 3.4, 2.2, 5.1, 4.4, 3.9, 2.8, 3.3, 4, 3.7]);
    expect(interval.n).toBe(10);
    expect(interval.mean).toBeCloseTo(3.4, 14);
    // Given to 10 digits.
    expect(Math.abs(interval.sd - 1.117536974)).toBeLessThan(5e-10);
    expect(Math.abs(interval.halfWidth - 0.7994377922)).toBeLessThan(5e-11);
    expect(interval.low).toBe(interval.mean - interval.halfWidth);
    expect(interval.high).toBe(interval.mean + interval.halfWidth);
  });

  it("takes typed arrays and another level", () => {
    const values = Float64Array.of(0, 2);
    // t_1 at 0.75 is 1 and the standard error is sqrt(2) / sqrt(2) = 1.
    // The quantile is stated to 1e-12.
    expect(Math.abs(tInterval(values, 0.5).halfWidth - 1)).toBeLessThan(1e-12);
  });

  it("says a mean but no half width of one value, and neither of none", () => {
    expect(tInterval([7])).toEqual({
      mean: 7,
      sd: Number.NaN,
      halfWidth: Number.NaN,
      low: Number.NaN,
      high: Number.NaN,
      n: 1,
    });
    expect(tInterval([]).mean).toBeNaN();
  });

  it("of a constant has no width", () => {
    expect(tInterval([0.1, 0.1, 0.1])).toMatchObject({ mean: 0.1, sd: 0, halfWidth: 0 });
  });

  it("refuses a level outside (0, 1)", () => {
    for (const level of [0, 1, 95, Number.NaN]) expect(() => tInterval([1, 2], level)).toThrow(RangeError);
  });
});
