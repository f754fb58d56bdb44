import { describe, expect, it } from "vitest";
import { logBeta, logGamma } from "../../../src/statistics/log-gamma.ts";

describe("logGamma", () => {
  // mpmath 1.3 at 40 digits, arguments as float64.
  it.each([
    [1e-5, 11.512919692895826],
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247001],
    [1.5, -0.12078223763524522],
    [3.7, 1.4280723266653879],
    [9.99, 12.779315214350193],
    [10, 12.801827480081469],
    [25.5, 56.389167643719944],
    [1e3, 5905.220423209181],
    [1e6, 12815504.569147611],
  ])("at %d is within its stated error", (x, expected) => {
    expect(Math.abs(logGamma(x) - expected)).toBeLessThanOrEqual(x <= 10 ? 1e-14 : 1e-15 * expected);
  });

  it("is the logarithm of the factorial", () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n += 1) {
      factorial *= n;
      expect(Math.abs(logGamma(n + 1) - Math.log(factorial))).toBeLessThan(2e-14);
    }
  });

  it.each([0, -1, Number.NaN, Infinity])("refuses %d", (x) => {
    expect(() => logGamma(x)).toThrow(RangeError);
  });
});

describe("logBeta", () => {
  // mpmath 1.3 at 40 digits.
  it.each([
    [0.5, 0.5, 1.1447298858494002],
    [2, 3, -2.4849066497880004],
    [0.5, 12, -0.6596747231378598],
    [0.5, 5e5, -5.988816495777464],
    [0.5, 5e8, -9.442694385018532],
    [15, 20, -24.049722172259504],
    [300, 12.5, -52.79938460048641],
    [1e4, 2e4, -19098.90853822089],
  ])("of %d and %d in either order keeps its digits", (a, b, expected) => {
    // Three logGamma of 1e-14 each, or the roundings of the leading term.
    const allowed = Math.max(3e-14, 4e-15 * Math.abs(expected));
    expect(Math.abs(logBeta(a, b) - expected)).toBeLessThan(allowed);
    expect(logBeta(b, a)).toBe(logBeta(a, b));
  });
});
