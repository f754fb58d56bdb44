/** Shapes that several parts of a scenario share. */
import { z } from "zod";
import { isoDate, weekday } from "../../catalogue/days.ts";
import { timeOfDay } from "../../catalogue/quantities.ts";

/** A name in a scenario: lower-case words joined by hyphens. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "id:shape" })
  .describe("a name: lower-case letters and digits, words joined by hyphens");

/** A channel of risk control, or any name a flow gives its own. */
export const channel = id;

/** Hours in which something is open, in local time: `"08:00-20:00"`, several of them, by weekday or date. */
const span = z.string().transform((text, context) => {
  const [from, to] = text.split("-").map((part) => timeOfDay.safeParse(part));
  if (from?.success && to?.success && text.split("-").length === 2) return { from: from.data, to: to.data };
  context.addIssue({ code: "custom", message: "unit:hours", input: text });
  return z.NEVER;
});

const dated = z.strictObject({
  open: z
    .union([span.transform((s) => [s]), z.array(span), z.literal("closed").transform((): Span[] => [])])
    .describe('a span of local time, such as "08:00-20:00", a list of them, or `closed`'),
  days: z.array(weekday).min(1).optional().describe("weekdays on which these hours hold; all when absent"),
  between: z
    .strictObject({ from: isoDate, to: isoDate })
    .optional()
    .describe("first and last local date on which these hours hold"),
});

/** A span of local time of day [s]; `to` at or before `from` runs over midnight. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Opening hours that hold on some days. */
export interface Hours {
  readonly open: readonly Span[];
  readonly days?: readonly number[] | undefined;
  readonly between?: { readonly from: number; readonly to: number } | undefined;
}

/** Opening hours: entries for a date go before those for a weekday, and those before the rest. */
export const hours = z
  .union([span.transform((s): Hours[] => [{ open: [s] }]), z.array(dated).min(1)])
  .describe(
    'a span of local time in which it is open, such as "08:00-20:00", or a list of {open, days, between}',
  ) as z.ZodType<readonly Hours[]>;

/** A number of places, or `unlimited`. */
export const places = z
  .union([z.number().int().min(0), z.literal("unlimited")])
  .transform((n) => (n === "unlimited" ? Number.POSITIVE_INFINITY : n))
  .describe("a number of vehicles, or `unlimited`");
