import { describe, expect, test } from "vitest";
import { DAY } from "../../../../src/time/zone-clock.ts";
import { arrivalsOf, contextOf, expectMean, patternOf, problemsOf, schemaCodes } from "./arrivals-of.ts";

const HOUR = 3600;

/** Arrivals of a timetable [h]. */
function hoursOf(timetable: object, place: Parameters<typeof contextOf>[0] = {}): number[] {
  return arrivalsOf(patternOf({ timetable }, contextOf(place))).map((at) => at / HOUR);
}

describe("the plan", () => {
  test("daily times hold on every day, in order", () => {
    const length = 2 * DAY;
    expect(hoursOf({ at: ["14:00", "06:30"] }, { length })).toEqual([6.5, 14, 30.5, 38]);
  });

  test("daily times hold on the days named, and 24:00 is the next day's midnight", () => {
    expect(hoursOf({ at: ["06:00"], days: ["mon", "wed"] })).toEqual([6, 54, 174, 222]);
    expect(hoursOf({ at: ["24:00"], days: ["sun"] })).toEqual([0, 168]);
  });

  test("daily times are those of the local clock when it changes", () => {
    const berlin = { zone: "Europe/Berlin", length: 2 * DAY };
    expect(hoursOf({ at: ["02:30", "06:00"] }, { ...berlin, start: "2025-03-30T00:00" })).toEqual([
      2, 5, 25.5, 29,
    ]);
    expect(hoursOf({ at: ["02:30", "06:00"] }, { ...berlin, start: "2025-10-26T00:00" })).toEqual([
      2.5, 7, 27.5, 31,
    ]);
  });

  test("intervals begin at 0 or when told, and listed times come in order; all may be joined", () => {
    expect(hoursOf({ every: "30 min" }, { length: 2 * HOUR })).toEqual([0, 0.5, 1, 1.5]);
    const all = { every: "2 h", from: "1 h", times: ["5 h", 0, "9 h"], at: ["04:00"] };
    expect(hoursOf(all, { length: 6 * HOUR })).toEqual([0, 1, 3, 4, 5, 5]);
  });

  test("its own count is expected, without those cancelled", () => {
    const { expected } = patternOf({ timetable: { every: "1 h", cancelled: 0.25 } }, contextOf());
    expect(expected(0, DAY)).toBe(18);
    expect(expected(0.5 * HOUR, 1 * HOUR)).toBe(0);
  });
});

describe("deviations", () => {
  const written = { every: "10 min", deviation: { uniform: { min: "-2 h", max: "3 h" } } };

  test("keep the order of time and never come before the start", () => {
    const times = hoursOf(written);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(0);
    expect(times.at(-1)).toBeLessThan(240);
  });

  test("theory: have the mean and the variance of their distribution", () => {
    const far = { times: ["100 h"], deviation: written.deviation };
    const pattern = patternOf({ timetable: far }, contextOf());
    const deviations = Array.from({ length: 4000 }, (_, r) => (arrivalsOf(pattern, r)[0] ?? 0) / HOUR - 100);
    expectMean(deviations, 0.5, 25 / 12);
  });

  test("of an entry are the same whatever becomes of the others", () => {
    const of = (timetable: object) => new Set(arrivalsOf(patternOf({ timetable }, contextOf())));
    const all = of(written);
    const some = of({ ...written, cancelled: 0.4 });
    const fewer = of({ ...written, cancelled: 0.6 });
    expect([...some].every((at) => all.has(at))).toBe(true);
    expect([...fewer].every((at) => some.has(at))).toBe(true);
  });
});

test("theory: the number that come is binomial", () => {
  const pattern = patternOf({ timetable: { every: "1 h", cancelled: 0.3 } }, contextOf({ length: 4 * DAY }));
  const counts = Array.from({ length: 3000 }, (_, r) => arrivalsOf(pattern, r).length);
  expectMean(counts, 96 * 0.7, 96 * 0.3 * 0.7);
});

test("what lacks its companion is named", () => {
  expect(schemaCodes({ timetable: {} })).toContain("parameters:any-of");
  const at = (timetable: object) => problemsOf({ timetable }).map((p) => [p.path.join("."), p.code]);
  expect(at({ every: "1 h", days: ["mon"] })).toEqual([["timetable.days", "parameters:needs"]]);
  expect(at({ at: ["06:00"], from: "1 h" })).toEqual([["timetable.from", "parameters:needs"]]);
  const file = { empirical: { file: "x.csv", column: "late", unit: "min" } };
  expect(at({ at: ["06:00"], deviation: file })).toEqual([
    ["timetable.deviation.empirical.file", "file:missing"],
  ]);
});
