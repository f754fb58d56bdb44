/** Weibull: times whose hazard rises or falls with age, by shape and scale or by shape and mean. */
import { z } from "zod";
import type { Stream } from "../../kernel/stream.ts";
import { gammaFunction } from "../../statistics/gamma-function.ts";
import { positiveDuration } from "../quantities.ts";
import { variant } from "../variant.ts";
import { OneVariate } from "./one-variate.ts";
import { given, oneSetOf } from "./refinements.ts";
import type { Sampler } from "./sampler.ts";
import { unitExponential, unitExponentials } from "./unit-exponential.ts";

/** Below this shape the variance passes the greatest double (Gamma(1 + 2/shape) with 1 + 2/shape > 171). */
const LEAST_SHAPE = 0.02;

/** `weibull: {shape: 1.5, scale: 10 min}` or `weibull: {shape: 1.5, mean: 9 min}`. */
export const weibull = variant({
  name: "weibull",
  summary: "times whose hazard rises (shape above 1) or falls (below 1) with age",
  parameters: oneSetOf(
    z.strictObject({
      shape: z.number().min(LEAST_SHAPE).describe("shape: 1 is exponential, more is steadier"),
      scale: positiveDuration.optional().describe("scale (the 63 % quantile), a duration; or give `mean`"),
      mean: positiveDuration.optional().describe("mean, a duration above zero; or give `scale`"),
    }),
    ["shape", "scale"],
    ["shape", "mean"],
  ),
  build: ({ shape, scale, mean }): Sampler =>
    new Weibull(shape, mean === undefined ? given(scale) : mean / gammaFunction(1 + 1 / shape)),
});

/**
 * scale * E^(1/shape) with E exponential: Johnson, Kotz & Balakrishnan, "Continuous Univariate Distributions"
 * vol. 1 (2nd ed. 1994), ch. 21; mean = scale Gamma(1 + 1/shape).
 */
class Weibull extends OneVariate {
  readonly variates = unitExponentials;
  readonly mean: number;
  readonly variance: number;
  readonly lowest = 0;
  readonly #scale: number;
  readonly #power: number;

  constructor(shape: number, scale: number) {
    super();
    const first = gammaFunction(1 + 1 / shape);
    this.mean = scale * first;
    this.variance = scale * scale * (gammaFunction(1 + 2 / shape) - first * first);
    this.#scale = scale;
    this.#power = 1 / shape;
  }

  sample(stream: Stream): number {
    return this.#scale * unitExponential(stream) ** this.#power;
  }

  transform(values: Float64Array, at: number, who: Uint8Array, from: number, to: number): void {
    const scale = this.#scale;
    const power = this.#power;
    for (let k = from; k < to; k += 1) {
      const i = at + who[k]!;
      values[i] = scale * values[i]! ** power;
    }
  }
}
