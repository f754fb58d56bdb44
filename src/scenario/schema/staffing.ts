/**
 * How many servers or units are on duty: a number, a shift plan by local time, or steps by elapsed time.
 * One shape for servers of a stage (`servers`) and units of a resource (`units`).
 */
import { z } from "zod";
import { isoDate, weekday } from "../../catalogue/days.ts";
import { duration, positiveDuration, timeOfDay } from "../../catalogue/quantities.ts";

/** What happens to the vehicle at a server whose shift ends. */
export const shiftEnd = z
  .enum(["finish", "handOver", "suspend"])
  .describe(
    "what happens to the vehicle being served when its server's shift ends: finish = it is served to the end first; handOver = the next free colleague goes on with it; suspend = it waits until staff come back",
  );

function plan<K extends "servers" | "units">(key: K) {
  const count = z.number().int().min(0);
  const shift = z
    .strictObject({
      from: timeOfDay.describe("local time at which this number comes on duty"),
      [key]: count.describe(`${key} on duty from then until the next entry`),
      days: z
        .array(weekday)
        .min(1)
        .optional()
        .describe("weekdays on which this entry holds; all when absent"),
      between: z
        .strictObject({ from: isoDate, to: isoDate })
        .optional()
        .describe("first and last local date on which this entry holds; always when absent"),
    })
    .transform((entry) => {
      const { [key]: number, ...rest } = entry as typeof entry & Record<K, number>;
      return { ...rest, number } as unknown as Shift;
    });
  const step = z
    .strictObject({
      at: duration.describe("elapsed time since the start"),
      [key]: count.describe(`${key} on duty from then until the next entry`),
    })
    .transform(
      (entry) =>
        ({ at: entry.at as number, number: (entry as Record<string, number>)[key] as number }) as Step,
    );
  const atShiftEnd = shiftEnd.default("finish");
  const shifts = z.strictObject({
    shifts: z
      .array(shift)
      .min(1)
      .describe(
        "numbers by local time of day; entries for a date go before those for a weekday, and these before the others",
      ),
    atShiftEnd,
  });
  const steps = z.strictObject({
    steps: z.array(step).min(1).describe("numbers by elapsed time; before the first entry nobody is on duty"),
    repeatEvery: positiveDuration.optional().describe("begin the steps again every so often"),
    atShiftEnd,
  });
  return { shifts, steps, fixed: z.number().int().min(1), unlimited: z.literal("unlimited") };
}

/** One entry of a shift plan. */
export interface Shift {
  /** Local time of day [s]. */
  readonly from: number;
  readonly number: number;
  /** 0 is Monday. */
  readonly days?: readonly number[] | undefined;
  /** Local day numbers, both included. */
  readonly between?: { readonly from: number; readonly to: number } | undefined;
}

/** One entry of a plan by elapsed time [s]. */
export interface Step {
  readonly at: number;
  readonly number: number;
}

/** Staff on duty over time. */
export type Staffing =
  | number
  | "unlimited"
  | { readonly shifts: readonly Shift[]; readonly atShiftEnd: ShiftEnd }
  | {
      readonly steps: readonly Step[];
      readonly repeatEvery?: number | undefined;
      readonly atShiftEnd: ShiftEnd;
    };

/** Rule at the end of a shift. */
export type ShiftEnd = z.output<typeof shiftEnd>;

const servers = plan("servers");
/** Servers of a stage. */
export const serverStaffing = z
  .union([servers.fixed, servers.unlimited, servers.shifts, servers.steps])
  .describe(
    "a number of servers on duty, `unlimited`, a shift plan {shifts: [...]}, or steps by elapsed time {steps: [...]}",
  ) as z.ZodType<Staffing>;

const units = plan("units");
/** Units of a shared resource. */
export const unitStaffing = z
  .union([units.fixed, units.shifts, units.steps])
  .describe(
    "a number of units on duty, a shift plan {shifts: [...]}, or steps by elapsed time {steps: [...]}",
  ) as z.ZodType<Staffing>;
