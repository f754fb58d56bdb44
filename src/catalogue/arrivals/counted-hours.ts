/** Hourly counts laid upon a run: from a list or the columns of a CSV file to hours with their counts. */
import { weekdayOf, type ZoneClock } from "../../time/zone-clock.ts";
import type { ArrivalContext } from "./arrival-source.ts";
import { clockHours, HOUR } from "./clock-hours.ts";
import type { RatePiece } from "./rate-profile.ts";

/** A count of vehicles in the hour that began at `began`; only [from, to) of it is in the run. */
export interface CountedHour {
  readonly began: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Number of hours in each cycle. */
export const HOURS_IN_CYCLE = { day: 24, week: 168 } as const;

/** Counts by hour of the local day or week (from Monday 00:00), again and again. Hours not counted have none. */
export function cyclicHours(
  counts: readonly (number | undefined)[],
  cycle: keyof typeof HOURS_IN_CYCLE,
  { clock, length }: ArrivalContext,
): CountedHour[] {
  const indexOf = (day: number, hour: number): number =>
    cycle === "day" ? hour : weekdayOf(day) * 24 + hour;
  return clockHours(clock, length).map(({ began, from, to, hour, day }) => {
    return { began, from, to, count: counts[indexOf(day, hour)] ?? 0 };
  });
}

/** Counts of the hours that begin at these instants [s since start], ascending; equal instants add up. */
export function datedHours(
  begins: readonly number[],
  counts: readonly number[],
  length: number,
): CountedHour[] {
  const hours: CountedHour[] = [];
  begins.forEach((began, i) => {
    const last = hours.at(-1);
    const count = counts[i] ?? 0;
    if (last !== undefined && last.began === began)
      hours[hours.length - 1] = { ...last, count: last.count + count };
    else hours.push({ began, from: Math.max(0, began), to: Math.min(began + HOUR, length), count });
  });
  return hours.filter((h) => h.from < h.to);
}

/** When the hours of a file began; of an hour that the clock shows twice, the second row means the second. */
export function hourBegins(walls: readonly number[], clock: ZoneClock): number[] {
  const begins: number[] = [];
  for (const wall of walls) {
    const instant = clock.instant(wall);
    const previous = begins.at(-1);
    const again = previous === instant && clock.wall(instant + HOUR) === wall;
    begins.push(again ? instant + HOUR : instant);
  }
  return begins;
}

/** The counts as rates, 0 between the hours. */
export function* countedPieces(hours: readonly CountedHour[]): Generator<RatePiece> {
  for (const [i, { from, to, count }] of hours.entries()) {
    yield { from, rate: count / HOUR, slope: 0 };
    if (hours[i + 1]?.from !== to) yield { from: to, rate: 0, slope: 0 };
  }
}
