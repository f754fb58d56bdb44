/** Booked slots: CarGoRuqsat, GoSwift, the Russian electronic queue. A calendar of places, opened day by day. */
import { z } from "zod";
import { isoDate, weekday } from "../days.ts";
import { duration, positiveDuration, share, signedDuration, timeOfDay } from "../quantities.ts";
import { type ParameterProblem, variant } from "../variant.ts";
import { whenNeeded } from "../when-needed.ts";
import type { AdmissionPolicy, CapacityRow, Reserve, SlotRules, Window } from "./admission-policy.ts";
import { ban, dailyLimit } from "./dated.ts";
import { fees } from "./fees.ts";
import { liveBesideSlots } from "./live-rule.ts";

const DAY = 86400;

const period = whenNeeded(() => z.strictObject({ from: isoDate, to: isoDate }));

const capacityRow = whenNeeded(() =>
  z.strictObject({
    from: timeOfDay.describe("a local time of day from which it holds, until the next entry"),
    vehicles: z.int().min(0).describe("places in each slot that begins then"),
    days: z.array(weekday).min(1).optional().describe("weekdays on which this entry holds; all when absent"),
    between: period.optional().describe("first and last local date on which this entry holds"),
  }),
);

const capacity = whenNeeded(
  () =>
    z
      .union([
        z
          .int()
          .min(1)
          .transform((vehicles): CapacityRow[] => [{ from: 0, vehicles }]),
        z.array(capacityRow).min(1),
      ])
      .describe(
        "a number of places in every slot, or a list of {from, vehicles, days, between}; entries for a date go before those for a weekday, and these before the others",
      ) as z.ZodType<readonly CapacityRow[]>,
);

const window = whenNeeded(
  () =>
    z
      .union([
        z.literal("same-day"),
        z.strictObject({
          from: signedDuration.describe(
            "earliest time to come, from the beginning of the slot, such as -3 h",
          ),
          to: signedDuration.describe(
            "latest time to come, from the beginning of the slot, such as -10 min or 1 h",
          ),
        }),
      ])
      .describe(
        "a span around the beginning of the slot in which the vehicle may come, {from: -3 h, to: -10 min}, or `same-day`",
      ) as z.ZodType<Window>,
);

const reserved = z
  .record(
    z.string(),
    z.strictObject({ share: share.describe("share of each day's places, rounded down to whole ones") }),
  )
  .transform((shares): Reserve[] => Object.entries(shares).map(([name, r]) => ({ name, share: r.share })))
  .describe(
    "shares of each day's places for those entitled to them (`booking.entitledTo` of a flow), by name",
  );

const parameters = whenNeeded(() =>
  z.strictObject({
    length: positiveDuration.describe("length of a slot; a day holds a whole number of them"),
    capacity,
    horizon: z
      .strictObject({
        days: z.int().min(0).describe("local days ahead that can be booked; 0 is the same day"),
        opensAt: timeOfDay
          .default(0)
          .describe("a local time at which another day opens; midnight when absent"),
      })
      .describe("how far ahead slots can be booked: another day opens every day"),
    lead: duration.default(0).describe("least time from booking to the slot"),
    window: window.default("same-day"),
    enter: z
      .enum(["in-window", "at-slot"])
      .default("in-window")
      .describe("in-window: who came in time may be let in at once; at-slot: not before the slot begins"),
    early: z
      .enum(["waiting-area", "road"])
      .default("waiting-area")
      .describe("where a vehicle waits that comes before its window"),
    late: z
      .enum(["rebook", "live-queue", "turned-away"])
      .default("rebook")
      .describe("what becomes of a vehicle that comes after its window, or whose booking expires in line"),
    expires: z
      .strictObject({
        after: duration.describe("time after the beginning of the slot at which a booking not used is lost"),
        extended: z
          .array(
            z.strictObject({
              between: period.describe("first and last local date of the slots whose bookings are extended"),
              by: positiveDuration.describe("time that is added"),
            }),
          )
          .default([])
          .describe("bookings of some days are good for longer"),
      })
      .optional()
      .describe("when a booking is lost that was not used; never for who came in time when absent"),
    live: liveBesideSlots.default({ kind: "after-booked" }),
    reserved: reserved.default([]),
    dailyLimit,
    rescheduleUntil: duration
      .default(0)
      .describe(
        "until so long before the slot a booking is moved free of charge; later it is a repeat booking",
      ),
    oneBookingPerVehicle: z
      .union([z.boolean(), z.strictObject({ from: isoDate.describe("a local date from which it holds") })])
      .default(true)
      .describe("whether a vehicle may hold one booking only: true, false, or {from: 2025-04-03}"),
    ban,
    fees: fees.optional(),
  }),
);

type Parameters = z.output<typeof parameters>;

function problems(p: Parameters): ParameterProblem[] {
  const found: ParameterProblem[] = [];
  const add = (code: string, ...path: (string | number)[]) => found.push({ path, code });
  if (DAY % p.length !== 0) add("slots:length", "length");
  if (p.window !== "same-day" && p.window.to < p.window.from) add("slots:window", "window", "to");
  const kept = p.reserved.reduce((sum, r) => sum + r.share, p.live.kind === "share" ? p.live.share : 0);
  if (kept >= 1) add("slots:reserved", "reserved");
  const names = new Set(p.reserved.map((r) => r.name));
  for (const name of ["ordinary", "live"]) if (names.has(name)) add("slots:reserve-name", "reserved", name);
  for (const name of Object.keys(p.fees?.reserved ?? {})) {
    if (!names.has(name)) add("slots:fee-without-reserve", "fees", "reserved", name);
  }
  const end = p.expires?.after ?? Number.POSITIVE_INFINITY;
  if (p.window !== "same-day" && end < p.window.to) add("slots:expiry", "expires", "after");
  return found;
}

function rulesOf(p: Parameters): SlotRules {
  const one = p.oneBookingPerVehicle;
  const from = one === true ? Number.NEGATIVE_INFINITY : one === false ? Number.POSITIVE_INFINITY : one.from;
  const { oneBookingPerVehicle: _, ...rest } = p;
  return {
    ...rest,
    dailyLimit: p.dailyLimit ?? [],
    expires: p.expires,
    ban: p.ban,
    fees: p.fees,
    oneBookingFrom: from,
  };
}

export const slots = variant({
  name: "slots",
  summary: "vehicles book a slot in a calendar of places and come at its time",
  parameters,
  problems,
  build: (p): AdmissionPolicy => ({ kind: "slots", rules: rulesOf(p) }),
});
