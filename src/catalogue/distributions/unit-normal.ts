/**
 * The normal variate of mean 0 and standard deviation 1, by the ziggurat of 256 layers. Knows no parameters.
 */
import { addZiggurat, MANY, type Stream } from "../../kernel/stream.ts";
import { normalCdf } from "../../statistics/normal-cdf.ts";
import { unitExponential } from "./unit-exponential.ts";

/** Where the tail starts: the right edge of layer 1 when 256 layers have one area (Marsaglia & Tsang 2000). */
const TAIL_START = 3.654152885361009;
const LAYERS = 256;
/** 2^-52: one bit fewer than a double has, so that the half added to centre the number is exact. */
const SPACING = 1 / 4503599627370496;
/** The bit of the second word that gives the sign: used neither by the layer nor by the place in it. */
const SIGN_BIT = 256;

/** Width of each layer; layer 0 is as wide as a rectangle of its area, layer 256 has no width. */
const WIDTH = new Float64Array(LAYERS + 1);
/** exp(-WIDTH^2/2), the height at which each layer starts. */
const HEIGHT = new Float64Array(LAYERS + 1);

/** Area of every layer: the strip under exp(-x^2/2) at the tail's start, and the tail. */
const AREA =
  TAIL_START * Math.exp(-0.5 * TAIL_START * TAIL_START) + Math.sqrt(2 * Math.PI) * normalCdf(-TAIL_START);

WIDTH[0] = AREA / Math.exp(-0.5 * TAIL_START * TAIL_START);
WIDTH[1] = TAIL_START;
HEIGHT[0] = 0;
HEIGHT[1] = Math.exp(-0.5 * TAIL_START * TAIL_START);
for (let i = 1; i < LAYERS - 1; i++) {
  const height = HEIGHT[i]! + AREA / WIDTH[i]!;
  HEIGHT[i + 1] = height;
  WIDTH[i + 1] = Math.sqrt(-2 * Math.log(height));
}
HEIGHT[LAYERS] = 1;

/** What the top layer lacks of the common area: zero but for rounding. For tests. */
export const NORMAL_CLOSURE = 1 - (HEIGHT[LAYERS - 1]! + AREA / WIDTH[LAYERS - 1]!);

const ZIGGURAT = addZiggurat(WIDTH, true);
/** Subjects left over by the latest block of `unitNormals`, and their words. */
const leftOver = new Uint8Array(MANY);
const leftWords = new Uint32Array(2 * MANY);

/** Variates of MANY subjects in a row, into `out` at `at`: what `unitNormal` gives after `seek(subject, draw)`. */
export function unitNormals(
  stream: Stream,
  first: number,
  draw: number,
  out: Float64Array,
  at: number,
): void {
  const left = stream.ziggurat(ZIGGURAT, first, draw, 1, out, at, leftOver, leftWords);
  for (let k = 0; k < left; k += 1) {
    const i = leftOver[k]!;
    stream.seek(first + i, draw + 1);
    out[at + i] = normalOf(stream, leftWords[2 * k + 1]!, leftWords[2 * k]!);
  }
}

/**
 * As `unitNormals` for those subjects whose variate takes one draw, 99 % of them.
 * @param left receives the others, in order, as indexes in the block @returns how many these are
 */
export function usualNormals(
  stream: Stream,
  first: number,
  draw: number,
  out: Float64Array,
  at: number,
  left: Uint8Array,
): number {
  return stream.ziggurat(ZIGGURAT, first, draw, 1, out, at, left, null);
}

/**
 * Next standard normal variate. Uses one draw in 99 % of cases, 1.02 on average.
 *
 * G. Marsaglia & W. W. Tsang, "The ziggurat method for generating random variables", J. Stat. Software 5(8)
 * (2000), with the layer, the sign and the place in the layer taken from different bits (J. A. Doornik, "An
 * improved ziggurat method to generate normal random samples", 2005).
 */
export function unitNormal(stream: Stream): number {
  const high = stream.word() >>> 0;
  return normalOf(stream, high, stream.low);
}

/** The variate of a first draw, of which both words are given; further ones are drawn. @param high below 2^32 */
function normalOf(stream: Stream, high: number, low: number): number {
  const layer = low & 255;
  const x = (high * 1048576 + (low >>> 12) + 0.5) * SPACING * WIDTH[layer]!;
  if (x >= WIDTH[layer + 1]!) return farNormal(stream, low, x);
  return (low & SIGN_BIT) === 0 ? x : -x;
}

/** The variate where the first draw has given `x`, which is not for sure under the density, and the second word `low`. */
function farNormal(stream: Stream, firstLow: number, firstX: number): number {
  let low = firstLow;
  let layer = low & 255;
  let x = firstX;
  do {
    if (layer === 0) {
      x = tail(stream);
      break;
    }
    const height = HEIGHT[layer]! + stream.uniform() * (HEIGHT[layer + 1]! - HEIGHT[layer]!);
    if (height < Math.exp(-0.5 * x * x)) break;
    const high = stream.word() >>> 0;
    low = stream.low;
    layer = low & 255;
    x = (high * 1048576 + (low >>> 12) + 0.5) * SPACING * WIDTH[layer]!;
  } while (x >= WIDTH[layer + 1]!);
  return (low & SIGN_BIT) === 0 ? x : -x;
}

/** A normal variate beyond the start of the tail (G. Marsaglia, Technometrics 6, 1964). */
function tail(stream: Stream): number {
  for (;;) {
    const beyond = unitExponential(stream) / TAIL_START;
    if (2 * unitExponential(stream) > beyond * beyond) return TAIL_START + beyond;
  }
}
