/** Mean number on duty between two instants, for advice about load. The engine compiles its own plan. */
import { DAY, weekdayOf, type ZoneClock } from "../time/zone-clock.ts";
import type { Shift, Staffing } from "./schema/staffing.ts";

/** Mean number on duty in [from, to) [s since start]; `Infinity` where unlimited. */
export function meanStaff(staffing: Staffing, clock: ZoneClock, from: number, to: number): number {
  return staffMean(staffing, clock)(from, to);
}

/** The same for many spans of one staffing: the plan is worked out once, and each span looked up in it. */
export function staffMean(staffing: Staffing, clock: ZoneClock): (from: number, to: number) => number {
  if (staffing === "unlimited") return () => Number.POSITIVE_INFINITY;
  if (typeof staffing === "number") return () => staffing;
  const plan = "shifts" in staffing ? new ShiftChanges(staffing.shifts, clock) : new StepChanges(staffing);
  return (from, to) => meanOf(plan.within(from, to), from, to);
}

/** From an instant on, the number on duty until the next change. */
interface Change {
  readonly at: number;
  readonly number: number;
}

/** Changes in order, of which those from index `first` on may hold. */
interface Within {
  readonly changes: readonly Change[];
  readonly first: number;
}

/** Changes beyond the span add nothing, but end what holds before them. */
function meanOf({ changes, first }: Within, from: number, to: number): number {
  let area = 0;
  for (let i = first; i < changes.length; i += 1) {
    const { at, number } = changes[i]!;
    if (at >= to) break;
    const end = Math.min(changes[i + 1]?.at ?? to, to);
    area += number * Math.max(0, end - Math.max(at, from));
  }
  return area / (to - from);
}

/** Index of the last of the changes that is not after an instant; 0 when all are. O(log changes). */
function lastUpTo(changes: readonly Change[], instant: number): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (changes[middle]!.at <= instant) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** A shift of last week may still hold. */
const DAYS_BEFORE = 8;

/** The changes of shifts, for as many days as were asked for. */
class ShiftChanges {
  readonly #shifts: readonly Shift[];
  readonly #clock: ZoneClock;
  /** The changes of the days from `#firstDay` to `#lastDay`, and by day how many come before its own. */
  #changes: Change[] = [];
  #before: number[] = [];
  #firstDay = 0;
  #lastDay = -1;

  constructor(shifts: readonly Shift[], clock: ZoneClock) {
    this.#shifts = shifts;
    this.#clock = clock;
  }

  within(from: number, to: number): Within {
    const day = this.#clock.day(from) - DAYS_BEFORE;
    this.#know(day, this.#clock.day(to));
    const first = lastUpTo(this.#changes, from);
    return { changes: this.#changes, first: Math.max(first, this.#before[day - this.#firstDay]!) };
  }

  #know(from: number, to: number): void {
    const empty = this.#lastDay < this.#firstDay;
    if (!empty && from >= this.#firstDay && to <= this.#lastDay) return;
    this.#firstDay = empty ? from : Math.min(from, this.#firstDay);
    this.#lastDay = empty ? to : Math.max(to, this.#lastDay);
    this.#changes = [];
    this.#before = [];
    for (let day = this.#firstDay; day <= this.#lastDay; day += 1) {
      this.#before.push(this.#changes.length);
      this.#changes.push(...this.#changesOn(day));
    }
  }

  /** On each day hold the entries for its date, else those for its weekday, else those for every day. */
  #changesOn(day: number): Change[] {
    const holding = this.#shifts.filter(
      ({ days, between }) =>
        (days === undefined || days.includes(weekdayOf(day))) &&
        (between === undefined || (day >= between.from && day <= between.to)),
    );
    const dated = holding.filter((shift) => shift.between !== undefined);
    const weekly = holding.filter((shift) => shift.days !== undefined);
    const today = dated.length > 0 ? dated : weekly.length > 0 ? weekly : holding;
    return today
      .map(({ from, number }) => ({ at: this.#clock.instant(day * DAY + from), number }))
      .sort((a, b) => a.at - b.at);
  }
}

/** The changes of steps of elapsed time, as far as they were asked for. */
class StepChanges {
  /** Those of one period, in order. */
  readonly #steps: readonly Change[];
  readonly #every: number;
  #changes: Change[] = [];
  /** Where the period begins that is not known yet [s]. */
  #begin = 0;

  constructor({ steps, repeatEvery }: Exclude<Staffing, number | "unlimited" | { shifts: unknown }>) {
    this.#every = repeatEvery ?? Number.POSITIVE_INFINITY;
    this.#steps = steps.filter(({ at }) => at < this.#every).sort((a, b) => a.at - b.at);
  }

  within(from: number, to: number): Within {
    for (; this.#begin < to; this.#begin += this.#every)
      for (const { at, number } of this.#steps) this.#changes.push({ at: this.#begin + at, number });
    return { changes: this.#changes, first: lastUpTo(this.#changes, from) };
  }
}
