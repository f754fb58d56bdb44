/** Shape of a closure: what it closes, when, how much of it, who knows, and how the post opens again. */
import { z } from "zod";
import { isoDate } from "../../catalogue/days.ts";
import { distribution } from "../../catalogue/distributions/index.ts";
import { HOLIDAY_NAMES } from "../../catalogue/holidays/index.ts";
import { duration, positiveDuration } from "../../catalogue/quantities.ts";
import { whenNeeded } from "../../catalogue/when-needed.ts";
import { epochOf } from "../../time/zone-clock.ts";
import { id } from "./common.ts";

/** A local date and time: as the clock shows it [s since 1970-01-01T00:00]. */
export const localTime = z
  .string()
  .transform((text, context) => {
    const wall = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text) ? epochOf(text, "UTC") : undefined;
    if (wall !== undefined) return wall;
    context.addIssue({ code: "custom", message: "date:time", input: text });
    return z.NEVER;
  })
  .describe("a local date and time, such as 2025-09-12T00:00");

const target = whenNeeded(() =>
  z.strictObject({
    checkpoint: z.array(id).min(1).optional().describe("checkpoints that close; all when absent"),
    side: z.array(id).min(1).optional().describe("sides that close; both when absent"),
    stage: z.array(id).min(1).optional().describe("stages that close, the gate stays open; all when absent"),
    from: z
      .array(id)
      .min(1)
      .optional()
      .describe("directions that are not let in: the sides where they arrive"),
    flow: z.array(id).min(1).optional().describe("flows that are not let in"),
    cargo: z.array(z.string()).min(1).optional().describe("cargoes that are not let in"),
    mode: z.enum(["truck", "train"]).optional().describe("kind of vehicle that is not let in"),
  }),
);

const random = whenNeeded(() =>
  z.strictObject({
    between: distribution.describe(
      "time from the start, and then from each reopening, to the next closing; drawn",
    ),
    length: distribution.describe("how long each closure lasts; drawn"),
  }),
);

/** A closure of a post or a part of it, or of the post for some vehicles. */
export const closure = whenNeeded(() =>
  z.strictObject({
    title: z.string().optional().describe("name shown to readers; the key when absent"),
    of: target.prefault({}).describe("what closes, or for whom; everything when absent"),
    from: localTime.optional().describe("a local date and time at which it begins, such as 2025-09-12T00:00"),
    to: localTime
      .optional()
      .describe(
        "a local date and time at which it ends, such as 2025-09-25T00:00; not before the end of the run when absent",
      ),
    on: z.array(isoDate).min(1).optional().describe("local dates that are closed from midnight to midnight"),
    holidays: z
      .enum(HOLIDAY_NAMES as [string, ...string[]])
      .optional()
      .describe("a named list of dates that are closed from midnight to midnight"),
    random: random.optional().describe("closures that begin and end by chance"),
    timezone: z
      .string()
      .optional()
      .describe("IANA time zone of its dates; that of the side or post that closes when absent"),
    capacity: z
      .number()
      .min(0)
      .lt(1)
      .default(0)
      .describe("share of the capacity that is left: a service takes 1 / capacity as long; 0 = closed"),
    atClosing: z
      .enum(["finish", "suspend"])
      .optional()
      .describe("what happens to vehicles in service when it begins; finish when absent"),
    noticed: duration.optional().describe("how long before it begins drivers know of it; not when absent"),
    endKnown: z
      .boolean()
      .optional()
      .describe(
        "whether drivers who know of it know its end; true when absent, false for closures by chance",
      ),
    reopening: z
      .strictObject({
        capacity: z
          .number()
          .positive()
          .max(10)
          .describe("capacity after the end, as a multiple of the usual one: 0.5 is half, 1.5 a surge"),
        for: positiveDuration.describe("how long"),
      })
      .optional()
      .describe("less or more capacity for a while after its end"),
  }),
);

/** What a vehicle does that meets a closure. */
export const REACTIONS = ["keeps-coming", "stays-home", "parks", "diverts", "gives-up"] as const;
/** Name of a reaction. */
export type Reaction = (typeof REACTIONS)[number];

/** Shares of the reactions of a flow. */
export const whenClosed = whenNeeded(() =>
  z
    .union([
      z.enum(REACTIONS).transform((name) => ({ [name]: 1 }) as Partial<Record<Reaction, number>>),
      z.partialRecord(z.enum(REACTIONS), z.number().min(0).max(1)),
    ])
    .describe(
      "a rule for vehicles that meet a closure: keeps-coming, stays-home, parks, diverts or gives-up, or shares of these, such as {parks: 0.7, diverts: 0.3}",
    ),
);

/** What a vehicle does that stands in line when a closure begins. */
export const IN_LINE = ["stays", "diverts", "gives-up"] as const;
/** Name of what it does. */
export type InLine = (typeof IN_LINE)[number];

/** Shares of what the vehicles of a flow do in line. */
export const inLineWhenClosed = whenNeeded(() =>
  z
    .union([
      z.enum(IN_LINE).transform((name) => ({ [name]: 1 }) as Partial<Record<InLine, number>>),
      z.partialRecord(z.enum(IN_LINE), z.number().min(0).max(1)),
    ])
    .describe(
      "a rule for vehicles in line before the gate when a closure begins: stays, diverts or gives-up, or shares of these, such as {stays: 0.8, diverts: 0.2}; stays when absent",
    ),
);

/** A closure after validation; `from`, `to` and `on` as the local clock shows them. */
export type ClosureSpec = z.output<typeof closure>;
/** What a closure closes, after validation. */
export type ClosureTarget = z.output<typeof target>;
