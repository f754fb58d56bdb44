/**
 * The inner loop of the flat engine where it gets large, and where several of them are at work in one thread: always
 * what the general engine finds.
 */
import { expect, onTestFinished, test } from "vitest";
import type { RunResult } from "../../src/run/run-result.ts";
import type { Simulation } from "../../src/run/simulate.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import type { Scenario } from "../../src/scenario/schema/scenario.ts";
import { at, type Post, scenarioOf, steps } from "../traces/traced.ts";
import { compareEngines, expectSame, generalResult, simulationOf } from "./both-engines.ts";

const drawn = (mean: string) => ({ exponential: { mean } });
const highest = ({ levels }: RunResult) => Math.max(...levels.map(({ max }) => max));

/** Vehicles that come together, are served all at once and then one by one: every array of the loop must grow. */
function crowd(vehicles: number): Scenario {
  const scenario = scenarioOf({
    length: 90,
    flows: { a: at([1, 12], { groups: { size: vehicles / 2 }, channels: { green: 0.5, red: 0.5 } }) },
    stages: [
      { id: "papers", servers: "unlimited", service: drawn("9 min") },
      { id: "booth", servers: 1, service: drawn("1 min") },
    ],
  });
  return { ...scenario, calendar: { ...scenario.calendar, warmup: 600 } };
}

test("70,000 vehicles inside at once are the same on both engines", async () => {
  const result = await compareEngines(crowd(70_000), 100_000);
  expect(highest(result)).toBeGreaterThan(69_900);
  // More than the last bucket of a level, for most of the 80 minutes that count.
  const most = Math.max(...result.levels.map(({ mean }) => mean));
  expect(most).toBeGreaterThan(65_536);
}, 120_000);

test("70,000 vehicles before the gate are the same on both engines", async () => {
  const post: Post = {
    length: 60,
    flows: { a: at([1], { groups: { size: 70_000 } }), b: at([2, 3, 4, 50], { priority: 1 }) },
    gate: { inside: 2 },
    stages: [{ id: "booth", servers: 1, service: drawn("2 min"), discipline: { priority: {} } }],
  };
  expect(highest(await compareEngines(scenarioOf(post), 7_919))).toBeGreaterThanOrEqual(70_000);
}, 120_000);

test("crowds that leave and are followed by larger ones are the same on both engines", async () => {
  const crowds = (group: number, minutes: number[]) => at(minutes, { groups: { size: group } });
  const post: Post = {
    length: 240,
    flows: { a: crowds(5_000, [1, 61, 121, 122]), b: crowds(900, [20, 62, 180]) },
    stages: [{ id: "papers", servers: "unlimited", service: drawn("3 min") }],
  };
  const result = await compareEngines(scenarioOf(post), 1_009);
  expect(highest(result)).toBeGreaterThan(5_000);
});

test.each(["finish", "handOver", "suspend"])("hundreds in service when a shift ends (%s)", async (rule) => {
  const post: Post = {
    length: 400,
    flows: {
      a: at([0, 30, 31, 150], { groups: { size: 150 } }),
      b: at([1, 32, 160], { groups: { size: 70 }, priority: 1 }),
    },
    resources: {
      officer: {
        units: {
          ...steps(
            [
              [0, 330],
              [60, 90],
              [90, 330],
            ],
            rule,
            "units",
          ),
        },
      },
    },
    stages: [
      { id: "papers", servers: "unlimited", service: drawn("15 min"), uses: { officer: 1 } },
      {
        id: "booth",
        servers: steps(
          [
            [0, 200],
            [40, 20],
            [80, 250],
            [200, 0],
            [240, 200],
          ],
          rule,
        ),
        service: drawn("40 min"),
        discipline: { priority: {} },
      },
    ],
  };
  const result = await compareEngines(scenarioOf(post), 101);
  expect(highest(result)).toBeGreaterThan(256);
});

/** A file cut to so many seconds. */
async function shortened(path: string, length: number): Promise<Scenario> {
  const { scenario } = await loadScenario(path);
  if (scenario === undefined) throw new Error(`${path} is no sound scenario`);
  const { calendar } = scenario;
  return { ...scenario, calendar: { ...calendar, length, warmup: Math.min(calendar.warmup, length / 4) } };
}

const LINE = "bench/cases/mm1.yaml";
const POST = "bench/cases/reference-post.yaml";
const KARASU = "scenarios/karasu-live-queue.yaml";
const DAY = 86_400;

async function begun(scenario: Scenario): Promise<Simulation> {
  const simulation = await simulationOf(scenario, "auto");
  expect(simulation.engine).toBe("flat");
  return simulation;
}

test("several runs in one thread, in turns, find what each finds alone", async () => {
  const [line, post, karasu] = [
    await shortened(LINE, 3_000),
    await shortened(POST, 20 * DAY),
    await shortened(KARASU, 5 * DAY),
  ];
  const [first, long] = [await begun(line), await begun(post)];
  while (!first.advance(499)) expect(long.advance(301)).toBe(false);
  // It may have the memory of the first one, whose results are still to be asked for.
  const next = await begun(karasu);
  for (let i = 0; i < 5; i += 1) {
    expect(next.advance(401)).toBe(false);
    expect(long.advance(307)).toBe(false);
  }
  expectSame(first.result(), await generalResult(line));
  const again = await begun(line);
  const all = [next, long, again];
  const ended = new Set<Simulation>();
  while (ended.size < all.length) {
    for (const one of all) if (!ended.has(one) && one.advance(503)) ended.add(one);
  }
  expectSame(long.result(), await generalResult(post));
  expectSame(next.result(), await generalResult(karasu));
  expectSame(again.result(), await generalResult(line));
});

// Rows are taken 128 at a time, and of this post there are 309 of a cell.
test.each([0, 127, 128, 129, 256, 308, 309, 1_000])("values kept one by one up to %i", async (exactUpTo) => {
  const post = await shortened(POST, 2 * DAY);
  const { crossed } = await compareEngines(post, 10_000, 0, exactUpTo);
  const counts = crossed.map(([wait]) => wait!.values?.length ?? wait!.sketch!.count);
  expect(Math.max(...counts)).toBe(309);
  expect(crossed.some(([wait]) => wait!.sketch !== null)).toBe(309 > exactUpTo);
});

/** Counts the memories made from now on, to the end of the test. */
function countMemories(): () => number {
  const { Memory } = WebAssembly;
  let made = 0;
  class Counted extends Memory {
    constructor(size: { readonly initial: number }) {
      super(size);
      made += 1;
    }
  }
  Reflect.set(WebAssembly, "Memory", Counted);
  onTestFinished(() => void Reflect.set(WebAssembly, "Memory", Memory));
  return () => made;
}

test("a run that gets the memory of another finds what it finds alone", async () => {
  const [line, post] = [await shortened(LINE, 3_000), await shortened(POST, 5 * DAY)];
  for (const scenario of [crowd(3_000), line]) await compareEngines(scenario, 10_000);
  const made = countMemories();
  for (const scenario of [line, post, crowd(3_000), post, line]) await compareEngines(scenario, 10_000);
  expect(made()).toBe(0);
  // Of those under way at the same time each has one of its own; no more than three were needed above.
  for (let i = 0; i < 4; i += 1) await begun(line);
  expect(made()).toBeGreaterThan(0);
});
