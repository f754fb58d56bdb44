/** Triangular: a least, a most likely and a greatest duration, with straight sides between them. */
import { z } from "zod";
import type { Stream } from "../../kernel/stream.ts";
import { signedDuration } from "../quantities.ts";
import { variant } from "../variant.ts";
import { OneVariate, uniforms } from "./one-variate.ts";
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
class Triangular extends OneVariate {
  readonly variates = uniforms;
  readonly mean: number;
  readonly variance: number;
  readonly lowest: number;
  readonly #max: number;
  /** Probability of a value below the mode. */
  readonly #belowMode: number;
  readonly #leftArea: number;
  readonly #rightArea: number;

  constructor(min: number, mode: number, max: number) {
    super();
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

  transform(values: Float64Array, at: number, who: Uint8Array, from: number, to: number): void {
    for (let k = from; k < to; k += 1) {
      const i = at + who[k]!;
      values[i] = this.#inverse(values[i]!);
    }
  }

  #inverse(u: number): number {
    return u < this.#belowMode
      ? this.lowest + Math.sqrt(u * this.#leftArea)
      : this.#max - Math.sqrt((1 - u) * this.#rightArea);
  }
}
