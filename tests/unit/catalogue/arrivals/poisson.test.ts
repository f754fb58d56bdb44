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
const RUNS = 4000;

/** Arrivals of many replications [h]. */
function runsOf(written: unknown, hours: number, runs = RUNS): number[][] {
  const pattern = patternOf(written, contextOf({ length: hours * HOUR }));
  return Array.from({ length: runs }, (_, r) => arrivalsOf(pattern, r).map((at) => at / HOUR));
}

const inHour = (run: readonly number[], hour: number): number =>
  run.filter((at) => at >= hour && at < hour + 1).length;

/** `rates` by hour as steps. */
function hourlySteps(rates: readonly number[]) {
  return rates.map((r, i) => ({ at: i === 0 ? 0 : `${i} h`, rate: `${r} /h` }));
}

describe("theory: rates 4, 4, 10, 20, 30, 20, 12, 8 by the hour", () => {
  const runs = runsOf({ poisson: { steps: hourlySteps([4, 4, 10, 20, 30, 20, 12, 8]) } }, 8);

  test("the total is Poisson(108)", () => {
    const totals = runs.map((run) => run.length);
    expectMean(totals, 108, 108);
    expectPoissonVariance(totals, 108);
  });

  test("the fifth hour is Poisson(30)", () => {
    const counts = runs.map((run) => inHour(run, 4));
    expectMean(counts, 30, 30);
    expectPoissonVariance(counts, 30);
  });

  test("the first hour is empty with probability exp(-4)", () => {
    const p = Math.exp(-4);
    expectMean(
      runs.map((run) => (inHour(run, 0) === 0 ? 1 : 0)),
      p,
      p * (1 - p),
    );
  });

  test("given their number, the arrivals of an hour are uniform in it", () => {
    const shares = runs.flatMap((run) => run.filter((at) => at >= 4 && at < 5).map((at) => at - 4));
    expectMean(shares, 1 / 2, 1 / 12);
    // Var(U^2) = 1/5 - 1/9.
    expectMean(
      shares.map((u) => u * u),
      1 / 3,
      4 / 45,
    );
  });
});

test("theory: a rate of 0 for two hours, then 5 an hour: the first comes after 2 h, at 2.2 h on average", () => {
  const steps = [
    { at: 0, rate: "0 /h" },
    { at: "2 h", rate: "5 /h" },
  ];
  const firsts = runsOf({ poisson: { steps } }, 40).map((run) => run[0] ?? Number.NaN);
  expect(Math.min(...firsts)).toBeGreaterThanOrEqual(2);
  expectMean(firsts, 2.2, 1 / 25);
});

describe("theory: a rate that grows as 2t on [0, 10] h", () => {
  const ramp = [
    { at: 0, rate: "0 /h" },
    { at: "10 h", rate: "20 /h" },
  ];
  const runs = runsOf({ poisson: { ramp } }, 10);

  test("the total is Poisson(100)", () => {
    const totals = runs.map((run) => run.length);
    expectMean(totals, 100, 100);
    expectPoissonVariance(totals, 100);
  });

  test("an arrival is in the first half with probability 1/4", () => {
    // Given the total, arrivals are independent with distribution function (t/10)^2.
    expectMean(
      runs.flat().map((at) => (at <= 5 ? 1 : 0)),
      0.25,
      0.25 * 0.75,
    );
  });

  test("the first comes at the square root of an exponential: mean 0.8862 h, variance 1 - pi/4", () => {
    expectMean(
      runs.map((run) => run[0] ?? Number.NaN),
      0.8862269255,
      1 - Math.PI / 4,
    );
  });
});

test("theory: a rate that falls to 0 as 2(10 - t), then stays there", () => {
  const ramp = [
    { at: 0, rate: "20 /h" },
    { at: "10 h", rate: "0 /h" },
  ];
  const runs = runsOf({ poisson: { ramp } }, 20);
  expectMean(
    runs.map((run) => run.length),
    100,
    100,
  );
  expect(Math.max(...runs.flat())).toBeLessThanOrEqual(10);
  expectMean(
    runs.flat().map((at) => (at <= 5 ? 1 : 0)),
    0.75,
    0.25 * 0.75,
  );
});

