/** Uniform: every duration between two ends is equally likely. */
import { z } from "zod";
import type { Stream } from "../../kernel/stream.ts";
import { signedDuration } from "../quantities.ts";
import { variant } from "../variant.ts";
import { OneVariate, uniforms } from "./one-variate.ts";
import { ordered } from "./refinements.ts";
import type { Sampler } from "./sampler.ts";

/** `uniform: {min: 5 min, max: 15 min}`. Both ends may be negative, for deviations from a timetable. */
export const uniform = variant({
  name: "uniform",
  summary: "any duration between two ends, equally likely",
  parameters: z
    .strictObject({
      min: signedDuration.describe("the lower end, a duration"),
      max: signedDuration.describe("the upper end, a duration above `min`"),
    })
    .superRefine(ordered("min", "max")),
  build: ({ min, max }): Sampler => new Uniform(min, max),
});

class Uniform extends OneVariate {
  readonly variates = uniforms;
  readonly mean: number;
  readonly variance: number;
  readonly lowest: number;
  readonly #width: number;

  constructor(min: number, max: number) {
    super();
    this.lowest = min;
    this.#width = max - min;
    this.mean = min + this.#width / 2;
    this.variance = this.#width ** 2 / 12;
  }

  sample(stream: Stream): number {
    return this.lowest + this.#width * stream.uniform();
  }

  transform(values: Float64Array, at: number, who: Uint8Array, from: number, to: number): void {
    const { lowest } = this;
    const width = this.#width;
    for (let k = from; k < to; k += 1) {
      const i = at + who[k]!;
      values[i] = lowest + width * values[i]!;
    }
  }
}
