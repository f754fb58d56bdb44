import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantileRanks } from "../../../src/statistics/order-statistic-interval.ts";

describe("quantileRanks", () => {
  // Conover, Practical Nonparametric Statistics; Hahn & Meeker (1991).
  it.each([
    [30, 0.5, 10, 21, 0.9572260547],
    [100, 0.9, 84, 96, 0.9556901072],
    [100, 0.95, 90, 100, 0.9826070607],
    [1000, 0.95, 936, 964, 0.9580952682],
  ])("of %d values at %d are the exact binomial ones", (n, p, lower, upper, coverage) => {
    const ranks = quantileRanks(n, p);
    expect(ranks).toMatchObject({ lower, upper });
    // Given to 10 digits.
    expect(Math.abs(ranks.coverage - coverage)).toBeLessThan(5.1e-11);
  });

  it("cover at least the level, by the sum of the binomial probabilities", () => {
    const p = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), p, fc.constantFrom(0.8, 0.95, 0.99), (n, share, level) => {
        const { lower, upper, coverage } = quantileRanks(n, share, level);
        let sum = 0;
        let probability = (1 - share) ** n;
        for (let k = 0; k < upper; k += 1) {
          if (k >= lower) sum += probability;
          probability *= ((n - k) / (k + 1)) * (share / (1 - share));
        }
        // 60 terms, each of some 60 roundings.
        expect(Math.abs(coverage - sum)).toBeLessThan(60 * 60 * 2 ** -52);
        expect(coverage).toBeGreaterThan(level - 1e-12);
      }),
    );
  });

  it("say that few values bound an extreme quantile on one side or none", () => {
    expect(quantileRanks(10, 0.99)).toMatchObject({ upper: 11 });
    expect(quantileRanks(10, 0.01)).toMatchObject({ lower: 0 });
    expect(quantileRanks(1, 0.5)).toEqual({ lower: 0, upper: 2, coverage: 1 });
  });

  it("refuse what is no sample, share or level", () => {
    for (const n of [0, 1.5, Number.NaN]) expect(() => quantileRanks(n, 0.5)).toThrow(RangeError);
    for (const p of [0, 1]) expect(() => quantileRanks(10, p)).toThrow(RangeError);
    expect(() => quantileRanks(10, 0.5, 1)).toThrow(RangeError);
  });
});
