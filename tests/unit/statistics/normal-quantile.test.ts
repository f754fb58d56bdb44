import { expect, test } from "vitest";
import { normalQuantile } from "../../../src/statistics/normal-quantile.ts";

// Reference values: mpmath 1.3, root of ncdf at 60 digits, of the double nearest to each argument.
const REFERENCE: readonly (readonly [number, number])[] = [
  [1e-300, -37.0470962993612],
  [1e-100, -21.273453560965326],
  [1e-20, -9.262340089798407],
  [1e-12, -7.034483825301132],
  [1e-11, -6.706023155495136],
  [1e-5, -4.264890793922825],
  [0.001, -3.0902323061678136],
  [0.025, -1.9599639845400543],
  [0.07, -1.4757910281791706],
  [0.08, -1.4050715603096327],
  [0.3, -0.5244005127080408],
  [0.4999, -0.00025066283008800747],
  [0.6, 0.2533471031357997],
  [0.9, 1.2815515655446006],
  [0.95, 1.6448536269514722],
  [0.975, 1.9599639845400538],
  [0.999, 3.090232306167813],
];

test.each(REFERENCE)("normalQuantile(%d) is right to a relative 1e-12", (p, expected) => {
  expect(Math.abs(normalQuantile(p) / expected - 1)).toBeLessThan(1e-12);
});

test("the ends and the middle are exact, and outside is NaN", () => {
  expect(normalQuantile(0)).toBe(-Infinity);
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(1)).toBe(Infinity);
  expect(normalQuantile(-0.1)).toBeNaN();
  expect(normalQuantile(1.1)).toBeNaN();
  expect(normalQuantile(Number.NaN)).toBeNaN();
});
