/** How the gate mixes vehicles with a booking and those without one: the live queue beside the electronic one. */
import { z } from "zod";
import { whenNeeded } from "../when-needed.ts";

/** A mixing rule as plain data. */
export type LiveRule =
  | { readonly kind: "none" | "after-booked" | "alternate" | "leftover" }
  | { readonly kind: "share"; readonly share: number }
  | { readonly kind: "per-hour"; readonly booked: number; readonly live: number };

const named = z
  .enum(["none", "after-booked", "alternate", "leftover"])
  .transform((kind): LiveRule => ({ kind }));

const perHour = whenNeeded(() =>
  z
    .strictObject({
      perHour: z
        .strictObject({
          booked: z.int().min(0).describe("vehicles with a booking let in within one clock hour, at most"),
          live: z.int().min(0).describe("vehicles without one let in within one clock hour, at most"),
        })
        .describe("a quota of each kind for every clock hour; vehicles with a booking first"),
    })
    .transform(({ perHour: { booked, live } }): LiveRule => ({ kind: "per-hour", booked, live })),
);

const ofPlaces = whenNeeded(() =>
  z
    .strictObject({
      share: z
        .number()
        .gt(0)
        .lt(1)
        .describe("share of each day's places that is kept for them, above 0 and below 1"),
    })
    .transform(({ share }): LiveRule => ({ kind: "share", share })),
);

/** Rules for a gate that has slots. */
export const liveBesideSlots = whenNeeded(
  () =>
    z
      .union([named, perHour, ofPlaces])
      .describe(
        "a rule for vehicles without a booking: none = they are turned away; after-booked = they go in when no vehicle with a booking may; alternate = one of each in turn; leftover = as many a slot as nobody has booked in it; {share: 0.3} = a share of the places; {perHour: {booked: 15, live: 10}} = a quota of each",
      ) as z.ZodType<LiveRule>,
);

/** Rules for a gate that has no slots: those that need none. */
export const liveBesideRanks = z
  .union([z.enum(["none", "after-booked", "alternate"]).transform((kind): LiveRule => ({ kind })), perHour])
  .describe(
    "a rule for vehicles without a rank: none = they are turned away; after-booked = they go in when no called vehicle may; alternate = one of each in turn; {perHour: {booked: 15, live: 10}} = a quota of each",
  ) as z.ZodType<LiveRule>;
