import { describe, expect, test } from "vitest";
import { DAY } from "../../../../src/time/zone-clock.ts";
import {
  arrivalsOf,
  contextOf,
  expectMean,
  expectPoissonVariance,
  patternOf,
  problemsOf,
  schemaCodes,
} from "./arrivals-of.ts";

const HOUR = 3600;
const RATES = [4, 4, 10, 20, 30, 20, 12, 8];

/** Numbers in successive hours since the start. */
function hourly(list: readonly number[], hours: number): number[] {
  return Array.from({ length: hours }, (_, h) => list.filter((at) => Math.floor(at / HOUR) === h).length);
}

test("theory: counts as rates are Poisson in each hour", () => {
  const written = { counts: { perHour: RATES, cycle: "none" } };
  const pattern = patternOf(written, contextOf({ length: DAY }));
  const runs = Array.from({ length: 3000 }, (_, r) => hourly(arrivalsOf(pattern, r), 24));
  for (const [hour, mean] of [...RATES.entries()]) {
    const counts = runs.map((run) => run[hour] ?? 0);
    expectMean(counts, mean, mean);
    expectPoissonVariance(counts, mean);
  }
  expect(runs.every((run) => run.slice(8).every((n) => n === 0))).toBe(true);
  expect(pattern.expected(0, DAY)).toBeCloseTo(108, 9);
});

describe("exact counts", () => {
  const exact = { counts: { perHour: RATES, cycle: "none", as: "exact" } };
  const context = contextOf({ length: DAY });

  test("give that many in each hour of every replication, at other instants", () => {
    const pattern = patternOf(exact, context);
    for (let r = 0; r < 50; r += 1) expect(hourly(arrivalsOf(pattern, r), 8)).toEqual(RATES);
    expect(arrivalsOf(pattern, 1)).not.toEqual(arrivalsOf(pattern, 2));
    expect(pattern.expected(0, 2.5 * HOUR)).toBeCloseTo(13, 9);
  });

  test("theory: the k-th of n in an hour has the mean and the variance of an order statistic", () => {
    const pattern = patternOf({ counts: { perHour: [10], cycle: "none", as: "exact" } }, context);
    const runs = Array.from({ length: 4000 }, (_, r) => arrivalsOf(pattern, r).map((at) => at / HOUR));
    for (const k of [1, 5, 10]) {
      // Beta(k, n + 1 - k).
      const variance = (k * (11 - k)) / (11 * 11 * 12);
      expectMean(
        runs.map((run) => run[k - 1] ?? Number.NaN),
        k / 11,
        variance,
      );
    }
  });

  test("theory: of an hour cut by the end of the run, each comes with the share that is in it", () => {
    const cut = contextOf({ length: 1.25 * HOUR });
    const pattern = patternOf({ counts: { perHour: [0, 40], cycle: "none", as: "exact" } }, cut);
    const counts = Array.from({ length: 3000 }, (_, r) => arrivalsOf(pattern, r).length);
    expectMean(counts, 10, 40 * 0.25 * 0.75);
    expect(pattern.expected(0, DAY)).toBeCloseTo(10, 9);
  });

  test("an hour's instants do not depend on the other hours' counts", () => {
    const of = (perHour: number[]) =>
      arrivalsOf(patternOf({ counts: { perHour, cycle: "none", as: "exact" } }, context)).filter(
        (at) => at >= 2 * HOUR,
      );
    expect(of([1, 7, 5])).toEqual(of([9, 0, 5]));
  });
});

describe("cycles", () => {
  const week = Array.from({ length: 168 }, (_, i) => i);

  test("of a week begin on Monday at 00:00 local time", () => {
    const context = contextOf({ start: "2025-09-24T06:00" });
    const pattern = patternOf({ counts: { perHour: week, cycle: "week", as: "exact" } }, context);
    expect(hourly(arrivalsOf(pattern), 3)).toEqual([54, 55, 56]);
    expect(pattern.expected(0, HOUR)).toBeCloseTo(54, 9);
  });

  test("of a day give a skipped hour never and a doubled hour twice", () => {
    const perHour = Array.from({ length: 24 }, (_, h) => h + 1);
    const day = (start: string) =>
      hourly(
        arrivalsOf(
          patternOf(
            { counts: { perHour, cycle: "day", as: "exact" } },
            contextOf({ start, zone: "Europe/Berlin" }),
          ),
        ),
        5,
      );
    expect(day("2025-03-30T00:00")).toEqual([1, 2, 4, 5, 6]);
    expect(day("2025-10-26T00:00")).toEqual([1, 2, 3, 3, 4]);
  });

  test("of a file take whole numbers from 0; hours not there have nobody", () => {
    const files = { "day.csv": "hour,trucks\n6,12\n7,30\n" };
    const counts = { file: "day.csv", column: "trucks", time: "hour", cycle: "day" };
    const { expected } = patternOf({ counts }, contextOf({ files }));
    expect(expected(0, 6 * HOUR)).toBe(0);
    expect(expected(0, 2 * DAY)).toBeCloseTo(84, 9);
    expect(expected(DAY + 7 * HOUR, DAY + 8 * HOUR)).toBeCloseTo(30, 9);
  });
});

