/**
 * Random numbers by counter: one stream is one key, one vehicle is one counter.
 * Any vehicle's draws can be had at any time and in any order, so a vehicle has the same luck in every
 * scenario (exact common random numbers). Knows nothing of distributions or of borders.
 */
import { blocksByVectors, MANY, UNIFORM } from "./blocks.ts";

export { MANY };

/** 2^-52, the spacing of the uniform numbers: with one bit more the last of them would round to 1. */
const SPACING = 1 / 4503599627370496;
/** Parity constant of the Threefry key schedule (Salmon et al. 2011, sec. 4.1: C240 cut to 32 bits). */
const PARITY = 0x1bd11bda;

/** Where there are none, whatever is asked for many subjects is drawn one by one. */
const blocks = blocksByVectors();

/** A ziggurat that `Stream.ziggurat` knows. */
export type Ziggurat = number;

/** Makes a ziggurat known: two at most. Parameters as of `Blocks.addZiggurat`. */
export function addZiggurat(widths: Float64Array, signed: boolean): Ziggurat {
  return blocks?.addZiggurat(widths, signed) ?? 0;
}

/**
 * A stream of independent uniform numbers, addressed by (subject, draw).
 *
 * Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3",
 * SC11): the 64-bit block at counter (subject, draw) under a 64-bit key. 13 rounds pass BigCrush, 20 are the
 * authors' default. `seek` costs nothing; each draw costs one block.
 */
export class Stream {
  readonly #key0: number;
  readonly #key1: number;
  readonly #key2: number;
  #subject = 0;
  #draw = 0;
  /** Second word of the latest block [signed 32 bits]; see `word`. */
  low = 0;

  /** @param key0 @param key1 any 32-bit integers: the key of the stream. */
  constructor(key0: number, key1: number) {
    this.#key0 = key0 | 0;
    this.#key1 = key1 | 0;
    this.#key2 = (PARITY ^ key0 ^ key1) | 0;
  }

  /**
   * Goes to the draws of one subject (a vehicle's number, say).
   * @param subject 0 to 2^32-1
   * @param draw the first draw to be given, 0 to 2^32-1; a caller that needs several disjoint runs of draws
   * for one subject (visits to a stage) leaves room between them.
   */
  seek(subject: number, draw = 0): this {
    this.#subject = subject | 0;
    this.#draw = draw | 0;
    return this;
  }

  /** Next block: returns its first word [signed 32 bits] and leaves the second in `low`. */
  word(): number {
    const k0 = this.#key0;
    const k1 = this.#key1;
    const k2 = this.#key2;
    let x = (this.#subject + k0) | 0;
    let y = (this.#draw + k1) | 0;
    this.#draw = (this.#draw + 1) | 0;
    x = (x + y) | 0;
    y = ((y << 13) | (y >>> 19)) ^ x;
    x = (x + y) | 0;
    y = ((y << 15) | (y >>> 17)) ^ x;
    x = (x + y) | 0;
    y = ((y << 26) | (y >>> 6)) ^ x;
    x = (x + y) | 0;
    y = ((y << 6) | (y >>> 26)) ^ x;
    x = (x + k1) | 0;
    y = (y + k2 + 1) | 0;
    x = (x + y) | 0;
    y = ((y << 17) | (y >>> 15)) ^ x;
    x = (x + y) | 0;
    y = ((y << 29) | (y >>> 3)) ^ x;
    x = (x + y) | 0;
    y = ((y << 16) | (y >>> 16)) ^ x;
    x = (x + y) | 0;
    y = ((y << 24) | (y >>> 8)) ^ x;
    x = (x + k2) | 0;
    y = (y + k0 + 2) | 0;
    x = (x + y) | 0;
    y = ((y << 13) | (y >>> 19)) ^ x;
    x = (x + y) | 0;
    y = ((y << 15) | (y >>> 17)) ^ x;
    x = (x + y) | 0;
    y = ((y << 26) | (y >>> 6)) ^ x;
    x = (x + y) | 0;
    y = ((y << 6) | (y >>> 26)) ^ x;
    x = (x + k0) | 0;
    y = (y + k1 + 3) | 0;
    x = (x + y) | 0;
    y = ((y << 17) | (y >>> 15)) ^ x;
    x = (x + y) | 0;
    y = ((y << 29) | (y >>> 3)) ^ x;
    x = (x + y) | 0;
    y = ((y << 16) | (y >>> 16)) ^ x;
    x = (x + y) | 0;
    y = ((y << 24) | (y >>> 8)) ^ x;
    x = (x + k1) | 0;
    y = (y + k2 + 4) | 0;
    x = (x + y) | 0;
    y = ((y << 13) | (y >>> 19)) ^ x;
    x = (x + y) | 0;
    y = ((y << 15) | (y >>> 17)) ^ x;
    x = (x + y) | 0;
    y = ((y << 26) | (y >>> 6)) ^ x;
    x = (x + y) | 0;
    y = ((y << 6) | (y >>> 26)) ^ x;
    x = (x + k2) | 0;
    y = (y + k0 + 5) | 0;
    this.low = y;
    return x;
  }

  /** The uniform numbers of MANY subjects in a row, at one draw each, into `out` at `at`. Moves the stream. */
  uniforms(first: number, draw: number, out: Float64Array, at: number): void {
    if (blocks === undefined) {
      for (let i = 0; i < MANY; i += 1) out[at + i] = this.seek(first + i, draw).uniform();
      return;
    }
    blocks.fill(this.#key0, this.#key1, this.#key2, first | 0, draw | 0, UNIFORM, 1);
    out.set(blocks.numbers, at);
  }

  /**
   * Variates of MANY subjects in a row, at one draw each, times `scale`, into `out` at `at`: of those that this draw is
   * enough for. The others have no value yet.
   * @param left receives the others, in order, as indexes in the block, and `words` both words of each, the second one
   * first (see `word`) @returns how many these are
   */
  ziggurat(
    of: Ziggurat,
    first: number,
    draw: number,
    scale: number,
    out: Float64Array,
    at: number,
    left: Uint8Array,
    words: Uint32Array | null,
  ): number {
    if (blocks === undefined) return this.#leaveAll(first, draw, left, words);
    const { numbers, leftOver, leftWords } = blocks;
    const count = blocks.fill(this.#key0, this.#key1, this.#key2, first | 0, draw | 0, of, scale);
    out.set(numbers, at);
    for (let k = 0; k < count; k += 1) left[k] = leftOver[k]!;
    if (words !== null) for (let k = 0; k < 2 * count; k += 1) words[k] = leftWords[k]!;
    return count;
  }

  /** Leaves all of MANY subjects over. */
  #leaveAll(first: number, draw: number, left: Uint8Array, words: Uint32Array | null): number {
    for (let i = 0; i < MANY; i += 1) {
      left[i] = i;
      if (words === null) continue;
      words[2 * i + 1] = this.seek(first + i, draw).word();
      words[2 * i] = this.low;
    }
    return MANY;
  }

  /** Next uniform number in the open interval (0, 1): an odd multiple of 2^-53. */
  uniform(): number {
    const high = this.word() >>> 6;
    return (high * 67108864 + (this.low >>> 6) + 0.5) * SPACING;
  }

  /** Next whole number from 0 to n-1, equally likely to within n / 2^52. */
  below(n: number): number {
    return Math.floor(this.uniform() * n);
  }
}
