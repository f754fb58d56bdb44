/** Mean number on duty between two instants, for advice about load. The engine compiles its own plan. */
import { DAY, weekdayOf, type ZoneClock } from "../time/zone-clock.ts";
import type { Shift, Staffing } from "./schema/staffing.ts";

/** Mean number on duty in [from, to) [s since start]; `Infinity` where unlimited. */
export function meanStaff(staffing: Staffing, clock: ZoneClock, from: number, to: number): number {
  return staffMean(staffing, clock)(from, to);
}

/** The same for many spans of one staffing: each day is worked out once. */
export function staffMean(staffing: Staffing, clock: ZoneClock): (from: number, to: number) => number {
  if (staffing === "unlimited") return () => Number.POSITIVE_INFINITY;
  if (typeof staffing === "number") return () => staffing;
  if (!("shifts" in staffing)) return (from, to) => meanOf(stepChanges(staffing, to), from, to);
  const changesOn = daysOf(staffing.shifts, clock);
  return (from, to) => meanOf(shiftChanges(changesOn, clock, from, to), from, to);
}

function meanOf(changes: Change[], from: number, to: number): number {
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

/** The changes of a local day. */
type ChangesOn = (day: number) => readonly Change[];

function shiftChanges(changesOn: ChangesOn, clock: ZoneClock, from: number, to: number): Change[] {
  const changes: Change[] = [];
  const last = clock.day(to);
  for (let day = clock.day(from) - DAYS_BEFORE; day <= last; day += 1) changes.push(...changesOn(day));
  return changes;
}

/** On each day hold the entries for its date, else those for its weekday, else those for every day. */
function daysOf(shifts: readonly Shift[], clock: ZoneClock): ChangesOn {
  const known = new Map<number, readonly Change[]>();
  return (day) => {
    let changes = known.get(day);
    if (changes !== undefined) return changes;
    const holding = shifts.filter(
      ({ days, between }) =>
        (days === undefined || days.includes(weekdayOf(day))) &&
        (between === undefined || (day >= between.from && day <= between.to)),
    );
    const dated = holding.filter((shift) => shift.between !== undefined);
    const weekly = holding.filter((shift) => shift.days !== undefined);
    const today = dated.length > 0 ? dated : weekly.length > 0 ? weekly : holding;
    changes = today.map(({ from: time, number }) => ({ at: clock.instant(day * DAY + time), number }));
    known.set(day, changes);
    return changes;
  };
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
