/** The contract of a distribution at work: draws, and its exact moments. Knows no scenario. */
import { MANY, type Stream } from "../../kernel/stream.ts";

/** Draws values of one distribution. Immutable: the same stream position gives the same value. */
export interface Sampler {
  /** Next value [the unit of the parameters: seconds for a duration]. May use several draws of the stream. */
  sample(stream: Stream): number;
  /**
   * Values of MANY subjects in a row, into `out` at `at`: what `sample` gives after `seek(subject, draw)`, and sooner.
   * Only where a law has a quicker way.
   */
  sampleMany?(stream: Stream, first: number, draw: number, out: Float64Array, at: number): void;
  /** Exact mean; `Infinity` or `NaN` where it does not exist. */
  readonly mean: number;
  /** Exact variance; `Infinity` or `NaN` where it does not exist. */
  readonly variance: number;
  /** Greatest lower bound of the values; `-Infinity` where there is none. */
  readonly lowest: number;
}

/** Values of MANY subjects in a row, into `out` at `at`, by any law: as its `sampleMany`, or one by one if it has none. */
export function drawMany(
  law: Sampler,
  stream: Stream,
  first: number,
  draw: number,
  out: Float64Array,
  at: number,
): void {
  if (law.sampleMany !== undefined) law.sampleMany(stream, first, draw, out, at);
  else for (let i = 0; i < MANY; i += 1) out[at + i] = law.sample(stream.seek(first + i, draw));
}

/** Draws again, one by one, for those subjects of a block that are listed in `left` up to `count`. */
export function drawLeft(
  law: Sampler,
  stream: Stream,
  first: number,
  draw: number,
  out: Float64Array,
  at: number,
  left: Uint8Array,
  count: number,
): void {
  for (let k = 0; k < count; k += 1) {
    const i = left[k]!;
    out[at + i] = law.sample(stream.seek(first + i, draw));
  }
}
