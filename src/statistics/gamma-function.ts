/** Euler's gamma function, which the moments of the Weibull distribution need. Pure; knows no scenario. */

/** Godfrey's coefficients for g = 7 and nine terms; the first is the constant. */
const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];
const G = 7;

/**
 * Gamma(x), relative error below 1e-12; `Infinity` above 171.62, `NaN` at zero and the negative whole numbers.
 * C. Lanczos, "A precision approximation of the gamma function", SIAM J. Numer. Anal. B 1 (1964), with the
 * coefficients of P. Godfrey (2001); below 1/2 by Euler's reflection.
 */
export function gammaFunction(x: number): number {
  if (x <= 0 && Number.isInteger(x)) return Number.NaN;
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gammaFunction(1 - x));
  const z = x - 1;
  let sum = LANCZOS[0]!;
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (z + i);
  const t = z + G + 0.5;
  // The power in two halves: whole, it overflows long before the result does.
  const half = t ** ((z + 0.5) / 2);
  return Math.sqrt(2 * Math.PI) * sum * half * Math.exp(-t) * half;
}
