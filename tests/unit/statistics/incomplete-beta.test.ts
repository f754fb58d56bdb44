import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { incompleteBeta } from "../../../src/statistics/incomplete-beta.ts";

describe("incompleteBeta", () => {
  // mpmath 1.3 betainc(regularized) at 40 digits, arguments as float64.
  it.each([
    [0.5, 0.5, 0.25, 0.3333333333333333],
    [2, 3, 0.4, 0.5248],
    [15, 20, 0.5, 0.804235847434029],
    [300, 12.5, 0.97, 0.8148007431009241],
    [2.5, 0.5, 0.01, 3.407502764946173e-6],
    [1000, 1000, 0.48, 0.03677948327863957],
  ])("of (%d, %d) at %d agrees to 1e-12", (a, b, x, expected) => {
    expect(Math.abs(incompleteBeta(a, b, x) / expected - 1)).toBeLessThan(1e-12);
  });

  it("is 0 at 0 and 1 at 1", () => {
    expect(incompleteBeta(3, 0.5, 0)).toBe(0);
    expect(incompleteBeta(3, 0.5, 1)).toBe(1);
  });

  it("and its mirror image add up to 1", () => {
    const shape = fc.double({ min: 0.1, max: 500, noNaN: true });
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, x) => {
        expect(Math.abs(incompleteBeta(a, b, x) + incompleteBeta(b, a, 1 - x, x) - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it("refuses an x outside [0, 1] and shapes of 0", () => {
    expect(() => incompleteBeta(1, 1, 1.1)).toThrow(RangeError);
    expect(() => incompleteBeta(1, 1, Number.NaN)).toThrow(RangeError);
    expect(() => incompleteBeta(0, 1, 0.5)).toThrow(RangeError);
  });
});
