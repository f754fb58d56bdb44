/**
 * The only parser of units: durations and rates, from text to seconds and per second. Knows no scenario.
 */

/** Seconds in each unit of time, by every name a user may write. */
const SECONDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    s: 1,
    sec: 1,
    second: 1,
    seconds: 1,
    min: 60,
    minute: 60,
    minutes: 60,
    h: 3600,
    hour: 3600,
    hours: 3600,
    d: 86400,
    day: 86400,
    days: 86400,
    w: 604800,
    week: 604800,
    weeks: 604800,
  }),
);

const NUMBER = "([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:e[+-]?\\d+)?)";
const DURATION_PART = new RegExp(`${NUMBER}\\s*([a-z]+)\\s*`, "iy");
/** A duration: one or more parts such as `45 min` or `1 d 12 h`. */
export const DURATION_PATTERN = `^\\s*(?:${NUMBER}\\s*[a-zA-Z]+\\s*)+$`;
const RATE = new RegExp(`^\\s*${NUMBER}\\s*(?:/|per)\\s*([a-z]+)\\s*$`, "i");

/**
 * A duration in seconds, or undefined if the text is none. `"45 min"`, `"2 h"`, `"1 d 12 h"`, `"-10 min"`.
 * A bare `0` is a duration; any other bare number is not, since its unit would be a guess.
 */
export function parseDuration(text: string): number | undefined {
  if (/^\s*0(\.0*)?\s*$/.test(text)) return 0;
  let total = 0;
  let sign = 1;
  let parts = 0;
  DURATION_PART.lastIndex = text.length - text.trimStart().length;
  while (DURATION_PART.lastIndex < text.length) {
    const match = DURATION_PART.exec(text);
    if (match === null) return undefined;
    const amount = Number(match[1]);
    const unit = SECONDS.get((match[2] ?? "").toLowerCase());
    if (unit === undefined || !Number.isFinite(amount)) return undefined;
    if (parts === 0 && (match[1] ?? "").startsWith("-")) sign = -1;
    else if (parts > 0 && amount < 0) return undefined;
    total += Math.abs(amount) * unit;
    parts += 1;
  }
  return parts === 0 || !Number.isFinite(total) ? undefined : sign * total;
}

/** A rate per second, or undefined if the text is none. `"12 /h"`, `"650 /day"`, `"3 per week"`. */
export function parseRate(text: string): number | undefined {
  const match = RATE.exec(text);
  if (match === null) return undefined;
  const unit = SECONDS.get((match[2] ?? "").toLowerCase());
  const amount = Number(match[1]);
  return unit === undefined || !Number.isFinite(amount) ? undefined : amount / unit;
}

/** Seconds of a time of day `HH:MM` or `HH:MM:SS` (00:00 to 24:00), or undefined. */
export function parseTimeOfDay(text: string): number | undefined {
  const match = /^\s*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*$/.exec(text);
  if (match === null) return undefined;
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
  return Number(match[2]) < 60 && Number(match[3] ?? 0) < 60 && seconds <= 86400 ? seconds : undefined;
}

/** Names of the units of time that may be written, for messages. */
export const TIME_UNITS: readonly string[] = ["s", "min", "h", "d", "w"];
