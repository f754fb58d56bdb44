import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantileSorted, quantileType } from "../../../src/statistics/quantile.ts";

const SAMPLE = [15, 20, 35, 40, 50];

describe("quantileType", () => {
  // Hyndman & Fan (1996); spreadsheets: PERCENTILE.INC is type 7, PERCENTILE.EXC type 6.
  it.each([
    [0.4, 7, 29],
    [0.4, 1, 20],
    [0.4, 6, 26],
    [0.95, 7, 48],
    [0.95, 1, 50],
  ] as const)("at %d of type %d is %d", (p, type, expected) => {
    // One rounding of the position, times a gap of at most 15.
    expect(Math.abs(quantileType(SAMPLE, p, type) - expected)).toBeLessThan(15 * 4 * 2 ** -52);
  });

  it("of type 1 is not moved by the rounding of n p", () => {
    const hundred = Float64Array.from({ length: 100 }, (_, i) => i + 1);
    for (let k = 1; k <= 100; k += 1) expect(quantileType(hundred, k / 100, 1)).toBe(k);
  });

  it("at 0 and 1 is the extreme value, in every type", () => {
    for (const type of [1, 6, 7] as const) {
      expect(quantileType(SAMPLE, 0, type)).toBe(15);
      expect(quantileType(SAMPLE, 1, type)).toBe(50);
    }
  });

  it("lies between the extremes and rises with p", () => {
    const sample = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 20 });
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(sample, p, p, fc.constantFrom(1, 6, 7), (values, a, b, type) => {
        const sorted = Float64Array.from(values).sort();
        const low = quantileType(sorted, Math.min(a, b), type);
        const high = quantileType(sorted, Math.max(a, b), type);
        // Interpolation may round by a unit of the last place of the gap.
        const rounding = 4e9 * 2 ** -52;
        expect(low).toBeGreaterThanOrEqual((sorted[0] ?? 0) - rounding);
        expect(high).toBeLessThanOrEqual((sorted.at(-1) ?? 0) + rounding);
        expect(high).toBeGreaterThanOrEqual(low - rounding);
      }),
    );
  });
});

describe("quantileSorted", () => {
  it("is type 7", () => {
    for (const p of [0, 0.1, 0.4, 0.5, 0.95, 1])
      expect(quantileSorted(SAMPLE, p)).toBe(quantileType(SAMPLE, p, 7));
  });

  it("of nothing is NaN, and passes infinite values on", () => {
    expect(quantileSorted([], 0.5)).toBeNaN();
    expect(quantileSorted([1, Infinity, Infinity], 0.75)).toBe(Infinity);
  });

  it("refuses a p outside [0, 1]", () => {
    for (const p of [-0.1, 1.1, Number.NaN]) expect(() => quantileSorted(SAMPLE, p)).toThrow(RangeError);
  });
});
