/**
 * The hours of a run as the local clock shows them: what hourly factors and counts are laid upon.
 * A day of 23 or 25 hours gives 23 or 25 of them. Knows no rate.
 */
import { DAY, type ZoneClock } from "../../time/zone-clock.ts";

/** Seconds in an hour. */
export const HOUR = 3600;
/** Step through an hour in which the clock is changed; changes fall on whole minutes. */
const MINUTE = 60;

/** A stretch of time within one hour of the local clock. */
export interface ClockHour {
  /** The stretch [from, to) [s since start]; shorter than an hour at the ends of a run and at odd changes of the clock. */
  readonly from: number;
  readonly to: number;
  /** When the clock would have shown the hour's beginning, without changes [s since start]; at most `from`. */
  readonly began: number;
  /** Local hour of the day, 0 to 23. */
  readonly hour: number;
  /** Local day number (days since 1970-01-01). */
  readonly day: number;
}

/** The hours last asked for, by clock: most flows of a post go by one. */
const known = new WeakMap<ZoneClock, { readonly length: number; readonly hours: readonly ClockHour[] }>();

/** All of [0, length), hour by hour, in order. */
export function clockHours(clock: ZoneClock, length: number): readonly ClockHour[] {
  const last = known.get(clock);
  if (last?.length === length) return last.hours;
  const hours = hoursOf(clock, length);
  known.set(clock, { length, hours });
  return hours;
}

/** As a list, made in a plain loop: V8 does not make a generator fast while it runs, and it runs but once. */
function hoursOf(clock: ZoneClock, length: number): ClockHour[] {
  const hours: ClockHour[] = [];
  for (let at = 0; at < length; ) {
    const stretch = stretchAt(clock, at, length);
    const before = hours.at(-1);
    if (before?.began === stretch.began) hours[hours.length - 1] = { ...before, to: stretch.to };
    else hours.push(stretch);
    at = stretch.to;
  }
  return hours;
}

/** From an instant to the end of its local hour, or one minute if the clock is changed within. */
function stretchAt(clock: ZoneClock, at: number, length: number): ClockHour {
  const wall = clock.wall(at);
  const sinceHour = wall - Math.floor(wall / HOUR) * HOUR;
  const left = HOUR - sinceHour;
  const changes = left > 1 && clock.wall(at + left - 1) !== wall + left - 1;
  const day = Math.floor(wall / DAY);
  return {
    from: at,
    to: Math.min(at + (changes ? Math.min(MINUTE, left) : left), length),
    began: at - sinceHour,
    hour: Math.floor((wall - day * DAY) / HOUR),
    day,
  };
}
