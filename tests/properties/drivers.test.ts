/** What must hold wherever vehicles take drivers: one place at a time, days within the limit, and more drivers make more trips. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../src/model/compile.ts";
import type { World } from "../../src/model/post.ts";
import type { RunResult } from "../../src/run/run-result.ts";
import { type KernelName, simulate } from "../../src/run/simulate.ts";
import { type Part, type Post, scenarioOf } from "../traces/traced.ts";

/** More of them, from another seed: `KEZEK_FUZZ=7/3000 npx vitest run tests/properties/drivers`. */
const [SEED = 20251010, RUNS = 150] = (process.env.KEZEK_FUZZ ?? "").split("/").filter(Boolean).map(Number);
const DAY = 86400;
const DAYS = 40;

/** A trip as it was told: which driver, and when he set out [s]. */
interface Told {
  readonly driver: string;
  readonly at: number;
}

async function run(post: Post, kernel: KernelName = "fast"): Promise<{ result: RunResult; trips: Told[] }> {
  const scenario = scenarioOf(post);
  const trips: Told[] = [];
  const tell = (_: World) => (at: number, what: string, _v: number, driver: string) => {
    if (what === "sets out") trips.push({ driver, at });
  };
  const options = { model: compile(scenario), seed: scenario.run.seed, replication: 0, exactUpTo: 100, tell };
  const result = await simulate({ ...options, kernel, keepVehicles: true });
  return { result, trips };
}

const limited = fc
  .record({
    seed: fc.nat(1e6),
    drivers: fc.integer({ min: 1, max: 5 }),
    days: fc.integer({ min: 1, max: 7 }),
    longer: fc.integer({ min: 1, max: 12 }),
    year: fc.boolean(),
    exempt: fc.option(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 9 }))),
    from: fc.option(fc.integer({ min: 0, max: 20 })),
    used: fc.option(fc.integer({ min: 0, max: 8 })),
    hours: fc.integer({ min: 1, max: 90 }),
    planned: fc.integer({ min: 1, max: 7 }),
    perDay: fc.integer({ min: 1, max: 6 }),
    atShortage: fc.constantFrom("wait-at-home", "not-made"),
    rest: fc.option(fc.integer({ min: 1, max: 30 })),
  })
  .map((c) => ({ ...c, planned: Math.min(c.planned, c.days) }));
type Limited = typeof limited extends fc.Arbitrary<infer T> ? T : never;

// The run begins at a midnight of December: the year ends within it.
const START = Date.UTC(2025, 11, 10) / 1000 / DAY;
const iso = (day: number) => new Date((START + day) * DAY * 1000).toISOString().slice(0, 10);

function postOf(c: Limited): Post {
  const limit: Part = {
    days: c.days,
    within: c.year ? "calendar-year" : `${c.days + c.longer} d`,
    ...(c.from === null ? {} : { from: iso(c.from) }),
  };
  const pool: Part = {
    drivers: c.drivers,
    limit,
    ...(c.exempt === null ? {} : { exempt: { from: iso(c.exempt[0]), to: iso(c.exempt[0] + c.exempt[1]) } }),
    ...(c.used === null ? {} : { used: { days: `${c.used} d`, over: "9 d" } }),
    ...(c.rest === null ? {} : { rest: `${c.rest} h` }),
  };
  return {
    start: `${iso(0)}T00:00`,
    length: DAYS * 1440,
    seed: String(c.seed),
    drivers: { d: pool },
    flows: {
      a: {
        at: "post",
        arrivals: { poisson: { perDay: c.perDay } },
        driver: { pool: "d", trip: `${c.hours} h`, plannedDays: c.planned, atShortage: c.atShortage },
      },
    },
    stages: [{ id: "s", servers: "unlimited", service: 0 }],
  };
}

