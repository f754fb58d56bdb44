/** Triangular: a least, a most likely and a greatest duration, with straight sides between them. */
import { z } from "zod";
import { MANY, type Stream } from "../../kernel/stream.ts";
import { signedDuration } from "../quantities.ts";
import { variant } from "../variant.ts";
import { ordered } from "./refinements.ts";
import type { Sampler } from "./sampler.ts";

/** `triangular: {min: 5 min, mode: 8 min, max: 20 min}`. */
export const triangular = variant({
  name: "triangular",
  summary: "a least, a most likely and a greatest duration, with straight sides",
  parameters: z
    .strictObject({
      min: signedDuration.describe("the least duration"),
      mode: signedDuration.describe("the most likely duration, from `min` to `max`"),
      max: signedDuration.describe("the greatest duration, above `min`"),
    })
    .superRefine(ordered("min", "mode", "max")),
  build: ({ min, mode, max }): Sampler => new Triangular(min, mode, max),
});

/** Moments and inverse distribution function: Law, "Simulation Modeling and Analysis" (5th ed. 2015), ch. 6 and 8. */
class Triangular implements Sampler {
  readonly mean: number;
  readonly variance: number;
  readonly lowest: number;
  readonly #max: number;
  /** Probability of a value below the mode. */
  readonly #belowMode: number;
  readonly #leftArea: number;
  readonly #rightArea: number;

  constructor(min: number, mode: number, max: number) {
    const left = mode - min;
    const right = max - mode;
    const width = max - min;
    this.lowest = min;
    this.mean = (min + mode + max) / 3;
    this.variance = (left * left + left * right + right * right) / 18;
    this.#max = max;
    this.#belowMode = left / width;
    this.#leftArea = width * left;
    this.#rightArea = width * right;
  }

  sample(stream: Stream): number {
    return this.#inverse(stream.uniform());
  }

  sampleMany(stream: Stream, first: number, draw: number, out: Float64Array, at: number): void {
    stream.uniforms(first, draw, out, at);
    for (let i = at; i < at + MANY; i += 1) out[i] = this.#inverse(out[i]!);
  }

  #inverse(u: number): number {
    return u < this.#belowMode
      ? this.lowest + Math.sqrt(u * this.#leftArea)
      : this.#max - Math.sqrt((1 - u) * this.#rightArea);
  }
}
