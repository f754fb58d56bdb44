/** The unit in which waits are shown to a reader: min, h or d, one for a whole column. Files always hold hours. */

/** A unit of time for readers. */
export interface TimeUnit {
  readonly name: "min" | "h" | "d";
  /** Word for headings. */
  readonly plural: string;
  /** How many of them are in an hour. */
  readonly perHour: number;
}

const MINUTES: TimeUnit = { name: "min", plural: "minutes", perHour: 60 };
const HOURS: TimeUnit = { name: "h", plural: "hours", perHour: 1 };
const DAYS: TimeUnit = { name: "d", plural: "days", perHour: 1 / 24 };

/**
 * The unit for figures of about this size: minutes below 1.5 h, days above 72 h.
 * @param hours typically the largest mean of the column; NaN gives hours
 */
export function timeUnitFor(hours: number): TimeUnit {
  if (hours < 1.5) return MINUTES;
  return hours > 72 ? DAYS : HOURS;
}

/** The unit for a column of figures [h]; those that are NaN have no say. */
export function timeUnitOf(hours: readonly number[]): TimeUnit {
  const known = hours.filter((value) => Number.isFinite(value));
  return timeUnitFor(known.length === 0 ? Number.NaN : Math.max(...known));
}
