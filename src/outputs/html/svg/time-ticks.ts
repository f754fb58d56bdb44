/** Marks for an axis of local time. Times are milliseconds of a clock without a zone. */
import type { Tick } from "./axis.ts";

const HOUR = 3600e3;
const DAY = 24 * HOUR;
const STEPS = [1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 672, 1344, 2688, 8064].map((hours) => hours * HOUR);
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Milliseconds of a local ISO time, as if its zone were UTC. */
export function wallMilliseconds(iso: string): number {
  return Date.parse(`${iso.length === 10 ? `${iso}T00:00` : iso}Z`);
}

/** At most `most` marks from one time to another, at midnights where they are a day or more apart. */
export function timeTicks(from: number, to: number, most: number): Tick[] {
  const step = STEPS.find((each) => (to - from) / each <= most) ?? (to - from) / most;
  const first = step >= DAY ? Math.ceil(from / DAY) * DAY : Math.ceil(from / step) * step;
  const ticks: Tick[] = [];
  for (let value = first; value <= to; value += step) ticks.push({ value, label: label(value, step) });
  return ticks;
}

function label(value: number, step: number): string {
  const date = new Date(value);
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  if (step >= 2688 * HOUR) return `${day} ${date.getUTCFullYear()}`;
  return step >= DAY || value % DAY === 0 ? day : date.toISOString().slice(11, 16);
}
