import { describe, expect, it } from "vitest";
import { pairedInterval } from "../../../src/statistics/paired-interval.ts";

describe("pairedInterval", () => {
  it("of two scenarios under common random numbers (Law ch. 10)", () => {
    const x = [1.2, 3.4, 2.2, 5.1, 4.4, 3.9, 2.8, 3.3, 4, 3.7];
    const y = [1, 3, 2.5, 4.8, 4.1, 3.5, 2.9, 3, 3.6, 3.4];
    const interval = pairedInterval(x, y);
    // Given to 10 digits; the mean difference is exact but for rounding.
    expect(interval.estimate).toBeCloseTo(0.22, 14);
    expect(Math.abs(interval.halfWidth - 0.1679354405)).toBeLessThan(5e-11);
    expect(Math.abs(interval.correlation - 0.9808148511)).toBeLessThan(5e-11);
    expect(interval.n).toBe(10);
  });

  it("of the same runs is exactly nothing", () => {
    const x = [0.1, 0.7, 0.4];
    expect(pairedInterval(x, x)).toMatchObject({ estimate: 0, halfWidth: 0, low: 0, high: 0 });
    expect(pairedInterval(x, x).correlation).toBeCloseTo(1, 14);
  });

  it("has no correlation with a constant and no width of one pair", () => {
    expect(pairedInterval([1, 2, 3], [5, 5, 5]).correlation).toBeNaN();
    expect(pairedInterval([1], [2])).toMatchObject({ estimate: -1, halfWidth: Number.NaN, n: 1 });
  });

  it("refuses arrays of two lengths", () => {
    expect(() => pairedInterval([1, 2], [1])).toThrow(RangeError);
  });
});
