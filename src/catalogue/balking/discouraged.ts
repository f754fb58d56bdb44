/** Discouraged arrivals: the longer the queue, the fewer join. */
import { z } from "zod";
import { variant } from "../variant.ts";
import type { BalkingRule } from "./balking-rule.ts";

export const discouraged = variant({
  name: "discouraged",
  summary: "joins with probability 1 / (1 + seen / scale)",
  parameters: z.strictObject({
    scale: z
      .number()
      .positive()
      .optional()
      .describe("number of vehicles at which half of the arrivals join; 1 when not given"),
  }),
  // Arrival rate a/(k+1) when k are there (Kleinrock 1975, Queueing Systems I, sec. 3.3), with a scale for k.
  // With scale 1 and one server the number there is Poisson with mean (arrival rate / service rate).
  build: ({ scale = 1 }): BalkingRule => ({ joins: (seen) => scale / (scale + seen) }),
});
