/** Exponential: memoryless times, by their mean. */
import { z } from "zod";
import { positiveDuration } from "../quantities.ts";
import { variant } from "../variant.ts";
import type { Sampler } from "./sampler.ts";
import { unitExponential } from "./unit-exponential.ts";

export const exponential = variant({
  name: "exponential",
  summary: "memoryless times, by their mean",
  parameters: z.strictObject({ mean: positiveDuration }),
  build: ({ mean }): Sampler => ({
    mean,
    variance: mean * mean,
    lowest: 0,
    sample: (stream) => mean * unitExponential(stream),
  }),
});
