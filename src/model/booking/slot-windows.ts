/** When the holder of a slot may come, go in, and loses it: by slot, compiled from the policy. Immutable. */
import type { Expiry, SlotRules } from "../../catalogue/admission/admission-policy.ts";
import { DAY, type ZoneClock } from "../../time/zone-clock.ts";
import type { SlotCalendar } from "./slot-calendar.ts";

/** Instants by slot [s]. Each column rises, or stays, from slot to slot, but for `expiresAt`. */
export interface SlotWindows {
  /** From when to when the vehicle may come, both included. */
  readonly opensAt: Float64Array;
  readonly closesAt: Float64Array;
  /** From when it may be let in. */
  readonly admitsAt: Float64Array;
  /** When a punctual vehicle comes: at the beginning of the slot, or at the end of the window if that is before. */
  readonly punctualAt: Float64Array;
  /** Until when it may be let in, included; Infinity where bookings do not expire. */
  readonly expiresAt: Float64Array;
}

/** The windows of a calendar's slots. */
export function compileWindows(rules: SlotRules, calendar: SlotCalendar, clock: ZoneClock): SlotWindows {
  const column = (of: (start: number, day: number) => number) =>
    calendar.startsAt.map((start, slot) => of(start, calendar.day[slot]!));
  const { window, expires } = rules;
  const opensAt = column((start, day) =>
    window === "same-day" ? clock.instant(day * DAY) : start + window.from,
  );
  const closesAt = column((start, day) =>
    window === "same-day" ? clock.instant((day + 1) * DAY) : start + window.to,
  );
  return {
    opensAt,
    closesAt,
    admitsAt: rules.enter === "at-slot" ? calendar.startsAt : opensAt,
    punctualAt: calendar.startsAt.map((start, slot) => Math.min(start, closesAt[slot]!)),
    expiresAt: column((start, day) =>
      expires === undefined ? Number.POSITIVE_INFINITY : end(start, day, expires),
    ),
  };
}

function end(start: number, day: number, { after, extended }: Expiry): number {
  const more = extended.filter(({ between }) => day >= between.from && day <= between.to);
  return more.reduce((at, { by }) => at + by, start + after);
}
