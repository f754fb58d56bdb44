/** When a closure holds: from dates, lists of days and named calendars to spans of time. Draws nothing. */
import { holidaysOf } from "../../catalogue/holidays/index.ts";
import type { ClosureSpec } from "../../scenario/schema/closure.ts";
import { DAY, type ZoneClock } from "../../time/zone-clock.ts";

/** A span of time [s since start]; `to` may be Infinity, `from` before the start. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** The periods of a closure that begin before the end of the run and end after its start; null where they are drawn. */
export function periodsOf(spec: ClosureSpec, clock: ZoneClock, length: number): readonly Period[] | null {
  if (spec.random !== undefined) return null;
  const all = spec.from === undefined ? ofDays(daysOf(spec), clock) : [span(spec.from, spec.to, clock)];
  return all.filter((p) => p.from < length && p.to > 0);
}

function span(from: number, to: number | undefined, clock: ZoneClock): Period {
  return {
    from: clock.instant(from),
    to: to === undefined ? Number.POSITIVE_INFINITY : clock.instant(to),
  };
}

function daysOf({ on, holidays }: ClosureSpec): readonly number[] {
  return on ?? (holidays === undefined ? [] : holidaysOf(holidays));
}

/** Whole local days; those in a row are one period. */
function ofDays(days: readonly number[], clock: ZoneClock): Period[] {
  const periods: { from: number; to: number }[] = [];
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    const from = clock.instant(day * DAY);
    const to = clock.instant((day + 1) * DAY);
    const last = periods.at(-1);
    if (last?.to === from) last.to = to;
    else periods.push({ from, to });
  }
  return periods;
}
