/** The statistics that reports rest on, against published values. */
import { describe, expect, test } from "vitest";
import { mser, mser5 } from "../../src/statistics/mser.ts";
import { quantileRanks } from "../../src/statistics/order-statistic-interval.ts";
import { pairedInterval } from "../../src/statistics/paired-interval.ts";
import { quantileType } from "../../src/statistics/quantile.ts";
import { studentTQuantile } from "../../src/statistics/student-t.ts";
import { tInterval } from "../../src/statistics/t-interval.ts";
import { welchInterval } from "../../src/statistics/welch-interval.ts";

/** Equal to the 10 significant digits that the exact value is given to. */
function expectExact(value: number, exact: number): void {
  expect(Math.abs(value / exact - 1)).toBeLessThan(5.1e-10);
}

const X = [1.2, 3.4, 2.2, 5.1, 4.4, 3.9, 2.8, 3.3, 4.0, 3.7];
const Y = [1.0, 3.0, 2.5, 4.8, 4.1, 3.5, 2.9, 3.0, 3.6, 3.4];

test.each([
  [1, 12.70620474],
  [2, 4.30265273],
  [4, 2.776445105],
  [9, 2.262157163],
  [19, 2.093024054],
  [29, 2.045229642],
  [99, 1.984216952],
])("the 0.975 quantile of Student's t with %i degrees of freedom (Student 1908)", (df, exact) => {
  expectExact(studentTQuantile(0.975, df), exact);
});

describe("intervals of ten replications", () => {
  test("mean with its t interval (Law ch. 4)", () => {
    const { mean, sd, halfWidth } = tInterval(X);
    expectExact(mean, 3.4);
    expectExact(sd, 1.117536974);
    expectExact(halfWidth, 0.7994377922);
  });

  test("paired and Welch's intervals of a difference (Law ch. 10; Welch 1938)", () => {
    const paired = pairedInterval(X, Y);
    expectExact(Math.abs(paired.estimate), 0.22);
    expectExact(paired.halfWidth, 0.1679354405);
    expectExact(paired.correlation, 0.9808148511);
    expectExact(welchInterval(X, Y).halfWidth, 1.000889865);
  });
});

test.each([
  [30, 0.5, 10, 21, 0.9572260547],
  [100, 0.9, 84, 96, 0.9556901072],
  [100, 0.95, 90, 100, 0.9826070607],
  [1000, 0.95, 936, 964, 0.9580952682],
])("ranks of %i values that enclose the %d quantile (Hahn & Meeker 1991)", (n, p, low, high, coverage) => {
  const ranks = quantileRanks(n, p);
  expect([ranks.lower, ranks.upper]).toEqual([low, high]);
  expectExact(ranks.coverage, coverage);
});

test("sample quantiles by type (Hyndman & Fan 1996)", () => {
  const x = [15, 20, 35, 40, 50];
  expect(quantileType(x, 0.4, 7)).toBeCloseTo(29, 12);
  expect(quantileType(x, 0.4, 1)).toBe(20);
  expect(quantileType(x, 0.4, 6)).toBeCloseTo(26, 12);
  expect(quantileType(x, 0.95, 7)).toBeCloseTo(48, 12);
  expect(quantileType(x, 0.95, 1)).toBe(50);
});

test("where MSER and MSER-5 cut a falling start (White 1997; White, Cobb & Spratt 2000)", () => {
  const series = [
    10,
    9,
    8,
    7,
    6,
    5,
    4,
    3,
    2,
    1,
    ...Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 2 : 1)),
  ];
  expect(mser(series).truncation).toBe(8);
  expect(mser5(series).truncation).toBe(10);
});
