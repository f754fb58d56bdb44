/** Exponential: memoryless times, by their mean. */
import { z } from "zod";
import type { Stream } from "../../kernel/stream.ts";
import { positiveDuration } from "../quantities.ts";
import { variant } from "../variant.ts";
import { OneVariate } from "./one-variate.ts";
import type { Sampler } from "./sampler.ts";
import { unitExponential, unitExponentials } from "./unit-exponential.ts";

/** `exponential: {mean: 10 min}`. */
export const exponential = variant({
  name: "exponential",
  summary: "memoryless times, by their mean",
  parameters: z.strictObject({ mean: positiveDuration.describe("mean, a duration above zero") }),
  build: ({ mean }): Sampler => new Exponential(mean),
});

class Exponential extends OneVariate {
  readonly variates = unitExponentials;
  readonly mean: number;
  readonly variance: number;
  readonly lowest = 0;

  constructor(mean: number) {
    super();
    this.mean = mean;
    this.variance = mean * mean;
  }

  sample(stream: Stream): number {
    return this.mean * unitExponential(stream);
  }

  override sampleMany(stream: Stream, first: number, draw: number, out: Float64Array, at: number): void {
    unitExponentials(stream, first, draw, out, at, this.mean);
  }

  transform(values: Float64Array, at: number, who: Uint8Array, from: number, to: number): void {
    const { mean } = this;
    for (let k = from; k < to; k += 1) values[at + who[k]!]! *= mean;
  }
}
