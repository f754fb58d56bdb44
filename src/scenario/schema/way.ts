/** Shape of a vehicle's way: who passes a stage, and where vehicles go after it. */
import { z } from "zod";
import { share } from "../../catalogue/quantities.ts";
import { id } from "./common.ts";

/** Who passes a stage: all conditions must hold; within a list, one. */
export const condition = z.strictObject({
  flow: z.array(id).min(1).optional().describe("flows that pass here"),
  channel: z.array(id).min(1).optional().describe("inspection channels that pass here"),
  documents: z
    .array(id)
    .min(1)
    .optional()
    .describe("qualities of documents that pass here, as the flows declare them, or `complete`"),
  cargo: z.array(z.string()).min(1).optional().describe("cargoes that pass here"),
  from: z
    .array(id)
    .min(1)
    .optional()
    .describe("sides from which the vehicle came to the post (its direction)"),
  share: share.optional().describe("share of those that pass here, drawn vehicle by vehicle"),
});

/** Where vehicles go after a stage. */
export const nextStep = z.strictObject({
  to: z
    .union([z.enum(["exit", "turned-back", "sent-home"]), id])
    .describe(
      "a stage of this checkpoint, `exit` (crossed), `turned-back`, or `sent-home` (comes back by the `retrial` of its flow)",
    ),
  share: share.default(1).describe("share of the vehicles that go there"),
  atMost: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      "how often a vehicle may have been sent back, all ways back counted together, before this way is closed to it",
    ),
});

/** A condition after validation. */
export type Condition = z.output<typeof condition>;
/** One way on from a stage. */
export type NextStep = z.output<typeof nextStep>;
