/** Mean number on duty between two instants, for advice about load. The engine compiles its own plan. */
import { DAY, weekdayOf, type ZoneClock } from "../time/zone-clock.ts";
import type { Shift, Staffing } from "./schema/staffing.ts";

/** Mean number on duty in [from, to) [s since start]; `Infinity` where unlimited. */
export function meanStaff(staffing: Staffing, clock: ZoneClock, from: number, to: number): number {
  if (staffing === "unlimited") return Number.POSITIVE_INFINITY;
  if (typeof staffing === "number") return staffing;
  const changes =
    "shifts" in staffing ? shiftChanges(staffing.shifts, clock, from, to) : stepChanges(staffing, to);
  changes.sort((a, b) => a.at - b.at);
  let area = 0;
  for (const [i, { at, number }] of changes.entries()) {
    const end = Math.min(changes[i + 1]?.at ?? to, to);
    area += number * Math.max(0, end - Math.max(at, from));
  }
  return area / (to - from);
}

/** From an instant on, the number on duty until the next change. */
interface Change {
  readonly at: number;
  readonly number: number;
}

/** A shift of last week may still hold. */
const DAYS_BEFORE = 8;

/** On each day hold the entries for its date, else those for its weekday, else those for every day. */
function shiftChanges(shifts: readonly Shift[], clock: ZoneClock, from: number, to: number): Change[] {
  const changes: Change[] = [];
  for (let day = clock.day(from) - DAYS_BEFORE; day <= clock.day(to); day += 1) {
    const holding = shifts.filter(
      ({ days, between }) =>
        (days === undefined || days.includes(weekdayOf(day))) &&
        (between === undefined || (day >= between.from && day <= between.to)),
    );
    const dated = holding.filter((shift) => shift.between !== undefined);
    const weekly = holding.filter((shift) => shift.days !== undefined);
    const today = dated.length > 0 ? dated : weekly.length > 0 ? weekly : holding;
    for (const { from: time, number } of today) changes.push({ at: clock.instant(day * DAY + time), number });
  }
  return changes;
}

function stepChanges(
  plan: Exclude<Staffing, number | "unlimited" | { shifts: unknown }>,
  to: number,
): Change[] {
  const { steps, repeatEvery = Number.POSITIVE_INFINITY } = plan;
  const changes: Change[] = [];
  for (let begin = 0; begin < to; begin += repeatEvery) {
    for (const { at, number } of steps) if (at < repeatEvery) changes.push({ at: begin + at, number });
  }
  return changes;
}
