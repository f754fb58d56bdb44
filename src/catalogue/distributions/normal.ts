/** Normal: symmetric times around a mean, cut at zero unless told otherwise. */
import { z } from "zod";
import type { Stream } from "../../kernel/stream.ts";
import { positiveDuration, signedDuration } from "../quantities.ts";
import { variant } from "../variant.ts";
import { NormalAboveZero } from "./normal-above-zero.ts";
import type { Sampler } from "./sampler.ts";
import { unitNormal } from "./unit-normal.ts";

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

class Normal implements Sampler {
  readonly mean: number;
  readonly variance: number;
  readonly lowest = -Infinity;
  readonly #sd: number;

  constructor(mean: number, sd: number) {
    this.mean = mean;
    this.variance = sd * sd;
    this.#sd = sd;
  }

  sample(stream: Stream): number {
    return this.mean + this.#sd * unitNormal(stream);
  }
}
