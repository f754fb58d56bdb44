/** The standard normal distribution function, to full double precision in both tails. Pure; knows no scenario. */
import { polynomial } from "./polynomial.ts";

/** Past here the tail is below the smallest double. */
const BEYOND = 39;
const SQRT_32 = Math.sqrt(32);
/** Levels of the continued fraction: at sqrt(32) what they leave out is below 1e-20. */
const FAR_LEVELS = 40;
const INVERSE_SQRT_2PI = 0.3989422804014327;

// Coefficients of Cody's rational approximations, in the order that `ratio` uses them; the leading one of each
// denominator is 1.
const CENTRE_TOP = [
  0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356,
];
const CENTRE_BOTTOM = [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const MIDDLE_TOP = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
  2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
];
const MIDDLE_BOTTOM = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
  34900.95272114598, 38912.00328609327, 19685.429676859992,
];

/**
 * P(Z <= z) of the standard normal, relative error below 1e-12 down to the smallest normal number (z > -37.5).
 * W. J. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969), with the
 * coefficients of his ANORM (Algorithm 715, ACM TOMS 19, 1993), up to sqrt(32); beyond it Abramowitz & Stegun
 * (1964), 26.2.14.
 */
export function normalCdf(z: number): number {
  const size = Math.abs(z);
  if (size > BEYOND) return z < 0 ? 0 : 1;
  if (size <= 0.67448975) return 0.5 + z * ratio(CENTRE_TOP, CENTRE_BOTTOM, z * z);
  const tail = bell(size) * (size <= SQRT_32 ? ratio(MIDDLE_TOP, MIDDLE_BOTTOM, size) : farTail(size));
  return z < 0 ? tail : 1 - tail;
}

/** Quotient of two polynomials, highest power first. */
function ratio(top: readonly number[], bottom: readonly number[], x: number): number {
  return polynomial(top, x) / polynomial(bottom, x);
}

/** exp(-z^2/2), with z split so that its square loses no digits. */
function bell(size: number): number {
  const coarse = Math.trunc(size * 16) / 16;
  return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (size - coarse) * (size + coarse));
}

/** P(Z > z) / exp(-z^2/2) beyond sqrt(32), by Laplace's continued fraction 1/(z + 1/(z + 2/(z + ...))). */
function farTail(size: number): number {
  let rest = 0;
  for (let level = FAR_LEVELS; level >= 1; level--) rest = level / (size + rest);
  return INVERSE_SQRT_2PI / (size + rest);
}