test("a ramp with a jump and a period repeats, and its expectation is its area", () => {
  const ramp = [
    { at: "1 h", rate: "0 /h" },
    { at: "2 h", rate: "4 /h" },
    { at: "2 h", rate: "1 /h" },
    { at: "4 h", rate: "1 /h" },
  ];
  const { expected } = patternOf({ poisson: { ramp, repeatEvery: "4 h" } }, contextOf({ length: 10 * HOUR }));
  // A period holds a triangle of 2 and a rectangle of 2; then 1 h of nothing, and half the next triangle's base.
  expect(expected(0, 4 * HOUR)).toBeCloseTo(4, 12);
  expect(expected(4 * HOUR, 6 * HOUR)).toBeCloseTo(2, 12);
  expect(expected(8 * HOUR, 9.5 * HOUR)).toBeCloseTo(0.5, 12);
  expect(expected(0, 100 * HOUR)).toBeCloseTo(10, 12);
});

test("a rate of 0 for ever gives nobody, in a run without end as well", () => {
  expect(arrivalsOf(patternOf({ poisson: { perDay: 0 } }, contextOf()))).toEqual([]);
  const endless = { ...contextOf(), length: Number.POSITIVE_INFINITY };
  expect(arrivalsOf(patternOf({ poisson: { perDay: 0 } }, endless))).toEqual([]);
  const steps = [
    { at: 0, rate: "50 /h" },
    { at: "1 h", rate: "0 /h" },
  ];
  const source = patternOf({ poisson: { steps } }, endless);
  expect(arrivalsOf(source).every((at) => at < HOUR)).toBe(true);
});

test("perDay, perHour and rate say the same thing", () => {
  const of = (p: object) => arrivalsOf(patternOf({ poisson: p }, contextOf()));
  expect(of({ perDay: 240 })).toEqual(of({ perHour: 10 }));
  expect(of({ perDay: 240 })).toEqual(of({ rate: "10 /h" }));
});

