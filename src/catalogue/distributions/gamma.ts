/** Gamma: positive times of any variability, by mean and coefficient of variation or by shape and scale. */
import { z } from "zod";
import { MANY, type Stream } from "../../kernel/stream.ts";
import { positiveDuration } from "../quantities.ts";
import { variant } from "../variant.ts";
import { given, oneSetOf } from "./refinements.ts";
import { drawLeft, type Sampler } from "./sampler.ts";
import { UnitGamma } from "./unit-gamma.ts";

/** `gamma: {mean: 10 min, cv: 0.7}` or `gamma: {shape: 2, scale: 5 min}`. */
export const gamma = variant({
  name: "gamma",
  summary: "positive times of any variability, by mean and cv or by shape and scale",
  parameters: oneSetOf(
    z.strictObject({
      mean: positiveDuration.optional().describe("mean, a duration above zero; with `cv`"),
      cv: z.number().positive().optional().describe("standard deviation over mean; with `mean`"),
      shape: z.number().positive().optional().describe("shape, above 0; with `scale`"),
      scale: positiveDuration.optional().describe("scale, a duration above zero; with `shape`"),
    }),
    ["mean", "cv"],
    ["shape", "scale"],
  ),
  build: ({ mean, cv, shape, scale }): Sampler =>
    mean === undefined
      ? new Gamma(given(shape), given(scale))
      : new Gamma(1 / given(cv) ** 2, mean * given(cv) ** 2),
});

const left = new Uint8Array(MANY);

/**
 * Gamma with mean = shape * scale and variance = shape * scale^2, so that cv = 1/sqrt(shape): Johnson, Kotz &
 * Balakrishnan, "Continuous Univariate Distributions" vol. 1 (2nd ed. 1994), ch. 17.
 */
export class Gamma implements Sampler {
  readonly mean: number;
  readonly variance: number;
  readonly lowest = 0;
  readonly #scale: number;
  readonly #unit: UnitGamma;

  constructor(shape: number, scale: number) {
    this.mean = shape * scale;
    this.variance = shape * scale * scale;
    this.#scale = scale;
    this.#unit = new UnitGamma(shape);
  }

  sample(stream: Stream): number {
    return this.#scale * this.#unit.sample(stream);
  }

  sampleMany(stream: Stream, first: number, draw: number, out: Float64Array, at: number): void {
    const scale = this.#scale;
    const count = this.#unit.usual(stream, first, draw, out, at, left, 0);
    for (let i = at; i < at + MANY; i += 1) out[i] = scale * out[i]!;
    drawLeft(this, stream, first, draw, out, at, left, count);
  }
}
