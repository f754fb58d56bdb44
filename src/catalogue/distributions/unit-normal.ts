/**
 * The normal variate of mean 0 and standard deviation 1, by the ziggurat of 256 layers. Knows no parameters.
 */
import { MANY, type Stream } from "../../kernel/stream.ts";
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

const highs = new Int32Array(MANY);
const lows = new Int32Array(MANY);

/** Variates of MANY subjects in a row, into `out` at `at`: what `unitNormal` gives after `seek(subject, draw)`. */
export function unitNormals(
  stream: Stream,
  first: number,
  draw: number,
  out: Float64Array,
  at: number,
): void {
  stream.words(first, draw, highs, lows);
  for (let i = 0; i < MANY; i += 1) {
    const word = lows[i]!;
    const layer = word & 255;
    const x = ((highs[i]! >>> 0) * 1048576 + (word >>> 12) + 0.5) * SPACING * WIDTH[layer]!;
    if (x >= WIDTH[layer + 1]!) out[at + i] = unitNormal(stream.seek(first + i, draw));
    else out[at + i] = (word & SIGN_BIT) === 0 ? x : -x;
  }
}

/**
 * Next standard normal variate. Uses one draw in 99 % of cases, 1.02 on average.
 *
 * G. Marsaglia & W. W. Tsang, "The ziggurat method for generating random variables", J. Stat. Software 5(8)
 * (2000), with the layer, the sign and the place in the layer taken from different bits (J. A. Doornik, "An
 * improved ziggurat method to generate normal random samples", 2005).
 */
export function unitNormal(stream: Stream): number {
  for (;;) {
    const high = stream.word() >>> 0;
    const low = stream.low;
    const layer = low & 255;
    const x = (high * 1048576 + (low >>> 12) + 0.5) * SPACING * WIDTH[layer]!;
    if (x < WIDTH[layer + 1]!) return (low & SIGN_BIT) === 0 ? x : -x;
    if (layer === 0) {
      const far = tail(stream);
      return (low & SIGN_BIT) === 0 ? far : -far;
    }
    const height = HEIGHT[layer]! + stream.uniform() * (HEIGHT[layer + 1]! - HEIGHT[layer]!);
    if (height < Math.exp(-0.5 * x * x)) return (low & SIGN_BIT) === 0 ? x : -x;
  }
}

/** A normal variate beyond the start of the tail (G. Marsaglia, Technometrics 6, 1964). */
function tail(stream: Stream): number {
  for (;;) {
    const beyond = unitExponential(stream) / TAIL_START;
    if (2 * unitExponential(stream) > beyond * beyond) return TAIL_START + beyond;
  }
}
