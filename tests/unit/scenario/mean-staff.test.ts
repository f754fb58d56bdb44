/** The mean number on duty: many spans of one plan, against the plan followed step by step. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { meanStaff, staffMean } from "../../../src/scenario/mean-staff.ts";
import type { Staffing } from "../../../src/scenario/schema/staffing.ts";
import { DAY, epochOf, weekdayOf, ZoneClock } from "../../../src/time/zone-clock.ts";

const HOUR = 3600;
const DAYS = 40;
/** With a change of the clock, on 30 March. */
const clock = new ZoneClock(epochOf("2025-03-03T00:00", "Europe/Berlin")!, "Europe/Berlin", DAYS * DAY);
const rest = { atShiftEnd: "finish" as const };

/** Spans within the run, in any order. */
const spans = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: DAYS * 24 - 1 }), fc.integer({ min: 1, max: 300 }))
    .map(([from, hours]) => [from * HOUR, Math.min(from + hours, DAYS * 24) * HOUR] as const),
  { minLength: 1, maxLength: 8 },
);

/** What is on duty at the middle of each hour, for plans that change on the hour. */
function hourByHour(numberAt: (time: number) => number, from: number, to: number): number {
  let sum = 0;
  for (let time = from; time < to; time += HOUR) sum += numberAt(time + HOUR / 2) * HOUR;
  return sum / (to - from);
}

test("shifts by weekday and by date: of each day hold the most particular, and the last of them into the next", () => {
  const first = clock.day(0);
  const shifts = [
    { from: 8 * HOUR, number: 4 },
    { from: 20 * HOUR, number: 2 },
    { from: 10 * HOUR, number: 1, days: [5, 6] },
    { from: 6 * HOUR, number: 9, between: { from: first + 20, to: first + 21 } },
  ];
  const changesOf = (day: number) => {
    if (day >= first + 20 && day <= first + 21) return [{ from: 6 * HOUR, number: 9 }];
    if (weekdayOf(day) >= 5) return [{ from: 10 * HOUR, number: 1 }];
    return shifts.slice(0, 2);
  };
  const numberAt = (time: number) => {
    for (let day = clock.day(time); ; day -= 1) {
      const held = changesOf(day).findLast(({ from }) => clock.instant(day * DAY + from) <= time);
      if (held !== undefined) return held.number;
    }
  };
  fc.assert(
    fc.property(spans, (all) => {
      const mean = staffMean({ shifts, ...rest }, clock);
      for (const [from, to] of all) {
        expect(mean(from, to)).toBeCloseTo(hourByHour(numberAt, from, to), 9);
        expect(mean(from, to)).toBe(meanStaff({ shifts, ...rest }, clock, from, to));
      }
    }),
  );
});

test("a shift that no other ends is over after a week", () => {
  const first = clock.day(0);
  const shifts = [{ from: 0, number: 3, between: { from: first, to: first } }];
  const mean = staffMean({ shifts, ...rest }, clock);
  expect(mean(0, DAYS * DAY)).toBe(3);
  expect(mean(5 * DAY, 6 * DAY)).toBe(3);
  expect(mean(20 * DAY, 21 * DAY)).toBe(0);
});

test("steps in any order, again and again", () => {
  const staffing: Staffing = {
    steps: [
      { at: 3 * HOUR, number: 5 },
      { at: HOUR, number: 2 },
      { at: 40 * HOUR, number: 7 },
    ],
    repeatEvery: 7 * HOUR,
    ...rest,
  };
  const numberAt = (time: number) => {
    const within = time % (7 * HOUR);
    if (within >= 3 * HOUR) return 5;
    // Before the first step of a period holds the last of the one before; at the very beginning nobody is there.
    return within >= HOUR ? 2 : time < HOUR ? 0 : 5;
  };
  fc.assert(
    fc.property(spans, (all) => {
      const mean = staffMean(staffing, clock);
      for (const [from, to] of all) expect(mean(from, to)).toBeCloseTo(hourByHour(numberAt, from, to), 9);
    }),
  );
});
