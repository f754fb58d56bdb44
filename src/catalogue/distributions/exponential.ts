/** Exponential: memoryless times, by their mean. */
import { z } from "zod";
import { MANY, type Stream } from "../../kernel/stream.ts";
import { positiveDuration } from "../quantities.ts";
import { variant } from "../variant.ts";
import type { Sampler } from "./sampler.ts";
import { unitExponential, unitExponentials } from "./unit-exponential.ts";

/** `exponential: {mean: 10 min}`. */
export const exponential = variant({
  name: "exponential",
  summary: "memoryless times, by their mean",
  parameters: z.strictObject({ mean: positiveDuration.describe("mean, a duration above zero") }),
  build: ({ mean }): Sampler => new Exponential(mean),
});

class Exponential implements Sampler {
  readonly mean: number;
  readonly variance: number;
  readonly lowest = 0;

  constructor(mean: number) {
    this.mean = mean;
    this.variance = mean * mean;
  }

  sample(stream: Stream): number {
    return this.mean * unitExponential(stream);
  }

  sampleMany(stream: Stream, first: number, draw: number, out: Float64Array, at: number): void {
    const { mean } = this;
    unitExponentials(stream, first, draw, out, at);
    for (let i = at; i < at + MANY; i += 1) out[i] = mean * out[i]!;
  }
}
