/** Normal: symmetric times around a mean, cut at zero unless told otherwise. */
import { z } from "zod";
import type { Stream } from "../../kernel/stream.ts";
import { positiveDuration, signedDuration } from "../quantities.ts";
import { variant } from "../variant.ts";
import { NormalAboveZero } from "./normal-above-zero.ts";
import { OneVariate } from "./one-variate.ts";
import type { Sampler } from "./sampler.ts";
import { unitNormal, unitNormals } from "./unit-normal.ts";

/** `normal: {mean: 10 min, sd: 2 min}`. `mean` and `sd` are those of the whole bell, before any cut. */
export const normal = variant({
  name: "normal",
  summary: "a bell around a mean, cut at zero unless told otherwise",
  parameters: z.strictObject({
    mean: signedDuration.describe("mean of the bell before the cut, a duration of either sign"),
    sd: positiveDuration.describe("standard deviation of the bell before the cut, a duration above zero"),
    cutAtZero: z
      .boolean()
      .default(true)
      .describe(
        "true draws again whatever falls below zero; false keeps it, for deviations from a timetable",
      ),
  }),
  build: ({ mean, sd, cutAtZero }): Sampler =>
    cutAtZero ? new NormalAboveZero(mean, sd) : new Normal(mean, sd),
});

class Normal extends OneVariate {
  readonly variates = unitNormals;
  readonly mean: number;
  readonly variance: number;
  readonly lowest = -Infinity;
  readonly #sd: number;

  constructor(mean: number, sd: number) {
    super();
    this.mean = mean;
    this.variance = sd * sd;
    this.#sd = sd;
  }

  sample(stream: Stream): number {
    return this.mean + this.#sd * unitNormal(stream);
  }

  transform(values: Float64Array, at: number, who: Uint8Array, from: number, to: number): void {
    const { mean } = this;
    const sd = this.#sd;
    for (let k = from; k < to; k += 1) {
      const i = at + who[k]!;
      values[i] = mean + sd * values[i]!;
    }
  }
}
