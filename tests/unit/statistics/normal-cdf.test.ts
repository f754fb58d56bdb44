import { expect, test } from "vitest";
import { normalCdf } from "../../../src/statistics/normal-cdf.ts";

// Reference values: mpmath 1.3 ncdf at 60 digits, of the double nearest to each argument.
const REFERENCE: readonly (readonly [number, number])[] = [
  [-37, 5.725571222524577e-300],
  [-30, 4.906713927148187e-198],
  [-12.5, 3.732564298877713e-36],
  [-8, 6.220960574271784e-16],
  [-5.7, 5.990371401063528e-9],
  [-5.6, 1.071759025831093e-8],
  [-3.7, 0.00010779973347738826],
  [-3, 0.0013498980316300946],
  [-1.96, 0.024997895148220435],
  [-1, 0.15865525393145705],
  [-0.68, 0.2482522304535705],
  [-0.67, 0.2514288950953101],
  [-0.3, 0.3820885778110474],
  [-1e-10, 0.49999999996010575],
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [0.7, 0.758036347776927],
  [2.5, 0.9937903346742238],
  [6, 0.9999999990134123],
];

test.each(REFERENCE)("normalCdf(%d) is right to a relative 1e-12", (z, expected) => {
  expect(Math.abs(normalCdf(z) / expected - 1)).toBeLessThan(1e-12);
});

test("infinities give 0 and 1", () => {
  expect(normalCdf(-Infinity)).toBe(0);
  expect(normalCdf(Infinity)).toBe(1);
});

test("never decreases across the joins of its ranges", () => {
  for (const join of [0.67448975, Math.sqrt(32)]) {
    for (const z of [-join, join]) expect(normalCdf(z + 1e-9)).toBeGreaterThanOrEqual(normalCdf(z - 1e-9));
  }
});
