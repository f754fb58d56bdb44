/**
 * Shape of what a rail station has beyond a road post: tracks, wagons of a gauge, departure paths; and what stages
 * take from them and give to them.
 */
import { z } from "zod";
import { isoDate } from "../../catalogue/days.ts";
import { timeOfDay } from "../../catalogue/quantities.ts";
import { whenNeeded } from "../../catalogue/when-needed.ts";
import { id } from "./common.ts";
import { issueRules } from "./issue-rules.ts";

const title = z.string().optional().describe("name shown to readers; the key when absent");

/** Tracks of one kind. */
export const tracks = whenNeeded(() =>
  z.strictObject({
    title,
    count: z.int().min(1).describe("tracks; one train stands on each"),
  }),
);

/** Wagons of one gauge or kind at a station. */
export const wagonStock = whenNeeded(() =>
  z.strictObject({
    title,
    initial: z.int().min(0).default(0).describe("wagons in stock when the run begins"),
    supply: issueRules("wagons")
      .optional()
      .describe(
        "wagons that come from elsewhere: a rule (batches or daily), or a list of rules that each hold `from` a date; none when absent",
      ),
  }),
);

const each = z.number().min(0).default(0);
const amounts = {
  perWagon: each.describe("wagons for each wagon of the train"),
  perTeu: each.describe("wagons for each TEU of the train"),
  wagons: z.int().min(0).default(0).describe("wagons for a train, whatever it brings"),
};

/** What a stage that waits for wagons takes. */
export const takesWagons = whenNeeded(() =>
  z.strictObject({ from: id.describe("the stock of wagons"), ...amounts }),
);
/** What a train leaves behind at a stage. */
export const givesWagons = whenNeeded(() =>
  z.strictObject({ to: id.describe("the stock of wagons"), ...amounts }),
);

/** How many wagons a train takes or gives: the sum of the parts, rounded up. */
export type WagonAmounts = Pick<z.output<typeof takesWagons>, "perWagon" | "perTeu" | "wagons">;

const perDay = z.int().min(0).max(1440).describe("paths a local day, at equal intervals from midnight on");
const at = z.array(timeOfDay).min(1).describe("local times of day of the paths");
const change = whenNeeded(() =>
  z
    .strictObject({
      from: isoDate.describe("a local date from which it holds, until the next entry"),
      perDay: perDay.optional(),
      at: at.optional(),
    })
    .refine((c) => (c.perDay === undefined) !== (c.at === undefined), { error: "paths:when" }),
);

/** Departure paths in one direction. */
export const paths = whenNeeded(() =>
  z
    .strictObject({
      title,
      perDay: perDay.optional(),
      at: at.optional(),
      changes: z.array(change).min(1).optional().describe("other numbers or times from a date on"),
      caps: z
        .array(
          z.strictObject({
            cargo: z.array(z.string()).min(1).describe("cargoes that the cap is for, counted together"),
            perDay: z.int().min(0).describe("trains with such a cargo that depart on a local day, at most"),
          }),
        )
        .min(1)
        .optional()
        .describe("limits for some cargoes, which leave the other paths to the others"),
      missed: z
        .enum(["lost", "kept"])
        .default("lost")
        .describe("a path nobody can use: lost, or kept until a train can use it"),
    })
    .refine((p) => (p.perDay === undefined) !== (p.at === undefined), { error: "paths:when" }),
);

/** How arriving trains are dissolved and departing ones made up. */
export const regroup = whenNeeded(() =>
  z
    .strictObject({
      teu: z.int().min(1).optional().describe("TEU of a full departing train"),
      wagons: z.int().min(1).optional().describe("wagons of a full departing train"),
      yard: z
        .strictObject({
          places: z
            .union([z.int().min(1), z.literal("unlimited")])
            .transform((n) => (n === "unlimited" ? Number.POSITIVE_INFINITY : n))
            .describe("TEU (or wagons) that the yard holds, or `unlimited`"),
        })
        .default({ places: Number.POSITIVE_INFINITY })
        .describe("where what has arrived waits for a departing train"),
      goes: z
        .enum(["full", "at-path"])
        .default("full")
        .describe("full: only a full train departs; at-path: whatever is there at a path"),
      atLeast: z
        .int()
        .min(1)
        .optional()
        .describe("with `goes: at-path`: the least for which a train departs"),
      byCargo: z.boolean().default(false).describe("whether a departing train carries one cargo only"),
    })
    .refine((r) => (r.teu === undefined) !== (r.wagons === undefined), { error: "regroup:unit" }),
);

/** Tracks after validation. */
export type TracksSpec = z.output<typeof tracks>;
/** A stock of wagons after validation. */
export type WagonStockSpec = z.output<typeof wagonStock>;
/** Departure paths after validation. */
export type PathsSpec = z.output<typeof paths>;
/** Regrouping after validation. */
export type RegroupSpec = z.output<typeof regroup>;
