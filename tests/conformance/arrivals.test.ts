/**
 * The suite that every arrival pattern of the registry must pass. A new one needs an example here, and nothing
 * else. Counts are held within 4.7 standard errors of what the pattern itself expects, which a right pattern
 * misses with probability 2.6e-6; the keys are fixed, so a check that passes once passes always.
 */
import { describe, expect, test } from "vitest";
import type { ArrivalContext, ArrivalPattern } from "../../src/catalogue/arrivals/arrival-source.ts";
import { arrivals } from "../../src/catalogue/arrivals/index.ts";
import { Stream } from "../../src/kernel/stream.ts";
import { DAY, epochOf, ZoneClock } from "../../src/time/zone-clock.ts";

const RUNS = 400;
const STANDARD_ERRORS = 4.7;
/** A pattern's expectation may be off by a constant: renewals in the long run, deviations at a run's ends. */
const EDGE = 1;
const LENGTH = 5 * DAY;
const FILES = {
  "hours.csv":
    "hour,trucks\n2025-10-25T10:00,12\n2025-10-26T02:00,7\n2025-10-26T02:00,5\n2025-10-27T00:00,30\n",
  "times.csv": "at\n2025-10-25T10:00\n2025-10-25T10:00\n2025-10-26T02:30\n2025-10-28T00:00\n",
};
/** Over a day of 25 hours. */
const CONTEXT: ArrivalContext = {
  files: FILES,
  clock: new ZoneClock(epochOf("2025-10-24T05:20", "Europe/Berlin") ?? Number.NaN, "Europe/Berlin", LENGTH),
  length: LENGTH,
};
const DAILY = Array.from({ length: 24 }, (_, h) => h % 5);

/** Parameters as a user writes them, one or more for each variant. */
const EXAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  poisson: [
    { perDay: 48 },
    { perHour: 0 },
    {
      perDay: 48,
      byHour: DAILY,
      byWeekday: [1, 1, 1, 1, 2, 0, 1],
      byDate: [{ from: "2025-10-27", factor: 0 }],
    },
    {
      steps: [
        { at: "2 h", rate: "3 /h" },
        { at: "5 h", rate: "0 /h" },
      ],
      repeatEvery: "7 h",
    },
    {
      ramp: [
        { at: "2 h", rate: "6 /h" },
        { at: "12 h", rate: "0 /h" },
      ],
      repeatEvery: "12 h",
    },
  ],
  counts: [
    { perHour: DAILY, cycle: "day" },
    { perHour: DAILY, cycle: "day", as: "exact" },
    { file: "hours.csv", column: "trucks", time: "hour" },
    { file: "hours.csv", column: "trucks", time: "hour", as: "exact" },
  ],
  renewal: [
    { interarrival: "40 min" },
    { interarrival: { lognormal: { mean: "40 min", cv: 0.7 } }, first: "5 h" },
    { interarrival: { exponential: { mean: "1 h" } }, first: { uniform: { min: 0, max: "1 h" } } },
  ],
  timetable: [
    { at: ["06:30", "02:30"], days: ["fri", "sun"] },
    { every: "70 min", from: "3 h", deviation: { uniform: { min: "-2 h", max: "2 h" } }, cancelled: 0.1 },
    { times: ["2 min", 0], deviation: { normal: { mean: 0, sd: "1 h", cutAtZero: false } } },
  ],
  trace: [{ file: "times.csv", column: "at" }],
};

function listOf(pattern: ArrivalPattern, key: number): number[] {
  const source = pattern.begin(new Stream(key, 104729));
  const found: number[] = [];
  for (let at = source.next(); at !== Number.POSITIVE_INFINITY; at = source.next()) found.push(at);
  return found;
}

describe.each(arrivals.variants.map((v) => v.name))("every arrival pattern: %s", (name) => {
  const examples = EXAMPLES[name] ?? [];
  const built = (example: unknown): ArrivalPattern => {
    const chosen = arrivals.schema.parse({ [name]: example });
    expect(arrivals.problems(chosen, CONTEXT)).toEqual([]);
    return arrivals.build(chosen, CONTEXT);
  };

  test("has an example here", () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  test.each(examples)("gives instants of the run, in order: %j", (example) => {
    const pattern = built(example);
    for (let key = 0; key < 20; key += 1) {
      const list = listOf(pattern, key);
      expect(list.every((at, i) => at >= (list[i - 1] ?? 0) && at < LENGTH)).toBe(true);
    }
  });

  test.each(examples)("gives Infinity again after the last: %j", (example) => {
    const source = built(example).begin(new Stream(3, 4));
    while (source.next() !== Number.POSITIVE_INFINITY);
    expect([source.next(), source.next()]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });

  test.each(examples)(
    "gives the same for the same key, also when sources run side by side: %j",
    (example) => {
      const pattern = built(example);
      const alone = listOf(pattern, 1);
      const [a, b] = [pattern.begin(new Stream(1, 104729)), pattern.begin(new Stream(2, 104729))];
      const beside = alone.map(() => {
        b.next();
        return a.next();
      });
      expect(beside).toEqual(alone);
    },
  );

  test.each(examples)("where it gives many at a time, they are those one by one: %j", (example) => {
    const pattern = built(example);
    for (let key = 0; key < 20; key += 1) {
      const single = pattern.begin(new Stream(key, 104729));
      const many = pattern.begin(new Stream(key, 104729));
      // Blocks that begin and end anywhere in those of the draws, past the last arrival, and `next` between them.
      for (const count of [1, 64, 7, 128, 200, 0, 64, 500]) {
        const out = new Float64Array(count + 2);
        many.nextMany?.(out, 1, count);
        const expected = Array.from({ length: count }, () => single.next());
        if (many.nextMany !== undefined) expect([...out]).toEqual([0, ...expected, 0]);
        else expect(expected).toEqual(expected.map(() => many.next()));
        expect(many.next()).toBe(single.next());
      }
    }
  });

  test.each(examples)("gives as many as it expects, in the run and in its first day: %j", (example) => {
    const pattern = built(example);
    const lists = Array.from({ length: RUNS }, (_, key) => listOf(pattern, key));
    for (const until of [DAY, LENGTH]) {
      const counts = lists.map((list) => list.filter((at) => at < until).length);
      const mean = counts.reduce((sum, n) => sum + n, 0) / RUNS;
      const variance = counts.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (RUNS - 1);
      const error = Math.abs(mean - pattern.expected(0, until));
      expect(error).toBeLessThanOrEqual(STANDARD_ERRORS * Math.sqrt(variance / RUNS) + EDGE);
    }
  });

  test.each(examples)("expects amounts that add up, and none outside the run: %j", (example) => {
    const { expected } = built(example);
    const whole = expected(0, LENGTH);
    const parts = [0, 1000, DAY, 2.5 * DAY].map((from, i, all) => expected(from, all[i + 1] ?? LENGTH));
    expect(Math.abs(parts.reduce((sum, n) => sum + n, 0) - whole)).toBeLessThanOrEqual(1e-9 * (1 + whole));
    expect(expected(-DAY, 0)).toBe(0);
    expect(expected(LENGTH, LENGTH + DAY)).toBe(0);
    expect(expected(DAY, DAY)).toBe(0);
    expect(expected(-DAY, LENGTH + DAY)).toBe(whole);
  });
});
