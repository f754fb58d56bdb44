/** Shape of permits: pools with a rule of issue, and how the vehicles of a flow draw on one. */
import { z } from "zod";
import { isoDate, weekday } from "../../catalogue/days.ts";
import { distribution } from "../../catalogue/distributions/index.ts";
import { duration, share, timeOfDay } from "../../catalogue/quantities.ts";
import { whenNeeded } from "../../catalogue/when-needed.ts";
import { id } from "./common.ts";

const permits = z.int().min(1).describe("permits issued each time");
const at = timeOfDay.default(0).describe("local time of day of the issue; midnight when absent");
const from = isoDate
  .optional()
  .describe("a local date from which it holds, until the next entry; from the start when absent");

const recurring = whenNeeded(() =>
  z
    .strictObject({
      permits,
      days: z.array(weekday).min(1).describe("weekdays on which a batch is issued"),
      at,
    })
    .transform((b) => ({ ...b, date: undefined })),
);
const oneOff = whenNeeded(() =>
  z
    .strictObject({ permits, date: isoDate.describe("a local date on which the batch is issued"), at })
    .transform((b) => ({ ...b, days: undefined })),
);
const batch = whenNeeded(() => z.union([recurring, oneOff]));

const batches = whenNeeded(() =>
  z.strictObject({
    from,
    batches: z
      .union([batch.transform((b) => [b]), z.array(batch).min(1)])
      .describe(
        "a batch on weekdays, {permits: 6000, days: [mon]}, one on a date, {permits: 15000, date: 2025-11-06}, or a list of both",
      ),
  }),
);
const daily = whenNeeded(() =>
  z.strictObject({
    from,
    daily: z.strictObject({ permits, at }).describe("permits issued every day"),
  }),
);
const yearly = whenNeeded(() =>
  z.strictObject({
    from,
    yearly: z.strictObject({ permits, at }).describe("a quota issued on the first of January of every year"),
  }),
);
const unlimited = whenNeeded(() =>
  z.strictObject({
    from,
    unlimited: z.literal(true).describe("a permit for whoever asks"),
  }),
);
const rule = whenNeeded(() => z.union([batches, daily, yearly, unlimited]));

/** A rule of issue after validation. */
export type IssueRule = z.output<typeof rule>;

/** A pool of permits. */
export const permitPool = whenNeeded(() =>
  z.strictObject({
    title: z.string().optional().describe("name shown to readers; the key when absent"),
    countries: z.string().optional().describe("whose permits these are and for where, such as `kz-cn`"),
    kind: z.string().optional().describe("kind of permit, such as `bilateral`"),
    initial: z.int().min(0).default(0).describe("permits in stock when the run begins"),
    issue: z
      .union([rule.transform((r) => [r]), z.array(rule).min(1)])
      .describe(
        "a rule of issue (one of batches, daily, yearly, unlimited), or a list of rules that each hold `from` a date",
      ),
    carryOver: z
      .boolean()
      .default(true)
      .describe("whether what is left of a batch can still be used after the next is issued"),
    validity: duration
      .optional()
      .describe(
        "time from the issue in which a permit is given to a vehicle, or expires; 0: only those who wait at the issue get one",
      ),
    loss: share
      .lt(1)
      .default(0)
      .describe("share of permits lost or spoilt, after which the vehicle needs another"),
    shares: z
      .record(id, share)
      .optional()
      .describe("shares of each batch by carrier group, rounded down; the rest is for all"),
    leftovers: z
      .enum(["kept", "for-all"])
      .default("kept")
      .describe("what a group has left at the next issue: kept for the group, or for-all"),
    form: z
      .union([
        z.literal("electronic").transform(() => null),
        z
          .strictObject({
            paper: z
              .strictObject({
                delay: distribution.describe("from the grant until it is in the driver's hand"),
              })
              .describe("a blank that must be fetched"),
          })
          .transform(({ paper }) => paper.delay),
      ])
      .prefault("electronic")
      .describe("a form: electronic = in hand at once; {paper: {delay: 1 d}} = in hand after a delay"),
  }),
);

/** A pool after validation; `form` is the delay of paper, null for electronic permits. */
export type PermitPoolSpec = z.output<typeof permitPool>;

/** How the vehicles of a flow draw on a pool. */
export const flowPermit = whenNeeded(() =>
  z.strictObject({
    pool: id.describe("the pool of permits"),
    group: id
      .optional()
      .describe(
        "the carrier group whose share is used; `carriers` of the flow when absent, if the pool knows it",
      ),
    consumedAt: z
      .enum(["booking", "setting-out", "gate"])
      .default("setting-out")
      .describe("what the vehicle cannot do without a permit: book a slot, set out, or pass the gate"),
    atShortage: z
      .enum(["wait-at-home", "wait-at-border", "divert", "give-up"])
      .optional()
      .describe(
        "what a vehicle does that gets none at once: wait at home or at the border, take another way, or give up; waits at the border for `consumedAt: gate`, else at home, when absent",
      ),
    patience: distribution
      .optional()
      .describe(
        "how long it waits for one, then gives up or diverts; when absent: for ever where it waits, not at all where it diverts or gives up",
      ),
    returned: z
      .boolean()
      .default(false)
      .describe("whether the permit goes back to the stock when the vehicle does not cross"),
  }),
);

/** A flow's use of a pool after validation. */
export type FlowPermitSpec = z.output<typeof flowPermit>;
