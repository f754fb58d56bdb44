/** The calendars of holidays that a closure can name. A new one: its file, and its line here. */
import { dayOf } from "../../time/zone-clock.ts";
import type { HolidayCalendar } from "./holiday-calendar.ts";
import { kazakhstanChinaRoad } from "./kazakhstan-china-road.ts";
import { kyrgyzstanChinaRoad } from "./kyrgyzstan-china-road.ts";

/** All calendars. */
export const HOLIDAYS: readonly HolidayCalendar[] = [kazakhstanChinaRoad, kyrgyzstanChinaRoad];

/** Their names. */
export const HOLIDAY_NAMES = HOLIDAYS.map((c) => c.name);

/** Local day numbers of a calendar, in order. */
export function holidaysOf(name: string): number[] {
  const days = HOLIDAYS.find((c) => c.name === name)?.days ?? [];
  return days.flatMap(({ from, to }) => {
    const [first, last] = [dayOf(from), dayOf(to)];
    if (first === undefined || last === undefined) throw new RangeError(`calendar ${name}: ${from} to ${to}`);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}
