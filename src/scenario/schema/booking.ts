/** Shape of what a flow does with an electronic queue: who uses it, which time is taken, and what goes wrong. */
import { z } from "zod";
import { datedNumber } from "../../catalogue/admission/dated.ts";
import { distribution } from "../../catalogue/distributions/index.ts";
import { share } from "../../catalogue/quantities.ts";
import { whenNeeded } from "../../catalogue/when-needed.ts";
import { hours } from "./common.ts";

const part = share.describe("share of the vehicles that book");

const choice = whenNeeded(() =>
  z
    .union([
      z.literal("earliest").transform(() => ({ kind: "earliest" }) as const),
      z
        .strictObject({ preferred: hours.describe("hours of the local day that are taken before others") })
        .transform(({ preferred }) => ({ kind: "preferred", hours: preferred }) as const),
      z
        .strictObject({
          wished: distribution.describe(
            "how long after it could be at the border the vehicle wishes to cross",
          ),
        })
        .transform(({ wished }) => ({ kind: "wished", after: wished }) as const),
    ])
    .default({ kind: "earliest" })
    .describe(
      'a rule: earliest = the first slot that can be reached; {preferred: "08:00-18:00"} = the first in these hours, else the first; {wished: {uniform: {min: 0 h, max: 24 h}}} = the free slot nearest to a wished time',
    ),
);

const off = whenNeeded(() =>
  z.strictObject({
    share: part,
    by: distribution.describe("by how much"),
  }),
);

const punctuality = whenNeeded(() =>
  z
    .strictObject({
      early: off.optional().describe("vehicles that come before their time"),
      late: off.optional().describe("vehicles that come after their time"),
    })
    .refine((p) => (p.early?.share ?? 0) + (p.late?.share ?? 0) <= 1 + 1e-9, { error: "booking:shares" })
    .prefault({})
    .describe("how vehicles keep to their time; the rest of the shares comes on time"),
);

const afterwards = z
  .enum(["gives-up", "rebooks"])
  .default("gives-up")
  .describe("gives-up: the vehicle does not cross at all; rebooks: it books again");

const noShow = whenNeeded(() =>
  z
    .union([
      share.transform((s) => ({ share: s, afterwards: "gives-up" as const })),
      z.strictObject({ share: part, afterwards }),
    ])
    .optional()
    .describe("a share of the bookings whose vehicle does not come, such as 0.1, or {share, afterwards}"),
);

const notice = distribution.describe("how long before the slot; who books later than that keeps the booking");

const booking = whenNeeded(() =>
  z.strictObject({
    adoption: datedNumber(
      share,
      "share",
      "a share of the vehicles that use the electronic queue, such as 0.8, or a list of {from, share} by date of readiness",
    ).default([{ amount: 1 }]),
    choice,
    punctuality,
    noShow,
    cancels: z
      .strictObject({ share: part, notice, afterwards })
      .optional()
      .describe("bookings given back before the slot"),
    reschedules: z
      .strictObject({
        share: part,
        notice,
        by: distribution.describe("by how much later the vehicle wants to cross"),
      })
      .optional()
      .describe("bookings moved to a later slot"),
    phantoms: datedNumber(
      share.lt(0.5),
      "share",
      "a share of all bookings made for vehicles that do not exist, below 0.5, or a list of {from, share} by date",
    ).optional(),
    hoarding: z
      .strictObject({
        share: part,
        bookings: z
          .int()
          .min(2)
          .max(20)
          .describe("bookings such a vehicle holds at once, as long as the post allows it"),
        extra: z
          .enum(["kept", "returned"])
          .default("kept")
          .describe("kept: those it does not need are lost; returned: they are given back once it has come"),
      })
      .optional()
      .describe("vehicles that hold several bookings and use the first"),
    entitledTo: z
      .array(z.string())
      .min(1)
      .optional()
      .describe("reserved shares of places that these vehicles may book"),
    whenFull: z
      .enum(["wait", "live-queue", "gives-up"])
      .default("wait")
      .describe(
        "what a vehicle does that finds no free slot: wait until one opens, come without, or give up",
      ),
    postpones: share
      .optional()
      .describe("share of the calls at which the vehicle asks for more time, where ranks can be postponed"),
  }),
);

/** What a flow does with an electronic queue; everything on time and by the rules where nothing is said. */
export const flowBooking = booking;

/** A flow's use of an electronic queue after validation. */
export type FlowBooking = z.output<typeof booking>;
