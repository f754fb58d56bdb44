/** Local date-times in the files of observations: text to wall time. Knows no zone. */
import { DAY, dayOf } from "../../time/zone-clock.ts";

const PATTERN = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/;

/**
 * Wall time of `2025-10-20T06:30`, with or without seconds [s since 1970-01-01T00:00 on the local clock], or
 * undefined. An offset or a `Z` is refused: it would contradict the scenario's zone.
 */
export function wallOf(text: string): number | undefined {
  const match = PATTERN.exec(text.trim());
  const day = match === null ? undefined : dayOf(match[1] ?? "");
  if (match === null || day === undefined) return undefined;
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  if (hour > 23 || minute > 59 || second >= 60) return undefined;
  return day * DAY + hour * 3600 + minute * 60 + second;
}
