/** Days as they are written in a file, for every schema: weekdays and dates. Knows no zone. */
import { z } from "zod";
import { dayOf } from "../time/zone-clock.ts";

/** Names of the weekdays, Monday first. */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** A weekday: 0 is Monday, 6 is Sunday. */
export const weekday = z
  .enum(WEEKDAYS)
  .transform((name) => WEEKDAYS.indexOf(name))
  .describe("a weekday: mon, tue, wed, thu, fri, sat or sun");

/** A date `YYYY-MM-DD`: its local day number (days since 1970-01-01). */
export const isoDate = z
  .string()
  .transform((text, context) => {
    const day = dayOf(text);
    if (day !== undefined) return day;
    context.addIssue({ code: "custom", message: "date:iso", input: text });
    return z.NEVER;
  })
  .describe('a date, such as "2025-10-20"');