/** Days beyond the limit by brute force: every day of every driver against every day of its span. */
function beyond(c: Limited, trips: readonly Told[]): { days: number; planned: number } {
  const counts = (day: number) => c.exempt === null || day < c.exempt[0] || day > c.exempt[0] + c.exempt[1];
  const newYear = Date.UTC(2026, 0, 1) / 1000 / DAY - START;
  const inSpan = (day: number, other: number) =>
    c.year ? other < newYear === day < newYear : other > day - c.days - c.longer;
  let [days, planned] = [0, 0];
  for (const driver of new Set(trips.map((t) => t.driver))) {
    const own = new Map<number, number>();
    for (const { at } of trips.filter((t) => t.driver === driver)) {
      const end = Math.min(at + c.hours * 3600, DAYS * DAY);
      for (let day = Math.floor(at / DAY); day * DAY < end; day += 1) {
        if (counts(day) && !own.has(day)) own.set(day, day - Math.floor(at / DAY));
      }
    }
    for (const [day, index] of own) {
      if (c.from !== null && day < c.from) continue;
      const used = [...own.keys()].filter((other) => other <= day && inSpan(day, other)).length;
      // What was used before the start is nowhere told: there may be more such days.
      if (used <= c.days) continue;
      days += 1;
      if (index < c.planned) planned += 1;
    }
  }
  return { days, planned };
}

test("nobody's planned days go beyond the limit, days beyond it are counted, and both kernels agree", async () => {
  let [made, over] = [0, 0];
  await fc.assert(
    fc.asyncProperty(limited, async (c) => {
      const { result, trips } = await run(postOf(c));
      const found = beyond(c, trips);
      expect(found.planned).toBe(0);
      const pool = result.drivers!.pools[0]!;
      if (c.used === null) expect(pool.overstayDays).toBe(found.days);
      else expect(pool.overstayDays).toBeGreaterThanOrEqual(found.days);
      expect(pool.trips).toBe(trips.length);
      made += trips.length;
      over += found.days;
      const { available, outOfDays, away, resting } = Object.fromEntries(
        ["available", "outOfDays", "away", "resting"].map((name, i) => [name, pool.levels[i]!.mean]),
      ) as Record<string, number>;
      expect(available! + outOfDays! + away! + resting!).toBeCloseTo(c.drivers, 9);
      expect(JSON.stringify((await run(postOf(c), "simjs")).result)).toBe(JSON.stringify(result));
    }),
    { seed: SEED, numRuns: RUNS },
  );
  // Not a vacuous check.
  expect(made).toBeGreaterThan(10 * RUNS);
  expect(over).toBeGreaterThan(RUNS);
}, 3_600_000);

/*
 * Without a limit who finds nobody at home is lost: one driver more can only take trips that the others do not, since it
 * does not matter which of them drives.
 */
test("one driver more makes every trip that was made before, and the same trip where a limit is far away", async () => {
  let more = 0;
  const many = fc.record({
    seed: fc.nat(1e6),
    drivers: fc.integer({ min: 1, max: 6 }),
    perDay: fc.integer({ min: 1, max: 8 }),
    limit: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(many, async ({ seed, drivers, perDay, limit }) => {
      const crossed = async (n: number) => {
        const { result } = await run({
          length: DAYS * 1440,
          seed: String(seed),
          drivers: { d: { drivers: n, ...(limit ? { limit: { days: 60, within: "90 d" } } : {}) } },
          flows: {
            a: {
              at: "post",
              arrivals: { poisson: { perDay } },
              driver: {
                pool: "d",
                trip: { lognormal: { mean: "30 h", cv: 1 } },
                atShortage: "not-made",
                ...(limit ? { plannedDays: 10 } : {}),
              },
            },
          },
          stages: [{ id: "s", servers: "unlimited", service: 0 }],
        });
        const { number, outcome } = result.vehicles!;
        return new Set(Array.from(number).filter((_, i) => outcome[i] === 0));
      };
      const [few, all] = [await crossed(drivers), await crossed(drivers + 1)];
      for (const vehicle of few) expect(all.has(vehicle)).toBe(true);
      more += all.size - few.size;
    }),
    { seed: SEED, numRuns: 100 },
  );
  expect(more).toBeGreaterThan(500);
}, 3_600_000);
