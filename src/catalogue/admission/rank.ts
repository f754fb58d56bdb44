/** A rank in a virtual queue: eCherha, e-QMS. Register from afar, be called when it is one's turn, come in time. */
import { z } from "zod";
import { positiveDuration } from "../quantities.ts";
import { type ParameterProblem, variant } from "../variant.ts";
import { whenNeeded } from "../when-needed.ts";
import type { AdmissionPolicy } from "./admission-policy.ts";
import { ban, dailyLimit } from "./dated.ts";
import { fees } from "./fees.ts";
import { liveBesideRanks } from "./live-rule.ts";

const parameters = whenNeeded(() =>
  z.strictObject({
    callAhead: z
      .int()
      .min(1)
      .describe(
        "vehicles that are called and not yet through the gate, at most; the next is called when there are fewer",
      ),
    appearWithin: positiveDuration.describe("time from the call to appear at the border, travel included"),
    late: z
      .enum(["register-again", "live-queue", "turned-away"])
      .default("turned-away")
      .describe(
        "what becomes of a vehicle that appears too late; register-again = it waits at the border for another call",
      ),
    postponement: z
      .strictObject({
        by: z.array(positiveDuration).min(1).describe("times by which a call can be put off, each as likely"),
        onceIn: positiveDuration.describe("time in which one vehicle can put off one call only"),
      })
      .optional()
      .describe(
        "vehicles may put off their call (`booking.postpones` of a flow) and are called again after that time",
      ),
    live: liveBesideRanks.default({ kind: "after-booked" }),
    dailyLimit,
    ban,
    fees: fees.optional(),
  }),
);

function problems(p: z.output<typeof parameters>): ParameterProblem[] {
  return Object.keys(p.fees?.reserved ?? {}).map((name) => ({
    path: ["fees", "reserved", name],
    code: "slots:fee-without-reserve",
  }));
}

export const rank = variant({
  name: "rank",
  summary: "vehicles register from afar, hold a rank, and are called when it is their turn",
  parameters,
  problems,
  build: (p): AdmissionPolicy => ({
    kind: "rank",
    rules: {
      ...p,
      postponement: p.postponement,
      dailyLimit: p.dailyLimit ?? [],
      ban: p.ban,
      fees: p.fees,
    },
  }),
});
