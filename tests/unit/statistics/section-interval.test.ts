import { describe, expect, it } from "vitest";
import { sectionInterval } from "../../../src/statistics/section-interval.ts";
import { tInterval } from "../../../src/statistics/t-interval.ts";

describe("sectionInterval", () => {
  it("measures the spread about the pooled value, not about the replications' mean", () => {
    const interval = sectionInterval(10, [8, 9, 12]);
    // (4 + 1 + 4) / 2
    expect(interval.sd).toBe(Math.sqrt(4.5));
    // t_2 at 0.975 (scipy.stats.t).
    expect(Math.abs(interval.halfWidth / (4.30265273 * Math.sqrt(1.5)) - 1)).toBeLessThan(5e-10);
    expect(interval).toMatchObject({ estimate: 10, n: 3, ignored: 0 });
    expect(interval.high - 10).toBeCloseTo(10 - interval.low, 14);
  });

  it("centred at the mean is the t interval", () => {
    const values = [1, 2, 4, 9];
    expect(sectionInterval(4, values).halfWidth).toBeCloseTo(tInterval(values).halfWidth, 14);
  });

  it("leaves out replications without a value and says how many", () => {
    const interval = sectionInterval(10, [8, Number.NaN, 9, 12, Number.NaN]);
    expect(interval).toEqual({ ...sectionInterval(10, [8, 9, 12]), ignored: 2 });
  });

  it("needs two replications and a pooled value for a width", () => {
    expect(sectionInterval(10, [Number.NaN, 9]).halfWidth).toBeNaN();
    expect(sectionInterval(Number.NaN, [8, 9]).halfWidth).toBeNaN();
    expect(sectionInterval(10, [])).toMatchObject({ estimate: 10, n: 0, ignored: 0 });
  });
});
