/**
 * The calendar of a post's slots, compiled: when each begins, when it can first be booked, and how many places of
 * which kind it has. Immutable, the same in every replication; bookings are the ledger's matter.
 */
import type { SlotRules } from "../../catalogue/admission/admission-policy.ts";
import { DAY, type ZoneClock } from "../../time/zone-clock.ts";
import { compileStaffing } from "../staffing.ts";

/** The kind of place that everybody may book. Reserved kinds follow, those of the live queue are last. */
export const ORDINARY = 0;

/** A post's slots in order of time. */
export interface SlotCalendar {
  readonly count: number;
  /** Beginning and end of each slot [s]. */
  readonly startsAt: Float64Array;
  readonly endsAt: Float64Array;
  /** Local day number, and local time of day of the beginning [s]. */
  readonly day: Int32Array;
  readonly timeOfDay: Float64Array;
  /** Instant from which it can be booked [s]; never falls from slot to slot. */
  readonly opensAt: Float64Array;
  /** Names of the kinds of place: `ordinary`, the reserved ones, then `live` where the live queue has a share. */
  readonly kinds: readonly string[];
  /** Places by kind, then by slot. */
  readonly places: readonly Int32Array[];
}

/** Kinds of place of a policy. */
function kindsOf(rules: SlotRules): { name: string; share: number }[] {
  const live = rules.live.kind === "share" ? [{ name: "live", share: rules.live.share }] : [];
  return [{ name: "ordinary", share: 0 }, ...rules.reserved, ...live];
}

/**
 * The calendar from local midnight of the day of instant 0 to the last day that can be booked within the run.
 * Slots begin every `length` of wall time from local midnight; those the clock skips have no time and are left out.
 */
export function compileSlots(rules: SlotRules, clock: ZoneClock, length: number): SlotCalendar {
  const kinds = kindsOf(rules);
  const first = clock.day(0);
  const last = clock.day(length) + rules.horizon.days;
  const shifts = rules.capacity.map(({ vehicles, ...when }) => ({ ...when, number: vehicles }));
  const until = clock.instant((last + 1) * DAY);
  const plan = compileStaffing({ shifts, atShiftEnd: "finish" }, clock, until);
  const rows: {
    start: number;
    end: number;
    day: number;
    timeOfDay: number;
    opens: number;
    places: number;
  }[] = [];
  let step = 0;
  for (let day = first; day <= last; day += 1) {
    const opens = clock.instant((day - rules.horizon.days) * DAY + rules.horizon.opensAt);
    for (let timeOfDay = 0; timeOfDay < DAY; timeOfDay += rules.length) {
      const start = clock.instant(day * DAY + timeOfDay);
      const end = clock.instant(day * DAY + timeOfDay + rules.length);
      if (end <= start || start < 0) continue;
      while (step + 1 < plan.times.length && plan.times[step + 1]! <= start) step += 1;
      rows.push({ start, end, day, timeOfDay, opens, places: plan.values[step]! });
    }
  }
  return {
    count: rows.length,
    startsAt: Float64Array.from(rows, (r) => r.start),
    endsAt: Float64Array.from(rows, (r) => r.end),
    day: Int32Array.from(rows, (r) => r.day),
    timeOfDay: Float64Array.from(rows, (r) => r.timeOfDay),
    opensAt: Float64Array.from(rows, (r) => r.opens),
    kinds: kinds.map((k) => k.name),
    places: shareOut(rows, kinds),
  };
}

/**
 * Gives each kind its share of every day's places, rounded down, spread evenly over the day: the j-th of k reserved
 * places is place number floor((j + 1/2) n / k) of the n that are still ordinary.
 */
function shareOut(
  rows: readonly { day: number; places: number }[],
  kinds: readonly { share: number }[],
): Int32Array[] {
  const found = kinds.map(() => new Int32Array(rows.length));
  for (let from = 0, to = 0; from < rows.length; from = to) {
    while (to < rows.length && rows[to]!.day === rows[from]!.day) to += 1;
    const slotOf: number[] = [];
    for (let s = from; s < to; s += 1) for (let i = 0; i < rows[s]!.places; i += 1) slotOf.push(s);
    const total = slotOf.length;
    kinds.forEach(({ share }, kind) => {
      // A share such as 0.29 of 100 places is 29, though 0.29 * 100 is a hair less.
      const wanted = kind === ORDINARY ? 0 : Math.floor(share * total + 1e-9);
      const n = slotOf.length;
      const taken = Array.from({ length: wanted }, (_, j) => Math.floor(((j + 0.5) * n) / wanted));
      for (const at of taken.reverse()) found[kind]![slotOf.splice(at, 1)[0]!]! += 1;
    });
    for (const s of slotOf) found[ORDINARY]![s]! += 1;
  }
  return found;
}

/** The slot that holds an instant, -1 where there is none. O(log n). */
export function slotAt(calendar: SlotCalendar, time: number): number {
  const at = firstAbove(calendar.startsAt, time) - 1;
  return at >= 0 && time < calendar.endsAt[at]! ? at : -1;
}

/** The first index whose value is `least` or more, the length where there is none; values never fall. O(log n). */
export function firstFrom(values: Float64Array, least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first index whose value is above `most`. O(log n). */
export function firstAbove(values: Float64Array, most: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
