import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratioInterval } from "../../../src/statistics/ratio-interval.ts";
import { tInterval } from "../../../src/statistics/t-interval.ts";

describe("ratioInterval", () => {
  it("weighs trucks, not replications", () => {
    // 1 truck of 10 s and 3 of 2 s: 16 s over 4 trucks, where the mean of means is 6.
    const interval = ratioInterval([10, 6], [1, 3]);
    expect(interval.estimate).toBe(4);
    // Residuals (10 - 4) / 2 and (6 - 12) / 2: sum of squares 18, over R - 1 = 1.
    expect(interval.sd).toBeCloseTo(Math.sqrt(18), 14);
    // t_1 at 0.975 (scipy.stats.t) times sd / sqrt(2) = 3.
    expect(Math.abs(interval.halfWidth / (3 * 12.70620474) - 1)).toBeLessThan(5e-10);
    expect(interval.n).toBe(2);
  });

  it("with equal counts is the t interval of the replication means", () => {
    // From 1 up, or squares of residuals could underflow.
    const total = fc.oneof(fc.constant(0), fc.double({ min: 1, max: 1e6, noNaN: true }));
    const totals = fc.array(total, { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(totals, fc.integer({ min: 1, max: 1000 }), (values, count) => {
        const ratio = ratioInterval(
          values,
          values.map(() => count),
        );
        const classic = tInterval(values.map((value) => value / count));
        // Each sum of at most 30 terms of size `scale` loses at most 30 units of 2^-53 of it; t_1 is below 13.
        const rounding = (30 * 13 * 4 * 2 ** -53 * Math.max(...values)) / count;
        expect(Math.abs(ratio.estimate - classic.mean)).toBeLessThanOrEqual(rounding);
        expect(Math.abs(ratio.halfWidth - classic.halfWidth)).toBeLessThanOrEqual(rounding);
      }),
    );
  });

  it("uses a replication without trucks", () => {
    expect(ratioInterval([10, 0, 14], [5, 0, 7])).toMatchObject({ estimate: 2, sd: 0, n: 3 });
  });

  it("says nothing where there is nothing", () => {
    expect(ratioInterval([0, 0], [0, 0]).estimate).toBeNaN();
    expect(ratioInterval([], []).estimate).toBeNaN();
    const single = ratioInterval([6], [3]);
    expect(single.estimate).toBe(2);
    expect(single.halfWidth).toBeNaN();
  });

  it("refuses arrays of two lengths", () => {
    expect(() => ratioInterval([1], [1, 2])).toThrow(RangeError);
  });
});
