/** Shape of what comes into a stock on a calendar, in batches or daily: permits, wagons. */
import { z } from "zod";
import { isoDate, weekday } from "../../catalogue/days.ts";
import { timeOfDay } from "../../catalogue/quantities.ts";
import type { IssueRule } from "./permits.ts";

const at = timeOfDay.default(0).describe("local time of day; midnight when absent");
const from = isoDate
  .optional()
  .describe("a local date from which it holds, until the next entry; from the start when absent");

/** Rules for a stock whose units are called `unit` in the file; read as issues of so many permits. */
export function issueRules(unit: string): z.ZodType<readonly IssueRule[]> {
  const number = { [unit]: z.int().min(1).describe(`${unit} that come each time`) };
  const numbered = (entry: object): number => (entry as Record<string, number>)[unit] ?? 0;
  const recurring = z
    .strictObject({ ...number, days: z.array(weekday).min(1).describe("weekdays on which they come"), at })
    .transform((b) => ({ permits: numbered(b), days: b.days, date: undefined, at: b.at }));
  const oneOff = z
    .strictObject({ ...number, date: isoDate.describe("a local date on which they come"), at })
    .transform((b) => ({ permits: numbered(b), date: b.date, days: undefined, at: b.at }));
  const batch = z.union([recurring, oneOff]);
  const batches = z.strictObject({
    from,
    batches: z
      .union([batch.transform((b) => [b]), z.array(batch).min(1)])
      .describe("a batch on weekdays or on a date, or a list of both"),
  });
  const daily = z.strictObject({
    from,
    daily: z
      .strictObject({ ...number, at })
      .transform((d) => ({ permits: numbered(d), at: d.at }))
      .describe(`${unit} that come every day`),
  });
  const rule = z.union([batches, daily]);
  return z.union([rule.transform((r) => [r]), z.array(rule).min(1)]) as z.ZodType<readonly IssueRule[]>;
}
