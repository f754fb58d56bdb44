/**
 * A law whose value comes of one variate of a common kind: what all such laws do when many subjects draw at a time.
 * Laws of one kind can so share the variates of a block, whichever of them each subject has. Knows no law.
 */
import { MANY, type Stream } from "../../kernel/stream.ts";
import type { Sampler } from "./sampler.ts";

/** Draws one variate for each of MANY subjects in a row, into `out` at `at`. One function is one kind. */
export type Variates = (stream: Stream, first: number, draw: number, out: Float64Array, at: number) => void;

/** The uniform kind, as `Stream.uniform` gives it. */
export const uniforms: Variates = (stream, first, draw, out, at) => stream.uniforms(first, draw, out, at);

/** All subjects of a block. */
const EVERYONE = Uint8Array.from({ length: MANY }, (_, i) => i);

/** See above. */
export abstract class OneVariate implements Sampler {
  abstract readonly mean: number;
  abstract readonly variance: number;
  abstract readonly lowest: number;
  /** The kind of variate that a value comes of. */
  abstract readonly variates: Variates;

  abstract sample(stream: Stream): number;

  /**
   * Makes values of variates, in place: as `sample` makes one.
   * @param values the variates of a block of MANY subjects, from `at` on
   * @param who which of the subjects have this law: those listed here from index `from` to before `to`
   */
  abstract transform(values: Float64Array, at: number, who: Uint8Array, from: number, to: number): void;

  sampleMany(stream: Stream, first: number, draw: number, out: Float64Array, at: number): void {
    this.variates(stream, first, draw, out, at);
    this.transform(out, at, EVERYONE, 0, MANY);
  }
}
