/** A polynomial at a point, which the rational approximations of this folder are made of. */

/** Value at `x` of the polynomial with these coefficients, highest power first (Horner's rule). */
export function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}
