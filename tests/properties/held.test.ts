/**
 * Trains held at their origin by embargoes and on the line before a station, units that stay away after a use, with tracks,
 * closures, priorities, patience and return in every mixture: the run's own books hold, and both event queues give the same.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunResult } from "../../src/run/run-result.ts";
import type { KernelName } from "../../src/run/simulate.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Scenario } from "../../src/scenario/schema/scenario.ts";
import { validateScenario } from "../../src/scenario/validate.ts";
import { runOnce } from "../fixtures/one-run.ts";
import { fileOf, type Part, scenarioOf } from "../traces/traced.ts";
import { law, maybe, minutes, record } from "./random-post.ts";

const [SEED = 20230901, RUNS = 60] = (process.env.KEZEK_FUZZ ?? "").split("/").filter(Boolean).map(Number);

function run(scenario: Scenario, kernel: KernelName = "fast"): Promise<RunResult> {
  return runOnce(scenario, { kernel, keepVehicles: true, exactUpTo: 100 });
}

const clock = (minute: number) =>
  new Date(Date.UTC(2025, 8, 22) + minute * 60_000).toISOString().slice(0, 16);

const wagons = fc.constantFrom<unknown>(10, 55, { from: 5, to: 40 }, [
  { size: 41, share: 0.3 },
  { size: 57, share: 0.7 },
]);
const arrivals = fc.oneof(
  fc.integer({ min: 12, max: 60 }).map((every) => ({ timetable: { every: `${every} min` } })),
  fc.integer({ min: 20, max: 150 }).map((perDay) => ({ poisson: { perDay } })),
);
const flow = (more: Record<string, fc.Arbitrary<unknown>> = {}) =>
  record({
    mode: fc.constant("train"),
    cargo: fc.constantFrom("grain", "ore"),
    train: record({ wagons, teu: fc.constantFrom(0, 60), kind: maybe(fc.constant("group")) }),
    arrivals,
    travel: maybe(minutes(30, 200)),
    priority: maybe(fc.constantFrom(1, 20)),
    patience: maybe(minutes(30, 300)),
    retrial: maybe(fc.constant({ after: "1 h", share: 0.5 })),
    groups: maybe(fc.constant({ size: 2 })),
    backlog: maybe(fc.constant({ vehicles: 3, waited: ["10 min", "3 h", "1 d"] })),
    whenClosed: maybe(fc.constantFrom("parks", "stays-home", "diverts")),
    ...more,
  });

const line = record({
  stations: fc
    .array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 })
    .map((all) => all.map((places, i) => ({ id: `s${i}`, places }))),
  abandonedAfter: minutes(10, 200),
  restart: law,
  restartsAtOnce: maybe(fc.integer({ min: 1, max: 2 })),
});

const stage = record({
  servers: fc.integer({ min: 1, max: 2 }),
  service: law,
  uses: maybe(fc.constant({ loco: 1 })),
  discipline: maybe(fc.constantFrom({ priority: {} }, { lifo: {} })),
  overtaking: maybe(fc.boolean()),
  queue: maybe(fc.integer({ min: 0, max: 2 }).map((places) => ({ places }))),
});

const embargo = record({
  of: fc.constantFrom<Part>(
    { cargo: ["grain"] },
    { flow: ["a"] },
    { flow: ["a", "b"] },
    { checkpoint: ["post"] },
  ),
  from: fc.integer({ min: -100, max: 900 }),
  length: maybe(fc.integer({ min: 1, max: 600 })),
  extended: maybe(fc.integer({ min: 1, max: 400 })),
  loading: maybe(fc.constant("lost")),
  pace: maybe(fc.constantFrom("60 /day", "6 /h")),
  underWay: maybe(fc.constantFrom("stop", "divert", "divert")),
  except: maybe(fc.constantFrom<Part>({ flow: "a", wagonsPerDay: 120 }, { flow: "a", vehiclesPerDay: 3 })),
}).map((part) => {
  const { from, length, extended, loading, pace, underWay, except, of } = part as {
    readonly from: number;
    readonly length?: number;
    readonly extended?: number;
    readonly [key: string]: unknown;
  };
  const to = length === undefined ? undefined : from + length;
  return {
    of,
    from: clock(from),
    ...(to === undefined ? {} : { to: clock(to) }),
    ...(to === undefined || extended === undefined
      ? {}
      : { extended: [{ announced: clock(to - 1), to: clock(to + extended) }] }),
    ...(loading === undefined ? {} : { loading }),
    ...(pace === undefined || loading !== undefined ? {} : { pace }),
    ...(underWay === undefined ? {} : { underWay }),
    ...(underWay === "divert" ? { divertTo: "c" } : {}),
    ...(except === undefined ? {} : { except: [except] }),
  };
});

const scenario = fc
  .record({
    seed: fc.nat(1e6),
    start: fc.constantFrom("2025-09-22T00:00", "2025-09-22T20:00"),
    a: flow({ cargo: fc.constant("grain") }),
    b: flow(),
    c: flow(),
    stages: fc.array(stage, { minLength: 1, maxLength: 2 }),
    tracks: maybe(fc.integer({ min: 1, max: 3 })),
    line: maybe(line),
    turn: law,
    inside: maybe(fc.integer({ min: 1, max: 4 })),
    lines: maybe(fc.constant("by-first-stage")),
    closure: maybe(fc.constantFrom<Part>({}, { of: { flow: ["a"] } }, { of: { flow: ["b"] } })),
    embargoes: fc.array(embargo, { maxLength: 3 }),
  })
  .map((f) =>
    fileOf({
      seed: String(f.seed),
      length: 1000,
      start: f.start,
      flows: {
        a: { ...f.a, at: "post" },
        b: { ...f.b, at: "post" },
        c: { ...f.c, at: "other" },
      },
      resources: { loco: { units: 2, turn: f.turn } },
      ...(f.tracks === undefined ? {} : { tracks: { arrival: { count: f.tracks } } }),
      ...(f.line === undefined ? {} : { line: f.line }),
      gate: {
        ...(f.inside === undefined ? {} : { inside: f.inside }),
        ...(f.lines === undefined ? {} : { lines: f.lines }),
      },
      stages: f.stages.map((s, i) => ({
        ...s,
        id: `t${i}`,
        ...(f.tracks === undefined || i > 0 ? {} : { track: "arrival" }),
      })),
      others: { other: { stages: [{ id: "u", servers: 1, service: f.turn }] } },
      ...(f.closure === undefined
        ? {}
        : { closures: { x: { ...f.closure, from: clock(200), to: clock(500) } } }),
      embargoes: Object.fromEntries(f.embargoes.map((e, i) => [`e${i}`, e])),
    }),
  );

test("books hold and both event queues agree, whatever is held and wherever", async () => {
  const seen = { held: 0, stopped: 0, diverted: 0, excepted: 0, abandoned: 0, valid: 0 };
  await fc.assert(
    fc.asyncProperty(scenario, async (file) => {
      const { scenario, problems } = validateScenario(parseScenario(JSON.stringify(file)));
      if (scenario === undefined) {
        // What c cannot be: the flow to which it is diverted itself; and features of stages that exclude each other.
        const fatal = problems.filter((p) => p.fatal).map((p) => p.code);
        expect(fatal.filter((c) => !/combination|itself|except|nobody|track|preemption/.test(c))).toEqual([]);
        return;
      }
      seen.valid += 1;
      const fast = await run(scenario);
      expect(await run(scenario, "simjs")).toEqual(fast);
      for (const { counts } of fast.embargoes?.embargoes ?? []) {
        for (const name of ["held", "stopped", "diverted", "excepted"] as const)
          seen[name] += counts.reduce((sum, c) => sum + c[name], 0);
      }
      seen.abandoned += fast.lines?.[0]?.times.reduce((sum, n) => sum + n, 0) ?? 0;
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(seen.valid).toBeGreaterThan(RUNS / 3);
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
});

/*
 * No travel: a train is at the border when it is loaded. Until the longer one ends, it lets through what is excepted, and
 * the shorter one the same until it ends, and all the others after that.
 */
