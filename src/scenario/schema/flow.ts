/** Shape of a flow: vehicles of one kind, when they come, and how they behave. */
import { z } from "zod";
import { arrivals } from "../../catalogue/arrivals/index.ts";
import { balking } from "../../catalogue/balking/index.ts";
import { distribution } from "../../catalogue/distributions/index.ts";
import type { Chosen } from "../../catalogue/family.ts";
import { duration, positiveDuration, share } from "../../catalogue/quantities.ts";
import { flowBooking } from "./booking.ts";
import { inLineWhenClosed, whenClosed } from "./closure.ts";
import { id } from "./common.ts";
import { costs } from "./costs.ts";
import { fleet, flowDriver } from "./drivers.ts";
import { flowPermit } from "./permits.ts";
import { train } from "./train.ts";

/** How many vehicles come together. */
const groups = z.strictObject({
  size: z
    .union([
      z.number().int().min(1),
      z
        .array(
          z.strictObject({
            vehicles: z.number().int().min(1).describe("vehicles in a group of this size"),
            share: share.describe("share of the groups that have this size; all add up to 1"),
          }),
        )
        .min(1),
    ])
    .describe("vehicles in a group: a number, or sizes with their shares"),
});

/** Vehicles that stand at the border when the run begins. */
const backlog = z.strictObject({
  vehicles: z.number().int().min(0).describe("how many stand there at the start"),
  waited: z
    .union([distribution.transform((law) => ({ law })), z.array(duration).transform((list) => ({ list }))])
    .default({ list: [] })
    .describe("how long each has waited already: a distribution, or a list in any order; zero when absent"),
});

/** A stream of vehicles of one kind. */
export const flow = z.strictObject({
  title: z.string().optional().describe("name shown to readers; the key when absent"),
  mode: z.enum(["truck", "train"]).default("truck").describe("kind of vehicle"),
  train: train.optional(),
  at: id.describe("the checkpoint it crosses"),
  from: id.optional().describe("the side where it arrives; the first when absent"),
  entersAt: id.optional().describe("the stage at which it begins; the first that it passes when absent"),
  cargo: z.string().optional().describe("what the vehicles carry, for conditions of stages"),
  carriers: z.string().optional().describe("carrier group"),
  priority: z.number().default(10).describe("1 goes before 2; 10 when absent"),
  arrivals: (arrivals.schema as z.ZodType<Chosen>).optional().describe("when the vehicles come"),
  fleet: fleet
    .optional()
    .describe("a number of vehicles that come back again and again, instead of `arrivals`"),
  groups: groups.optional().describe("vehicles that come together at each arrival, such as convoys"),
  until: positiveDuration
    .optional()
    .describe("arrivals end after this time; at the end of the run when absent"),
  backlog: backlog.optional().describe("vehicles that stand at the border when the run begins"),
  travel: distribution.optional().describe("free travel from where the vehicle becomes ready to the border"),
  booking: flowBooking.optional().describe("how its vehicles use the electronic queue at their gate"),
  permit: flowPermit.optional().describe("the permit that its vehicles need, and what they do without one"),
  driver: flowDriver
    .optional()
    .describe("the pool from which its vehicles take a driver, and what they do without one"),
  whenClosed: whenClosed.optional(),
  inLineWhenClosed: inLineWhenClosed.optional(),
  channels: z.record(id, share).optional().describe("shares of the inspection channels, which sum to 1"),
  documents: z
    .record(id, share)
    .optional()
    .describe(
      "shares of vehicles whose documents are not in order, by what is wrong; the rest is `complete`",
    ),
  patience: distribution
    .optional()
    .describe("how long a vehicle waits at the border for its first service before it gives up"),
  balking: z
    .strictObject({
      rule: (balking.schema as z.ZodType<Chosen>).describe("how the number seen decides"),
      sees: z
        .enum(["waiting", "post"])
        .default("waiting")
        .describe("waiting: those before the gate; post: also those inside"),
    })
    .optional()
    .describe("whether an arriving vehicle joins, by the number it sees"),
  retrial: z
    .strictObject({
      after: distribution.describe("time away before it comes back"),
      share: share.default(1).describe("share of those refused or gone who come back"),
      tries: z
        .union([z.number().int().min(1), z.literal("unlimited")])
        .default("unlimited")
        .describe("how often one vehicle comes back"),
    })
    .optional()
    .describe("vehicles that were refused, balked or gave up come back later"),
  costs: costs.optional().describe("what its vehicles' time at the border costs"),
  timezone: z
    .string()
    .optional()
    .describe("zone of its arrival times; that of the side where it arrives when absent"),
});

/** A flow after validation. */
export type FlowSpec = z.output<typeof flow>;
