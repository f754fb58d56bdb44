/** Lognormal: positive times with a long right tail, by mean and cv or by median and 95 % quantile. */
import { z } from "zod";
import type { Stream } from "../../kernel/stream.ts";
import { normalQuantile } from "../../statistics/normal-quantile.ts";
import { positiveDuration } from "../quantities.ts";
import { variant } from "../variant.ts";
import { OneVariate } from "./one-variate.ts";
import { given, oneSetOf, ordered } from "./refinements.ts";
import type { Sampler } from "./sampler.ts";
import { unitNormal, unitNormals } from "./unit-normal.ts";

const Z95 = normalQuantile(0.95);

/** `lognormal: {mean: 4 min, cv: 0.6}` or `lognormal: {median: 4 min, p95: 12 min}`. */
export const lognormal = variant({
  name: "lognormal",
  summary: "positive times with a long right tail, by mean and cv or by median and p95",
  parameters: oneSetOf(
    z.strictObject({
      mean: positiveDuration.optional().describe("mean, a duration above zero; with `cv`"),
      cv: z.number().positive().optional().describe("standard deviation over mean; with `mean`"),
      median: positiveDuration.optional().describe("median, a duration above zero; with `p95`"),
      p95: positiveDuration.optional().describe("95 % quantile, a duration above the median; with `median`"),
    }),
    ["mean", "cv"],
    ["median", "p95"],
  ).superRefine(ordered("median", "p95")),
  build: ({ mean, cv, median, p95 }): Sampler => {
    if (mean === undefined) return new Lognormal(given(median), Math.log(given(p95) / given(median)) / Z95);
    const sigma = Math.sqrt(Math.log1p(given(cv) ** 2));
    return new Lognormal(mean * Math.exp(-0.5 * sigma * sigma), sigma);
  },
});

/**
 * median * exp(sigma Z) with Z normal: Johnson, Kotz & Balakrishnan, "Continuous Univariate Distributions"
 * vol. 1 (2nd ed. 1994), ch. 14; mean = median exp(sigma^2/2), cv^2 = exp(sigma^2) - 1.
 */
class Lognormal extends OneVariate {
  readonly variates = unitNormals;
  readonly mean: number;
  readonly variance: number;
  readonly lowest = 0;
  readonly #median: number;
  readonly #sigma: number;

  constructor(median: number, sigma: number) {
    super();
    this.mean = median * Math.exp(0.5 * sigma * sigma);
    this.variance = this.mean * this.mean * Math.expm1(sigma * sigma);
    this.#median = median;
    this.#sigma = sigma;
  }

  sample(stream: Stream): number {
    return this.#median * Math.exp(this.#sigma * unitNormal(stream));
  }

  transform(values: Float64Array, at: number, who: Uint8Array, from: number, to: number): void {
    const median = this.#median;
    const sigma = this.#sigma;
    for (let k = from; k < to; k += 1) {
      const i = at + who[k]!;
      values[i] = median * Math.exp(sigma * values[i]!);
    }
  }
}