describe("factors of hour, weekday and date", () => {
  const byHour = Array.from({ length: 24 }, (_, h) => (h === 8 ? 24 : 0));
  const byWeekday = [1, 1, 1, 1, 1, 2, 0];

  test("multiply the rate as they are, by the local clock", () => {
    const { expected } = patternOf({ poisson: { perDay: 100, byHour, byWeekday } }, contextOf());
    expect(expected(8 * HOUR, 9 * HOUR)).toBeCloseTo(100, 9);
    expect(expected(9 * HOUR, 32 * HOUR)).toBe(0);
    expect(expected(5 * DAY, 6 * DAY)).toBeCloseTo(200, 9);
    expect(expected(6 * DAY, 7 * DAY)).toBe(0);
  });

  test("dates hold from the first to the last day inclusive, and multiply where they overlap", () => {
    const byDate = [
      { from: "2025-09-24", to: "2025-09-26", factor: 0.5 },
      { from: "2025-09-26", factor: 0 },
      { from: "2025-09-27", to: "2025-09-28", factor: 3 },
      { from: "2025-09-28", factor: 2 },
    ];
    const { expected } = patternOf({ poisson: { perDay: 100, byDate } }, contextOf());
    const days = Array.from({ length: 8 }, (_, d) => expected(d * DAY, (d + 1) * DAY));
    [100, 100, 50, 50, 0, 300, 600, 100].forEach((value, d) => {
      expect(days[d]).toBeCloseTo(value, 9);
    });
  });

  test.each([
    ["2025-03-30T00:00", 23, [1, 1, 0, 1]],
    ["2025-10-26T00:00", 25, [1, 1, 2, 1]],
  ])("a day on which the clock changes, %s, has %d hours", (start, hours, hourCounts) => {
    const of = (hour: number) => Array.from({ length: 24 }, (_, h) => (h === hour ? 1 : 0));
    const context = contextOf({ start, zone: "Europe/Berlin", length: hours * HOUR });
    const all = patternOf({ poisson: { perHour: 1, byHour: new Array(24).fill(1) } }, context);
    expect(all.expected(0, 2 * DAY)).toBeCloseTo(hours, 9);
    hourCounts.forEach((count, hour) => {
      const { expected } = patternOf({ poisson: { perHour: 1, byHour: of(hour) } }, context);
      expect(expected(0, 2 * DAY)).toBeCloseTo(count, 9);
    });
    const last = patternOf({ poisson: { perHour: 1, byHour: of(23) } }, context);
    expect(last.expected((hours - 1) * HOUR, hours * HOUR)).toBeCloseTo(1, 9);
  });

  test("a change of half an hour splits its hour where it falls", () => {
    // On Lord Howe 02:00 becomes 02:30 on 5 October 2025: the hour of two is half an hour long.
    const context = contextOf({ start: "2025-10-05T00:00", zone: "Australia/Lord_Howe", length: DAY });
    const byTwo = Array.from({ length: 24 }, (_, h) => (h === 2 ? 1 : 0));
    const { expected } = patternOf({ poisson: { perHour: 1, byHour: byTwo } }, context);
    expect(expected(0, DAY)).toBeCloseTo(0.5, 9);
    expect(expected(2 * HOUR, 2.5 * HOUR)).toBeCloseTo(0.5, 9);
  });

  test("a run that begins within an hour begins within its factor", () => {
    const context = contextOf({ start: "2025-09-22T08:40" });
    const { expected } = patternOf({ poisson: { perDay: 100, byHour } }, context);
    expect(expected(0, HOUR)).toBeCloseTo(100 / 3, 9);
  });

  test("a change of the rate leaves the arrivals before it as they were", () => {
    const of = (factor: number) =>
      arrivalsOf(
        patternOf({ poisson: { perDay: 280, byDate: [{ from: "2025-09-25", factor }] } }, contextOf()),
      );
    const early = (list: number[]) => list.filter((at) => at < 3 * DAY);
    expect(early(of(0))).toEqual(early(of(3)));
    expect(early(of(0)).length).toBeGreaterThan(600);
  });
});

describe("problems", () => {
  test("exactly one way to state the rate", () => {
    expect(schemaCodes({ poisson: {} })).toContain("parameters:one-set");
    expect(schemaCodes({ poisson: { perDay: 1, perHour: 1 } })).toContain("parameters:one-set");
    expect(schemaCodes("poisson").length).toBeGreaterThan(0);
    expect(schemaCodes({ poisson: { perDay: -1 } }).length).toBeGreaterThan(0);
    expect(schemaCodes({ poisson: { perDay: 1, byHour: [1, 2] } }).length).toBeGreaterThan(0);
  });

  test("what does not go together is named", () => {
    const at = (written: object) => problemsOf({ poisson: written }).map((p) => [p.path.join("."), p.code]);
    const steps = [{ at: 0, rate: "1 /h" }];
    expect(at({ steps, byWeekday: new Array(7).fill(1) })).toEqual([
      ["poisson.byWeekday", "parameters:needs"],
    ]);
    expect(at({ perDay: 5, repeatEvery: "1 d" })).toEqual([["poisson.repeatEvery", "parameters:needs"]]);
    const byDate = [{ from: "2025-10-02", to: "2025-10-01", factor: 1 }];
    expect(at({ perDay: 5, byDate })).toEqual([["poisson.byDate.0.to", "arrivals:dates-reversed"]]);
  });

  test("times that do not ascend, or outlast the period, are named", () => {
    const steps = [
      { at: "2 h", rate: "1 /h" },
      { at: "2 h", rate: "2 /h" },
    ];
    const codes = problemsOf({ poisson: { steps, repeatEvery: "1 h" } }).map((p) => p.code);
    expect(codes).toEqual(["order:ascending", "arrivals:period-too-short"]);
    expect(problemsOf({ poisson: { ramp: steps, repeatEvery: "2 h" } })).toEqual([]);
  });
});
