import { describe, expect, test } from "vitest";
import { DAY, dayOf, epochOf, isZone, weekdayOf, ZoneClock } from "../../../src/time/zone-clock.ts";

const HOUR = 3600;

/** A clock whose run begins at a local midnight or other local time, and spans some days. */
function clockFrom(local: string, zone: string, days: number): ZoneClock {
  return new ZoneClock(epochOf(local, zone) ?? Number.NaN, zone, days * DAY);
}

/** Wall time of a local date-time. */
function wall(text: string): number {
  return epochOf(text, "UTC") ?? Number.NaN;
}

test("Almaty keeps +06 until the end of February 2024 and +05 from March on", () => {
  expect((wall("2024-02-01T12:00") - (epochOf("2024-02-01T12:00", "Asia/Almaty") ?? 0)) / HOUR).toBe(6);
  expect((wall("2025-09-22T00:00") - (epochOf("2025-09-22T00:00", "Asia/Almaty") ?? 0)) / HOUR).toBe(5);
  const clock = clockFrom("2024-02-28T00:00", "Asia/Almaty", 5);
  expect(clock.iso(2 * DAY - 1)).toBe("2024-02-29T23:59:59");
  expect(clock.iso(2 * DAY)).toBe("2024-02-29T23:00");
  expect(clock.iso(2 * DAY + HOUR)).toBe("2024-03-01T00:00");
});

test("a zone without changes counts 24 hours a day, before the start as well", () => {
  const clock = clockFrom("2025-09-22T00:00", "Asia/Almaty", 28);
  expect(clock.iso(0)).toBe("2025-09-22T00:00");
  expect(clock.iso(27 * DAY + 6.5 * HOUR)).toBe("2025-10-19T06:30");
  expect(clock.iso(-90)).toBe("2025-09-21T23:58:30");
  expect(clock.day(-1)).toBe(dayOf("2025-09-21"));
});

describe("Berlin in spring, 30 March 2025: 02:00 to 03:00 is skipped", () => {
  const clock = clockFrom("2025-03-30T00:00", "Europe/Berlin", 3);

  test("the day has 23 hours", () => {
    expect(clock.instant(wall("2025-03-31T00:00"))).toBe(23 * HOUR);
  });

  test("the clock goes from 01:59:59 to 03:00", () => {
    expect(clock.iso(2 * HOUR - 1)).toBe("2025-03-30T01:59:59");
    expect(clock.iso(2 * HOUR)).toBe("2025-03-30T03:00");
  });

  test("a skipped wall time means the instant of the change", () => {
    for (const skipped of ["02:00", "02:30", "02:59:59"]) {
      expect(clock.instant(wall(`2025-03-30T${skipped}`))).toBe(2 * HOUR);
    }
    expect(clock.instant(wall("2025-03-30T03:00"))).toBe(2 * HOUR);
    expect(clock.instant(wall("2025-03-30T03:30"))).toBe(2.5 * HOUR);
  });
});

describe("Berlin in autumn, 26 October 2025: 02:00 to 03:00 is shown twice", () => {
  const clock = clockFrom("2025-10-26T00:00", "Europe/Berlin", 3);

  test("the day has 25 hours", () => {
    expect(clock.instant(wall("2025-10-27T00:00"))).toBe(25 * HOUR);
  });

  test("both hours show the same wall time", () => {
    expect(clock.iso(2.5 * HOUR)).toBe("2025-10-26T02:30");
    expect(clock.iso(3.5 * HOUR)).toBe("2025-10-26T02:30");
  });

  test("a doubled wall time means the first, and 03:00 comes after both", () => {
    expect(clock.instant(wall("2025-10-26T02:30"))).toBe(2.5 * HOUR);
    expect(clock.instant(wall("2025-10-26T03:00"))).toBe(4 * HOUR);
  });
});

test.each(["Asia/Almaty", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"])(
  "in %s, instant(wall(t)) is t, or an hour at most before it where the clock shows the time twice",
  (zone) => {
    const clock = clockFrom("2024-01-01T00:00", zone, 800);
    let doubled = 0;
    const faults: number[] = [];
    for (let t = 0; t < 800 * DAY; t += 1800) {
      const back = clock.instant(clock.wall(t));
      if (back !== t) doubled += 1;
      if (clock.wall(back) !== clock.wall(t) || back > t || back < t - HOUR) faults.push(t);
    }
    expect(faults).toEqual([]);
    // Two autumns at half-hour steps: 2 doubled steps each in Berlin, 1 each on Lord Howe (half an hour).
    // Almaty went back by one hour on 1 March 2024.
    const steps = { "Europe/Berlin": 4, "Australia/Lord_Howe": 2, "Asia/Almaty": 2 };
    expect(doubled).toBe((steps as Record<string, number>)[zone] ?? 0);
  },
);

test("instants of ascending wall times never descend", () => {
  const clock = clockFrom("2025-03-29T00:00", "Europe/Berlin", 300);
  const faults: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let w = wall("2025-03-29T00:00"); w < wall("2025-11-05T00:00"); w += 600) {
    const at = clock.instant(w);
    if (at < last) faults.push(w);
    last = at;
  }
  expect(faults).toEqual([]);
});

test("weekdays count from Monday, also before 1970", () => {
  expect(weekdayOf(dayOf("2025-09-22") ?? Number.NaN)).toBe(0);
  expect(weekdayOf(dayOf("1970-01-01") ?? Number.NaN)).toBe(3);
  expect(weekdayOf(dayOf("1969-12-28") ?? Number.NaN)).toBe(6);
});

test("dates and zones that do not exist are refused", () => {
  expect(dayOf("2025-02-29")).toBeUndefined();
  expect(dayOf("2024-02-29")).toBe(dayOf("2024-02-28")! + 1);
  expect(dayOf("2025-2-3")).toBeUndefined();
  expect(epochOf("2025-02-29T00:00", "UTC")).toBeUndefined();
  expect(epochOf("2025-01-01T00:00", "Asia/Almatty")).toBeUndefined();
  expect(isZone("Asia/Almaty")).toBe(true);
  expect(isZone("Mars/Olympus")).toBe(false);
});
