import { describe, expect, it } from "vitest";
import { digitsFor, fixed, percentDigitsFor } from "../../../src/outputs/digits.ts";

describe("digitsFor", () => {
  it("keeps two significant digits of the half width", () => {
    expect(digitsFor(5.1234, 0.341)).toBe(2);
    expect(digitsFor(51.234, 3.41)).toBe(1);
    expect(digitsFor(512.34, 34.1)).toBe(0);
    expect(digitsFor(5123.4, 341)).toBe(-1);
  });

  it("counts the digits of the half width after rounding it", () => {
    expect(digitsFor(1, 0.0996)).toBe(2);
    expect(digitsFor(1, 0.9999)).toBe(1);
  });

  it("keeps one digit of the half width for a figure shown alone", () => {
    expect(digitsFor(5.1234, 0.341, 1)).toBe(1);
    expect(digitsFor(5.1234, 0.0961, 1)).toBe(1);
  });

  it("falls back to three digits of the value, and to whole numbers as they are", () => {
    expect(digitsFor(5.1234, Number.NaN)).toBe(2);
    expect(digitsFor(51.234, 0)).toBe(1);
    expect(digitsFor(12345, Number.NaN)).toBe(0);
    expect(digitsFor(Number.NaN, Number.NaN)).toBe(0);
  });

  it("never asks for more digits than toFixed can give", () => {
    expect(digitsFor(1, 1e-12)).toBe(6);
    expect(digitsFor(1, 1e12)).toBe(-6);
  });
});

describe("fixed", () => {
  it("writes thousands with commas and rounds to tens", () => {
    expect(fixed(1234567.891, 1)).toBe("1,234,567.9");
    expect(fixed(1344, -1)).toBe("1,340");
    expect(fixed(-1344, 0)).toBe("-1,344");
  });

  it("has no sign on zero and a dash for nothing", () => {
    expect(fixed(-0.001, 2)).toBe("0.00");
    expect(fixed(-4, -1)).toBe("0");
    expect(fixed(Number.NaN, 2)).toBe("-");
  });
});

describe("percentDigitsFor", () => {
  it("shows at most one decimal, two below one per cent", () => {
    expect(percentDigitsFor(43.1, 0.01)).toBe(1);
    expect(percentDigitsFor(0.031, Number.NaN)).toBe(2);
    expect(percentDigitsFor(43.1, 3)).toBe(0);
  });
});
