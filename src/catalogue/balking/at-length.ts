/** Balking at a length: whoever sees the queue that long goes elsewhere. */
import { z } from "zod";
import { variant } from "../variant.ts";
import type { BalkingRule } from "./balking-rule.ts";

export const atLength = variant({
  name: "atLength",
  summary: "joins only when fewer than `from` vehicles are there",
  parameters: z.strictObject({
    from: z.int().min(0).describe("number of vehicles seen from which nobody joins"),
  }),
  build: ({ from }): BalkingRule => ({ joins: (seen) => (seen < from ? 1 : 0) }),
});
