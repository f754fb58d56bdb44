import { describe, expect, it } from "vitest";
import { tInterval } from "../../../src/statistics/t-interval.ts";
import { welchInterval } from "../../../src/statistics/welch-interval.ts";

describe("welchInterval", () => {
  it("of two scenarios run apart (Law ch. 10; Welch 1938)", () => {
    const x = [1.2, 3.4, 2.2, 5.1, 4.4, 3.9, 2.8, 3.3, 4, 3.7];
    const y = [1, 3, 2.5, 4.8, 4.1, 3.5, 2.9, 3, 3.6, 3.4];
    const interval = welchInterval(x, y);
    expect(interval.estimate).toBeCloseTo(0.22, 14);
    // Given to 10 digits.
    expect(Math.abs(interval.halfWidth - 1.000889865)).toBeLessThan(5e-10);
    expect(interval.low).toBe(interval.estimate - interval.halfWidth);
  });

  it("with equal sizes and variances has n + m - 2 degrees of freedom", () => {
    expect(welchInterval([1, 2, 3, 4], [11, 12, 13, 14]).degreesOfFreedom).toBeCloseTo(6, 13);
  });

  it("against a constant is the t interval of the other", () => {
    const { halfWidth, degreesOfFreedom } = welchInterval([1, 2, 4, 9], [3, 3]);
    expect(degreesOfFreedom).toBeCloseTo(3, 13);
    expect(halfWidth).toBeCloseTo(tInterval([1, 2, 4, 9]).halfWidth, 13);
  });

  it("of two constants has no width, of one value none that is known", () => {
    expect(welchInterval([2, 2], [5, 5])).toMatchObject({ estimate: -3, halfWidth: 0 });
    expect(welchInterval([2], [5, 6]).halfWidth).toBeNaN();
  });
});
