/**
 * Quantities as they are written in a file, for every schema: durations, rates, shares, times of day.
 * Each takes text with a unit and gives seconds, per second or a plain number.
 */
import { z } from "zod";
import { parseDuration, parseRate, parseTimeOfDay } from "../units.ts";

/** Turns text into a number by `parse`, or reports the problem `code`. */
function quantity(parse: (text: string) => number | undefined, code: string, description: string) {
  return z
    .union([z.string(), z.literal(0)])
    .transform((text, context) => {
      const value = parse(String(text));
      if (value !== undefined) return value;
      context.addIssue({ code: "custom", message: code, input: text });
      return z.NEVER;
    })
    .describe(description);
}

/** A duration of either sign, such as `-10 min` [s]. */
export const signedDuration = quantity(
  parseDuration,
  "unit:duration",
  'a duration of either sign with its unit, such as "45 min", "2 h" or "-10 min"',
);

/** A duration of zero or more [s]. */
export const duration = quantity(
  (text) => {
    const value = parseDuration(text);
    return value !== undefined && value >= 0 ? value : undefined;
  },
  "unit:duration-not-negative",
  'a duration of zero or more with its unit, such as "45 min", "2 h" or "1 d 12 h"',
);

/** A duration above zero [s]. */
export const positiveDuration = quantity(
  (text) => {
    const value = parseDuration(text);
    return value !== undefined && value > 0 ? value : undefined;
  },
  "unit:duration-positive",
  'a duration above zero with its unit, such as "45 min", "2 h" or "1 d 12 h"',
);

/** A rate of zero or more [1/s]. */
export const rate = quantity(
  (text) => {
    const value = parseRate(text);
    return value !== undefined && value >= 0 ? value : undefined;
  },
  "unit:rate",
  'a rate of zero or more with its unit, such as "12 /h" or "650 /day"',
);

/** A time of day [s since local midnight], 0 to 86400. */
export const timeOfDay = quantity(parseTimeOfDay, "unit:time-of-day", 'a time of day, such as "08:00"');

/** A share or probability, 0 to 1. */
export const share = z.number().min(0).max(1);
