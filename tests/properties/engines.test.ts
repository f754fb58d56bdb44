/**
 * The flat engine against the general one: the same results to the last bit, whatever the ordinary post; and the posts
 * that should run flat do, so that the fast way cannot be lost unnoticed.
 */
import { readdirSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { isPlain } from "../../src/model/flat/plain.ts";
import { runsFlat } from "../../src/model/flat/supported.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Scenario } from "../../src/scenario/schema/scenario.ts";
import { validateScenario } from "../../src/scenario/validate.ts";
import { at, fileOf, type Part, type Post } from "../traces/traced.ts";
import { compareEngines } from "./both-engines.ts";
import { ordinaryPost } from "./ordinary-post.ts";
import { plainPost } from "./plain-post.ts";
import { randomPost } from "./random-post.ts";

/** More of them, from another seed, when looking for faults: `KEZEK_FUZZ=7/3000 npx vitest run tests/properties`. */
const [SEED = 20261121, RUNS = 300] = (process.env.KEZEK_FUZZ ?? "").split("/").filter(Boolean).map(Number);

function scenarioFrom(post: Parameters<typeof fileOf>[0], warmup: number): Scenario | undefined {
  const { scenario } = validateScenario(parseScenario(JSON.stringify(fileOf(post))));
  return scenario && { ...scenario, calendar: { ...scenario.calendar, warmup } };
}

/** Runs random posts on both engines. @param expected told of each valid one */
async function sameOnBoth(posts: fc.Arbitrary<Post>, expected: (scenario: Scenario) => void): Promise<void> {
  let valid = 0;
  const slices = fc.integer({ min: 1, max: 50 });
  await fc.assert(
    fc.asyncProperty(posts, fc.constantFrom(0, 3600), slices, async (post, warmup, slice) => {
      const scenario = scenarioFrom(post, warmup);
      if (scenario === undefined) return;
      valid += 1;
      expected(scenario);
      await compareEngines(scenario, slice);
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(valid).toBeGreaterThan(RUNS / 2);
}

test("ordinary posts run on the flat engine and give what the general one gives", async () => {
  await sameOnBoth(ordinaryPost, () => {});
}, 3_600_000);

test("plain posts run on the loop of their own and give what the general engine gives", async () => {
  await sameOnBoth(plainPost, (scenario) => expect(isPlain(compile(scenario))).toBe(true));
}, 3_600_000);

/** The plainest post, and what it may not have. */
const PLAINEST: Post = {
  length: 60,
  flows: { a: at([1, 5]), b: at([2, 3]) },
  stages: [
    { id: "papers", servers: 1, service: "2 min" },
    { id: "booth", servers: 1, service: "3 min" },
  ],
};
const [PAPERS, BOOTH] = PLAINEST.stages as [Part, Part];
const steps = [{ at: "0 min", servers: 1 }];

function plain(post: Post): boolean {
  const model = compile(scenarioFrom(post, 0)!);
  expect(runsFlat(model)).toBe(true);
  return isPlain(model);
}

test.each<[string, Partial<Post>]>([
  [
    "staff that stages share",
    { resources: { officer: { units: 1 } }, stages: [{ ...PAPERS, uses: { officer: 1 } }] },
  ],
  ["services that are handed over", { stages: [{ ...PAPERS, servers: { steps, atShiftEnd: "handOver" } }] }],
  ["services that are suspended", { stages: [{ ...PAPERS, servers: { steps, atShiftEnd: "suspend" } }] }],
  [
    "a way back",
    {
      stages: [
        PAPERS,
        {
          ...BOOTH,
          next: [
            { to: "papers", share: 0.5, atMost: 1 },
            { to: "exit", share: 0.5 },
          ],
        },
      ],
    },
  ],
  [
    "a way by lot",
    {
      stages: [
        {
          ...PAPERS,
          next: [
            { to: "booth", share: 0.5 },
            { to: "exit", share: 0.5 },
          ],
        },
        BOOTH,
      ],
    },
  ],
  ["a stage for some by lot", { stages: [PAPERS, { ...BOOTH, when: { share: 0.5 } }] }],
  ["channels", { flows: { a: at([1], { channels: { green: 0.5, red: 0.5 } }) } }],
  ["vehicles that come together", { flows: { a: at([1], { groups: { size: 2 } }) } }],
  ["priorities", { flows: { a: at([1]), b: at([2], { priority: 3 }) } }],
])("a post is not plain with %s", (_, part) => {
  expect(plain(PLAINEST)).toBe(true);
  expect(plain({ ...PLAINEST, ...part })).toBe(false);
});

test("a post of two sides is plain unless one stops services when it closes", () => {
  const post = (atClosing: string): Post => ({
    length: 60,
    flows: { a: at([1], { from: "x" }), b: at([2], { from: "y" }) },
    sides: { x: { stages: [PAPERS], atClosing }, y: { stages: [BOOTH] } },
  });
  expect([plain(post("finish")), plain(post("suspend"))]).toEqual([true, false]);
});

test("of posts of every kind, those that run flat give the same too", async () => {
  await fc.assert(
    fc.asyncProperty(randomPost, async (post) => {
      const scenario = scenarioFrom(post, 0);
      if (scenario !== undefined && runsFlat(compile(scenario))) await compareEngines(scenario, 1_000_000);
    }),
    { seed: SEED, numRuns: RUNS },
  );
}, 3_600_000);

/** A file cut to a length in which both engines are done soon [s]. */
async function shortened(path: string, length: number): Promise<Scenario> {
  const { scenario } = await loadScenario(path);
  if (scenario === undefined) throw new Error(`${path} is no sound scenario`);
  const { calendar } = scenario;
  const warmup = Math.min(calendar.warmup, length / 4);
  return { ...scenario, calendar: { ...calendar, length: Math.min(calendar.length, length), warmup } };
}

const FLAT = {
  "bench/cases/mm1.yaml": 30_000,
  "bench/cases/mmc.yaml": 30_000,
  "bench/cases/reference-post.yaml": 15 * 86_400,
  "scenarios/karasu-live-queue.yaml": 10 * 86_400,
  "scenarios/karasu-more-staff.yaml": 10 * 86_400,
  ...Object.fromEntries(
    ["dm1-rho80", "md1-cdf-rho80", "mm1-rho80", "mm23-waiting-area", "mmc-c2-rho80", "prio-np-mm1"].map(
      (name) => [`tests/theory/files/${name}.yaml`, 200_000],
    ),
  ),
};

test.each(Object.entries(FLAT))("%s runs flat, and the same", async (path, length) => {
  const scenario = await shortened(path, length);
  for (const replication of [0, 1]) await compareEngines(scenario, 997, replication);
});

test("what the flat engine has not is left to the general one", async () => {
  const folder = "tests/theory/files";
  const known = Object.keys(FLAT);
  const others = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => `${folder}/${name}`)
    .filter((path) => !known.includes(path));
  const general = await Promise.all(
    others.map(async (path) => [path, runsFlat(compile(await shortened(path, 1000)))] as const),
  );
  expect(general.filter(([, flat]) => flat).map(([path]) => path)).toEqual([
    `${folder}/trace-gg1.yaml`,
    `${folder}/transient-mm1.yaml`,
  ]);
  expect(general.length).toBeGreaterThan(10);
});

test("a key that the flat engine does not know leads to the general one", async () => {
  const scenario = await shortened("bench/cases/mm1.yaml", 1000);
  const { post } = scenario.checkpoints;
  const { customers } = scenario.flows;
  const stage = post!.stages![0]!;
  const changed: readonly object[] = [
    { ...scenario, newKey: 1 },
    { ...scenario, calendar: { ...scenario.calendar, newKey: 1 } },
    { ...scenario, checkpoints: { post: { ...post, newKey: 1 } } },
    { ...scenario, checkpoints: { post: { ...post, gate: { ...post!.gate, newKey: 1 } } } },
    { ...scenario, checkpoints: { post: { ...post, stages: [{ ...stage, newKey: 1 }] } } },
    { ...scenario, flows: { customers: { ...customers, newKey: 1 } } },
  ];
  expect(runsFlat(compile(scenario))).toBe(true);
  for (const other of changed) expect(runsFlat(compile(other as Scenario))).toBe(false);
  const booked = await shortened("bench/cases/electronic-queue.yaml", 86400);
  expect(runsFlat(compile(booked))).toBe(false);
});
