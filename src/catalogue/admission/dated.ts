/** Values that change on dates, and other shapes that admission policies share. */
import { z } from "zod";
import { isoDate } from "../days.ts";
import { positiveDuration } from "../quantities.ts";
import type { Ban, DatedValue } from "./admission-policy.ts";

/**
 * One number, or a list of `{from, <key>}` in the order of dates; the first may do without `from`.
 * @param key what the number is called in a row
 */
export function datedNumber(
  number: z.ZodNumber,
  key: string,
  description: string,
): z.ZodType<readonly DatedValue[]> {
  const row = z
    .strictObject({
      from: isoDate.optional().describe("a local date from which it holds; from the start when absent"),
      [key]: number.describe("the number that holds from then until the next entry"),
    })
    .transform((r): DatedValue => {
      const { from, [key]: value } = r as { from?: number } & Record<string, number>;
      return { from, amount: value as number };
    });
  return z
    .union([number.transform((amount): DatedValue[] => [{ amount }]), z.array(row).min(1)])
    .describe(description) as unknown as z.ZodType<readonly DatedValue[]>;
}

/** Vehicles let in a day. */
export const dailyLimit = datedNumber(
  z.int().min(0),
  "vehicles",
  "a number of vehicles that the gate lets in within one local day at most, or a list of {from, vehicles} by date",
).optional();

/** A block after repeated misses. */
export const ban: z.ZodType<Ban | undefined> = z
  .strictObject({
    misses: z.int().min(1).describe("bookings missed by one vehicle after which it is blocked"),
    within: positiveDuration.describe("time within which they count together"),
    block: positiveDuration.describe("time for which it cannot book"),
  })
  .optional()
  .describe("a block for vehicles that miss bookings again and again");