describe("a file of dated hours", () => {
  const counts = { file: "x.csv", column: "trucks", time: "hour", as: "exact" };
  const hours = (text: string, place: { start: string; zone: string }, n: number) =>
    hourly(arrivalsOf(patternOf({ counts }, contextOf({ ...place, files: { "x.csv": text } }))), n);

  test("is laid on the calendar; rows outside the run are left out and missing hours have nobody", () => {
    const text =
      "hour;trucks\n2025-09-21T23:00;9\n2025-09-22T00:00;3\n2025-09-22 02:00;5\n2026-01-01T00:00;7\n";
    expect(hours(text, { start: "2025-09-22T00:00", zone: "Asia/Almaty" }, 4)).toEqual([3, 0, 5, 0]);
  });

  test("means by a doubled hour's second row its second hour", () => {
    const text =
      "hour,trucks\n2025-10-26T01:00,1\n2025-10-26T02:00,2\n2025-10-26T02:00,3\n2025-10-26T03:00,4\n";
    expect(hours(text, { start: "2025-10-26T00:00", zone: "Europe/Berlin" }, 6)).toEqual([0, 1, 2, 3, 4, 0]);
  });

  test("adds rows of one hour", () => {
    const text = "hour,trucks\n2025-09-22T01:00,1\n2025-09-22T01:00,2\n";
    expect(hours(text, { start: "2025-09-22T00:00", zone: "Asia/Almaty" }, 3)).toEqual([0, 3, 0]);
  });

  test("may be cut by the start of the run", () => {
    const text = "hour,trucks\n2025-09-22T00:00,1000\n";
    const place = { start: "2025-09-22T00:45", files: { "x.csv": text } };
    const { expected } = patternOf({ counts: { ...counts, as: "rates" } }, contextOf(place));
    expect(expected(0, HOUR)).toBeCloseTo(250, 9);
  });
});

describe("problems", () => {
  const codes = (counts: object, text?: string) =>
    problemsOf({ counts }, text === undefined ? {} : { "x.csv": text }).map((p) => [p.code, p.detail?.row]);
  const file = { file: "x.csv", column: "n", time: "t" };

  test("a list or a file, and a list with its cycle", () => {
    expect(schemaCodes({ counts: {} })).toContain("parameters:one-set");
    expect(schemaCodes({ counts: { file: "x.csv", column: "n" } })).toContain("parameters:one-set");
    expect(codes({ perHour: [1] })).toEqual([["parameters:needs", undefined]]);
    expect(codes({ perHour: [1, 2], cycle: "day" })).toEqual([["arrivals:hours-in-cycle", undefined]]);
    expect(problemsOf({ counts: { perHour: [1, 2.5], cycle: "none", as: "exact" } })).toEqual([
      { path: ["counts", "perHour", 1], code: "arrivals:count-whole", detail: { value: 2.5 } },
    ]);
  });

  test("a file that is not there or lacks the columns", () => {
    expect(codes(file)).toEqual([["file:missing", undefined]]);
    const found = problemsOf({ counts: file }, { "x.csv": "a,b\n1,2\n" });
    expect(found.map((p) => [p.path[1], p.code])).toEqual([
      ["time", "csv:no-column"],
      ["column", "csv:no-column"],
    ]);
  });

  test("cells that are no times, no numbers, or impossible, by their row", () => {
    expect(codes(file, "t,n\n2025-09-22T00:00Z,1\n2025-09-22T01:00,x\n")).toEqual([
      ["csv:not-a-time", 1],
      ["csv:not-a-number", 2],
    ]);
    expect(codes({ ...file, as: "exact" }, "t,n\n2025-09-22T00:00,-1\n2025-09-22T01:00,1.5\n")).toEqual([
      ["arrivals:count-negative", 1],
      ["arrivals:count-whole", 2],
    ]);
  });

  test("rows out of order, less than an hour apart, or of an hour that the cycle has not", () => {
    const text = "t,n\n2025-09-22T01:00,1\n2025-09-22T00:00,1\n2025-09-22T00:30,1\n";
    expect(codes(file, text)).toEqual([
      ["order:ascending", 2],
      ["arrivals:hours-overlap", 3],
    ]);
    expect(codes({ ...file, cycle: "day" }, "t,n\n0,1\n24,1\n0,2\n0.5,1\n")).toEqual([
      ["arrivals:hour-index", 2],
      ["arrivals:hour-twice", 3],
      ["arrivals:hour-index", 4],
    ]);
  });
});
