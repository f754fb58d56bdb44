/**
 * Plans of local time, compiled to change points: numbers on duty and opening hours as arrays of instants.
 * Knows no stage: a plan is a step function of time.
 */
import type { Hours } from "../scenario/schema/common.ts";
import type { Shift, Staffing } from "../scenario/schema/staffing.ts";
import { DAY, weekdayOf, type ZoneClock } from "../time/zone-clock.ts";

/** A step function on [0, length]: `values[i]` holds from `times[i]` [s since start] to the next; `times[0]` is 0. */
export interface StepFunction {
  readonly times: Float64Array;
  /** Not a typed array: whole numbers read from one of those count as doubles wherever they go. */
  readonly values: readonly number[];
}

/** Builds a step function from (instant, value) pairs in order of time; later pairs at one instant win. */
function stepsOf(points: readonly (readonly [number, number])[], length: number): StepFunction {
  const times: number[] = [0];
  const values: number[] = [0];
  for (const [time, value] of points) {
    if (time > length) break;
    const last = times.length - 1;
    if (time <= times[last]!) values[last] = value;
    else if (value !== values[last]) {
      times.push(time);
      values.push(value);
    }
  }
  return { times: Float64Array.from(times), values };
}

interface Dated {
  readonly days?: readonly number[] | undefined;
  readonly between?: { readonly from: number; readonly to: number } | undefined;
}

function holdsOn(entry: Dated, day: number): boolean {
  if (entry.days !== undefined && !entry.days.includes(weekdayOf(day))) return false;
  return entry.between === undefined || (day >= entry.between.from && day <= entry.between.to);
}

/**
 * The entries that hold on a day: those for its date if there are any, else those for its weekday if there are
 * any, else those for every day.
 */
export function entriesFor<T extends Dated>(entries: readonly T[], day: number): readonly T[] {
  const holding = entries.filter((e) => holdsOn(e, day));
  const dated = holding.filter((e) => e.between !== undefined);
  if (dated.length > 0) return dated;
  const byWeekday = holding.filter((e) => e.days !== undefined);
  return byWeekday.length > 0 ? byWeekday : holding;
}

function shiftSteps(shifts: readonly Shift[], clock: ZoneClock, length: number): StepFunction {
  const points: [number, number][] = [];
  for (let day = clock.day(0) - 8; day <= clock.day(length); day += 1) {
    const today = [...entriesFor(shifts, day)].sort((a, b) => a.from - b.from);
    for (const shift of today) points.push([clock.instant(day * DAY + shift.from), shift.number]);
  }
  points.sort((a, b) => a[0] - b[0]);
  return stepsOf(points, length);
}

/** The number on duty over time; Infinity where unlimited. */
export function compileStaffing(staffing: Staffing, clock: ZoneClock, length: number): StepFunction {
  if (staffing === "unlimited") return stepsOf([[0, Number.POSITIVE_INFINITY]], length);
  if (typeof staffing === "number") return stepsOf([[0, staffing]], length);
  if ("shifts" in staffing) return shiftSteps(staffing.shifts, clock, length);
  const points: [number, number][] = [];
  const period = staffing.repeatEvery ?? Number.POSITIVE_INFINITY;
  const steps = [...staffing.steps].sort((a, b) => a.at - b.at);
  for (let begin = 0; begin <= length; begin += period) {
    for (const step of steps) if (step.at < period) points.push([begin + step.at, step.number]);
  }
  return stepsOf(points, length);
}

/** Whether something is open over time: 1 or 0. Without hours it always is. */
export function compileHours(
  hours: readonly Hours[] | undefined,
  clock: ZoneClock,
  length: number,
): StepFunction {
  if (hours === undefined) return stepsOf([[0, 1]], length);
  const edges: [number, number][] = [];
  for (let day = clock.day(0) - 1; day <= clock.day(length); day += 1) {
    for (const entry of entriesFor(hours, day)) {
      for (const span of entry.open) {
        const to = span.to <= span.from ? span.to + DAY : span.to;
        edges.push([clock.instant(day * DAY + span.from), 1], [clock.instant(day * DAY + to), -1]);
      }
    }
  }
  edges.sort((a, b) => a[0] - b[0]);
  let depth = 0;
  const points: [number, number][] = [];
  for (const [time, step] of edges) {
    depth += step;
    points.push([time, depth > 0 ? 1 : 0]);
  }
  return stepsOf(points, length);
}

/** Whether hours are open at a time of a local day [s since its midnight]; spans over midnight count on the day they begin. */
export function isOpen(hours: readonly Hours[], day: number, timeOfDay: number): boolean {
  const within = (on: number, time: number) =>
    entriesFor(hours, on).some(({ open }) =>
      open.some(({ from, to }) => time >= from && time < (to <= from ? to + DAY : to)),
    );
  return within(day, timeOfDay) || within(day - 1, timeOfDay + DAY);
}

/** Greatest value of a step function. */
export function greatest(f: StepFunction): number {
  return f.values.reduce((a, b) => Math.max(a, b), 0);
}
