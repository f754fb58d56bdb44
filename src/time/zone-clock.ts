/**
 * Local time of one place: from seconds since the calendar's start to wall time and back, with daylight saving.
 * The zone's rules come from the library once; everything after that is arithmetic.
 */
import { Temporal } from "temporal-polyfill";

/** Seconds in a day. */
export const DAY = 86400;

/** Seconds from 1970-01-01T00:00Z to a local date-time in a zone, or undefined if either is not understood. */
export function epochOf(localDateTime: string, zone: string): number | undefined {
  try {
    const wall = Temporal.PlainDateTime.from(localDateTime, { overflow: "reject" });
    return wall.toZonedDateTime(zone).epochMilliseconds / 1000;
  } catch {
    return undefined;
  }
}

/** Whether a name is an IANA zone that this machine knows. */
export function isZone(name: string): boolean {
  return epochOf("2000-01-01T00:00", name) !== undefined;
}

/**
 * Wall time in a zone over one run. "Wall" is seconds since 1970-01-01T00:00 as the local clock shows it, so
 * `wall / 86400` counts local days and `wall % 86400` is the time of day.
 */
export class ZoneClock {
  /** Epoch second of the calendar's start. */
  readonly #start: number;
  /** Instants [s since start] at which an offset begins to hold; the first is -Infinity. */
  readonly #from: number[] = [Number.NEGATIVE_INFINITY];
  /** Offsets [s]: wall = epoch + offset. */
  readonly #offset: number[];

  /**
   * @param startEpoch epoch second of the calendar's start
   * @param zone IANA name
   * @param length how far ahead the zone's changes must be known [s]
   */
  constructor(startEpoch: number, zone: string, length: number) {
    this.#start = startEpoch;
    let at = Temporal.Instant.fromEpochMilliseconds((startEpoch - 400 * DAY) * 1000).toZonedDateTimeISO(zone);
    this.#offset = [at.offsetNanoseconds / 1e9];
    for (;;) {
      const change = at.getTimeZoneTransition("next");
      if (change === null) break;
      const instant = change.epochMilliseconds / 1000 - startEpoch;
      if (instant > length + 2 * DAY) break;
      this.#from.push(instant);
      this.#offset.push(change.offsetNanoseconds / 1e9);
      at = change;
    }
  }

  #offsetAt(time: number): number {
    let i = this.#from.length - 1;
    while (i > 0 && (this.#from[i] ?? 0) > time) i -= 1;
    return this.#offset[i] ?? 0;
  }

  /** Wall time at an instant [s since start]. */
  wall(time: number): number {
    return this.#start + time + this.#offsetAt(time);
  }

  /**
   * Instant [s since start] of a wall time. A wall time that the clock shows twice means the first; one that it
   * skips means the instant of the change.
   */
  instant(wall: number): number {
    for (let i = 0; i < this.#from.length; i += 1) {
      const time = wall - this.#start - (this.#offset[i] ?? 0);
      const end = this.#from[i + 1] ?? Number.POSITIVE_INFINITY;
      if (time < end) return Math.max(time, this.#from[i] ?? time);
    }
    throw new RangeError("unreachable: the last offset holds for ever");
  }

  /** Local day number (days since 1970-01-01) at an instant. */
  day(time: number): number {
    return Math.floor(this.wall(time) / DAY);
  }

  /** Local ISO date-time `YYYY-MM-DDTHH:MM` (with seconds where they are not zero) at an instant. */
  iso(time: number): string {
    const text = new Date(Math.round(this.wall(time)) * 1000).toISOString();
    return text.slice(17, 19) === "00" ? text.slice(0, 16) : text.slice(0, 19);
  }
}

/** Day of the week of a local day number: 0 is Monday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Local day number of an ISO date `YYYY-MM-DD`, or undefined. */
export function dayOf(date: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? undefined : at / 1000 / DAY;
}
