/**
 * The exponential variate of mean 1, which several distributions and the arrivals are made of, by the ziggurat
 * of 256 layers. Knows no parameters.
 */
import { addZiggurat, MANY, type Stream } from "../../kernel/stream.ts";

/** Where the tail starts: the right edge of layer 1 when 256 layers have one area (Marsaglia & Tsang 2000). */
const TAIL_START = 7.69711747013105;
const LAYERS = 256;
/** 2^-52: one bit fewer than a double has, so that the half added to centre the number is exact. */
const SPACING = 1 / 4503599627370496;

/** Width of each layer; layer 0 is as wide as a rectangle of its area, layer 256 has no width. */
const WIDTH = new Float64Array(LAYERS + 1);
/** exp(-WIDTH), the height at which each layer starts. */
const HEIGHT = new Float64Array(LAYERS + 1);

/** Area of every layer: the strip under the density at the tail's start, and the tail. */
const AREA = (TAIL_START + 1) * Math.exp(-TAIL_START);

WIDTH[0] = AREA / Math.exp(-TAIL_START);
WIDTH[1] = TAIL_START;
HEIGHT[0] = 0;
HEIGHT[1] = Math.exp(-TAIL_START);
for (let i = 1; i < LAYERS - 1; i++) {
  const height = HEIGHT[i]! + AREA / WIDTH[i]!;
  HEIGHT[i + 1] = height;
  WIDTH[i + 1] = -Math.log(height);
}
HEIGHT[LAYERS] = 1;

/** What the top layer lacks of the common area: zero but for rounding. For tests. */
export const EXPONENTIAL_CLOSURE = 1 - (HEIGHT[LAYERS - 1]! + AREA / WIDTH[LAYERS - 1]!);

const ZIGGURAT = addZiggurat(WIDTH, false);
/** Subjects left over by the latest block of `unitExponentials`, and their words. */
const leftOver = new Uint8Array(MANY);
const leftWords = new Uint32Array(2 * MANY);

/**
 * Variates of MANY subjects in a row, into `out` at `at`: what `unitExponential` gives after `seek(subject, draw)`.
 * @param scale what each is multiplied with
 */
export function unitExponentials(
  stream: Stream,
  first: number,
  draw: number,
  out: Float64Array,
  at: number,
  scale = 1,
): void {
  const left = stream.ziggurat(ZIGGURAT, first, draw, scale, out, at, leftOver, leftWords);
  for (let k = 0; k < left; k += 1) {
    const i = leftOver[k]!;
    stream.seek(first + i, draw + 1);
    out[at + i] = scale * exponentialOf(stream, leftWords[2 * k + 1]!, leftWords[2 * k]!);
  }
}

/**
 * As `unitExponentials` for those subjects whose variate takes one draw, 98 % of them.
 * @param left receives the others, in order, as indexes in the block @returns how many these are
 */
export function usualExponentials(
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
 * Next exponential variate of mean 1, above 0. Uses one draw in 98 % of cases, 1.03 on average.
 *
 * G. Marsaglia & W. W. Tsang, "The ziggurat method for generating random variables", J. Stat. Software 5(8)
 * (2000), with the layer and the place in it taken from different bits (J. A. Doornik, "An improved ziggurat
 * method to generate normal random samples", 2005).
 */
export function unitExponential(stream: Stream): number {
  const high = stream.word() >>> 0;
  return exponentialOf(stream, high, stream.low);
}

/** The variate of a first draw, of which both words are given; further ones are drawn. @param high below 2^32 */
function exponentialOf(stream: Stream, high: number, low: number): number {
  const layer = low & 255;
  const x = (high * 1048576 + (low >>> 12) + 0.5) * SPACING * WIDTH[layer]!;
  return x < WIDTH[layer + 1]! ? x : farExponential(stream, layer, x);
}

/** The variate where the first draw has given `x`, which is not for sure under the density, in `layer`. */
function farExponential(stream: Stream, firstLayer: number, firstX: number): number {
  let tail = 0;
  let layer = firstLayer;
  let x = firstX;
  do {
    // Memoryless: past the start of the tail, the whole draw begins again from there.
    if (layer === 0) tail += TAIL_START;
    else if (HEIGHT[layer]! + stream.uniform() * (HEIGHT[layer + 1]! - HEIGHT[layer]!) < Math.exp(-x)) break;
    const high = stream.word() >>> 0;
    const low = stream.low;
    layer = low & 255;
    x = (high * 1048576 + (low >>> 12) + 0.5) * SPACING * WIDTH[layer]!;
  } while (x >= WIDTH[layer + 1]!);
  return tail + x;
}
