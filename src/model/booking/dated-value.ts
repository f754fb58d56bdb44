/** A value that changes on local dates, looked up by instant. */
import type { DatedValue } from "../../catalogue/admission/admission-policy.ts";
import type { ZoneClock } from "../../time/zone-clock.ts";

/** The value that holds at `time` [s]; `otherwise` before the first entry and where there is none. */
export function valueAt(
  entries: readonly DatedValue[],
  clock: ZoneClock,
  time: number,
  otherwise: number,
): number {
  const day = clock.day(time);
  let value = otherwise;
  for (const entry of entries) if (entry.from === undefined || entry.from <= day) value = entry.amount;
  return value;
}
