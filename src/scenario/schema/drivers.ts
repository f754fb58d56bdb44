/** Shape of drivers: pools with a limit on days in the country, and how the vehicles of a flow take one for a trip. */
import { z } from "zod";
import { isoDate } from "../../catalogue/days.ts";
import { distribution } from "../../catalogue/distributions/index.ts";
import { positiveDuration } from "../../catalogue/quantities.ts";
import { whenNeeded } from "../../catalogue/when-needed.ts";
import { id } from "./common.ts";

const limit = whenNeeded(() =>
  z.strictObject({
    days: z.int().min(1).max(366).describe("days in the country that a driver may have within the span"),
    within: z
      .union([z.literal("calendar-year"), positiveDuration])
      .describe(
        "the span: a number of whole days that moves on with every day, such as 365 d, or calendar-year, from each first of January",
      ),
    from: isoDate
      .optional()
      .describe(
        "first local date on which nobody may go beyond it, such as 2025-10-06; days before it count all the same; always when absent",
      ),
  }),
);

const exemption = whenNeeded(() =>
  z.strictObject({
    from: isoDate.optional().describe("first local date of an exemption; from the beginning when absent"),
    to: isoDate.optional().describe("last local date of an exemption; without end when absent"),
  }),
);

const used = whenNeeded(() =>
  z.strictObject({
    days: distribution.describe(
      "days of this span that a driver has used already, such as 60 d; drawn for each",
    ),
    over: positiveDuration.describe(
      "the days before the start in which they lie, evenly spread, such as 180 d",
    ),
  }),
);

/** A pool of drivers. */
export const driverPool = whenNeeded(() =>
  z.strictObject({
    title: z.string().optional().describe("name shown to readers; the key when absent"),
    drivers: z.int().min(1).max(100_000).describe("how many drivers there are"),
    limit: limit
      .optional()
      .describe("how many days a driver may be in the country; without limit when absent"),
    exempt: z
      .union([exemption.transform((e) => [e]), z.array(exemption).min(1)])
      .default([])
      .describe("dates on which no day is counted and none is forbidden, or a list of such"),
    used: used.optional().describe("days in the country before the run; none when absent"),
    rest: distribution.optional().describe("time at home after each trip before the next; none when absent"),
    timezone: z
      .string()
      .optional()
      .describe("IANA time zone whose midnights part the days; that of the study when absent"),
  }),
);

/** A pool of drivers after validation; dates as local day numbers. */
export type DriverPoolSpec = z.output<typeof driverPool>;

/** How the vehicles of a flow take a driver. */
export const flowDriver = whenNeeded(() =>
  z.strictObject({
    pool: id.describe("the pool of drivers"),
    trip: distribution.describe(
      "time from leaving the post until the driver is home again, the way back through the border with it",
    ),
    plannedDays: z
      .int()
      .min(1)
      .optional()
      .describe(
        "days in the country that a driver must have left to set out: the longest stay that is planned for; needed where the pool has a limit",
      ),
    counts: z
      .enum(["border", "entry", "exit"])
      .default("border")
      .describe(
        "the instant from which days count: when the vehicle comes to the border, when it enters the post, or when it leaves it",
      ),
    atShortage: z
      .enum(["wait-at-home", "not-made"])
      .default("wait-at-home")
      .describe("what becomes of a trip for which there is no driver: it waits at home, or is not made"),
    patience: distribution
      .optional()
      .describe("how long a trip waits at home for a driver before it is not made; for ever when absent"),
  }),
);

/** A flow's use of a pool of drivers after validation. */
export type FlowDriverSpec = z.output<typeof flowDriver>;

/** A closed flow: vehicles that come back. */
export const fleet = z.strictObject({
  vehicles: z.int().min(1).max(1_000_000).describe("how many vehicles there are, all away at the start"),
  away: distribution.describe(
    "time from leaving the border, whatever its outcome there, until a vehicle is ready to cross again",
  ),
});
