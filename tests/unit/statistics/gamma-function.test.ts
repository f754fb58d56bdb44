import { expect, test } from "vitest";
import { gammaFunction } from "../../../src/statistics/gamma-function.ts";

// Reference values: mpmath 1.3 gamma at 60 digits, of the double nearest to each argument.
const REFERENCE: readonly (readonly [number, number])[] = [
  [-3.7, 0.2516439959024227],
  [-0.5, -3.544907701811032],
  [0.01, 99.4325851191506],
  [0.1, 9.51350769866873],
  [0.3, 2.991568987687591],
  [0.5, 1.772453850905516],
  [0.75, 1.2254167024651776],
  [1, 1],
  [1.001, 0.9994237724845956],
  [1.25, 0.906402477055477],
  [1.5, 0.886226925452758],
  [2, 1],
  [2.5, 1.329340388179137],
  [5, 24],
  [10.3, 716430.6890623764],
  [33.3, 7.487577596522633e35],
  [77.7, 3.938919638429317e112],
  [100, 9.332621544394415e155],
  [150.5, 4.661072627097378e261],
  [171.5, 9.4833675668248e307],
];

test.each(REFERENCE)("gammaFunction(%d) is right to a relative 1e-12", (x, expected) => {
  expect(Math.abs(gammaFunction(x) / expected - 1)).toBeLessThan(1e-12);
});

test("poles give NaN and overflow gives Infinity", () => {
  expect(gammaFunction(0)).toBeNaN();
  expect(gammaFunction(-2)).toBeNaN();
  expect(gammaFunction(200)).toBe(Infinity);
});