test("a longer embargo never lets more trains be loaded in its period", async () => {
  let fewer = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        seed: fc.nat(1e6),
        perDay: fc.integer({ min: 10, max: 200 }),
        from: fc.integer({ min: 0, max: 2000 }),
        length: fc.integer({ min: 1, max: 2000 }),
        more: fc.integer({ min: 1, max: 2000 }),
        perDayExcepted: fc.integer({ min: 40, max: 300 }),
        pace: maybe(fc.constantFrom("10 /day", "2 /h")),
        loading: fc.constantFrom("waits", "lost"),
      }),
      async ({ seed, perDay, from, length, more, perDayExcepted, pace, loading }) => {
        const loaded = async (minutes: number) => {
          const train = { mode: "train", at: "post", train: { wagons: { from: 10, to: 40 } } };
          const result = await run(
            scenarioOf({
              seed: String(seed),
              length: 7000,
              flows: {
                a: { ...train, arrivals: { poisson: { perDay } } },
                b: { ...train, arrivals: { poisson: { perDay: 20 } } },
              },
              stages: [{ id: "s", servers: "unlimited", service: "10 min" }],
              embargoes: {
                ban: {
                  from: clock(from),
                  to: clock(from + minutes),
                  loading,
                  ...(pace === undefined || loading === "lost" ? {} : { pace }),
                  except: [{ flow: "b", wagonsPerDay: perDayExcepted }],
                },
              },
            }),
          );
          const { arrivedAt } = result.vehicles!;
          const end = (from + length + more) * 60;
          return arrivedAt.filter((at) => at >= from * 60 && at < end).length;
        };
        const [short, long] = [await loaded(length), await loaded(length + more)];
        expect(long).toBeLessThanOrEqual(short);
        if (long < short) fewer += 1;
      },
    ),
    { seed: SEED, numRuns: 40 },
  );
  expect(fewer).toBeGreaterThan(20);
});
