import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { studentTCdf, studentTQuantile } from "../../../src/statistics/student-t.ts";

/** Half of the last of 10 digits, relative to the leading one. */
const TEN_DIGITS = 5e-10;

describe("studentTQuantile", () => {
  // Student (1908); scipy.stats.t, 10 digits.
  it.each([
    [1, 12.70620474],
    [2, 4.30265273],
    [4, 2.776445105],
    [9, 2.262157163],
    [19, 2.093024054],
    [29, 2.045229642],
    [99, 1.984216952],
  ])("at 0.975 with %d degrees of freedom is that of the tables", (df, expected) => {
    expect(Math.abs(studentTQuantile(0.975, df) / expected - 1)).toBeLessThan(TEN_DIGITS);
  });

  // mpmath 1.3 at 40 digits, p as float64.
  it.each([
    [0.5000001, 0.5, 3.708149352651193e-7],
    [0.5000001, 29, 2.528326234313263e-7],
    [0.5000001, 1e6, 2.506628899968795e-7],
    [0.6, 2.7, 0.2793284633179693],
    [0.75, 0.5, 1.5537739740300374],
    [0.75, 9, 0.7027221467513264],
    [0.9, 0.5, 10.27032441023451],
    [0.975, 2.7, 3.3921483831737507],
    [0.975, 99, 1.9842169515864172],
    [0.975, 1e6, 1.9599663568141066],
    [0.995, 4, 4.604094871349992],
    [0.99999, 0.5, 1028491156.3257014],
    [0.99999, 1, 31830.988608051954],
    [0.99999, 1e6, 4.264911254070676],
  ])("at %d with %d degrees of freedom is right to 1e-11", (p, df, expected) => {
    expect(Math.abs(studentTQuantile(p, df) / expected - 1)).toBeLessThan(1e-11);
  });

  it("is the inverse of the distribution function in either tail", () => {
    const p = fc.double({ min: 1e-12, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(p, fc.double({ min: 0.5, max: 1e5, noNaN: true }), (tail, df) => {
        expect(Math.abs(studentTCdf(studentTQuantile(tail, df), df) / tail - 1)).toBeLessThan(1e-10);
      }),
    );
  });

  it("is odd about 0.5", () => {
    expect(studentTQuantile(0.5, 3)).toBe(0);
    expect(studentTQuantile(0.25, 3)).toBe(-studentTQuantile(0.75, 3));
  });

  it("refuses what has no finite answer", () => {
    for (const p of [0, 1, -0.1, Number.NaN]) expect(() => studentTQuantile(p, 3)).toThrow(RangeError);
    for (const df of [0, -1, Infinity, Number.NaN])
      expect(() => studentTQuantile(0.9, df)).toThrow(RangeError);
    expect(() => studentTQuantile(1e-300, 0.5)).toThrow(RangeError);
  });
});

describe("studentTCdf", () => {
  it("with 1 degree of freedom is Cauchy's", () => {
    for (const t of [-30, -1, -0.2, 0, 0.2, 1, 30])
      expect(Math.abs(studentTCdf(t, 1) - (0.5 + Math.atan(t) / Math.PI))).toBeLessThan(1e-14);
  });

  it("with 2 degrees of freedom is 1/2 + t / (2 sqrt(2 + t^2))", () => {
    for (const t of [-30, -1, -0.2, 0, 0.2, 1, 30])
      expect(Math.abs(studentTCdf(t, 2) - (0.5 + t / (2 * Math.sqrt(2 + t * t))))).toBeLessThan(1e-14);
  });

  it("reaches 0 and 1 at the infinities", () => {
    expect(studentTCdf(-Infinity, 5)).toBe(0);
    expect(studentTCdf(Infinity, 5)).toBe(1);
  });
});
