/** Documents by common random numbers: a vehicle comes with the same ones whatever else is changed, and few of them more when their shares rise. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { simulate } from "../../src/run/simulate.ts";
import { type Part, type Post, scenarioOf } from "../traces/traced.ts";

const mean = (minutes: number): Part => ({ exponential: { mean: `${minutes} min` } });
const papers: Part = { id: "papers", servers: 2, service: mean(5) };
const desk: Part = { id: "desk", servers: "unlimited", when: { documents: ["invoice"] }, service: mean(30) };

const flowOf = (documents: Part | undefined, more: Part = {}): Part => ({
  at: "post",
  arrivals: { poisson: { perDay: 200 } },
  ...(documents === undefined ? {} : { documents }),
  ...more,
});

/** By number: the word of the documents of each vehicle of flow `a`, and when it was ready. */
async function found(post: Post): Promise<Map<number, { word: string; readyAt: number; exitedAt: number }>> {
  const scenario = scenarioOf(post);
  const model = compile(scenario);
  const flow = model.flows.findIndex((f) => f.id === "a");
  const options = { model, seed: scenario.run.seed, replication: 0, exactUpTo: 100, keepVehicles: true };
  const { vehicles } = await simulate({ ...options, kernel: "fast" });
  const t = vehicles!;
  const rows = new Map<number, { word: string; readyAt: number; exitedAt: number }>();
  t.flow.forEach((f, i) => {
    const word = model.documents?.words[t.documents![i]!] ?? "complete";
    if (f === flow) rows.set(t.number[i]!, { word, readyAt: t.readyAt[i]!, exitedAt: t.exitedAt[i]! });
  });
  return rows;
}

const post = (flows: Post["flows"], seed: number, more: Partial<Post> = {}): Post => ({
  length: 1440,
  seed: String(seed),
  stages: [papers, desk],
  flows,
  ...more,
});
const both = { simplified: 0.3, invoice: 0.2 };

test("the same documents in every scenario that declares them alike", async () => {
  let wrong = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(1e6), async (seed) => {
      const one = await found(post({ a: flowOf(both) }, seed));
      // Another flow before it with other words in another order, another desk, and other ways through the post.
      const z = flowOf({ blurred: 0.1, invoice: 0.5, simplified: 0.2 });
      const stages = [
        { ...papers, servers: 1 },
        { ...desk, when: { documents: ["complete"], share: 0.5 }, corrects: "documents" },
        {
          ...desk,
          id: "other",
          next: [
            { to: "papers", share: 0.5, atMost: 1 },
            { to: "exit", share: 0.5 },
          ],
        },
      ];
      const a = flowOf(both, { travel: mean(60), channels: { green: 0.5, red: 0.5 } });
      const other = await found(post({ z, a }, seed, { stages }));
      for (const [number, { word, readyAt }] of one) {
        expect(other.get(number)).toMatchObject({ word, readyAt });
        if (word !== "complete") wrong += 1;
      }
    }),
    { numRuns: 15, seed: 20251122 },
  );
  expect(wrong).toBeGreaterThan(500);
});

test("a greater share leaves those that had it as they were, in a file and in a regime", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(1e6), fc.double({ min: 0, max: 0.5, noNaN: true }), async (seed, share) => {
      const few = await found(post({ a: flowOf({ invoice: share }) }, seed));
      const many = await found(post({ a: flowOf({ invoice: share + 0.3 }) }, seed));
      const regimes = {
        strict: { between: { from: "2025-09-22" }, documents: { a: { invoice: share + 0.3 } } },
      };
      const strict = await found(post({ a: flowOf({ invoice: share }) }, seed, { regimes }));
      expect(strict).toEqual(many);
      for (const [number, { word }] of few)
        if (word === "invoice") expect(many.get(number)?.word).toBe("invoice");
      const wrong = (rows: typeof few) => [...rows.values()].filter((r) => r.word === "invoice").length;
      expect(wrong(many)).toBeGreaterThan(wrong(few));
    }),
    { numRuns: 15, seed: 20251122 },
  );
});

test("documents that no stage asks for change no vehicle's times", async () => {
  for (const seed of [1, 2, 3]) {
    const times = async (documents: Part | undefined) =>
      [...(await found(post({ a: flowOf(documents) }, seed, { stages: [papers] }))).values()].map(
        ({ readyAt, exitedAt }) => [readyAt, exitedAt],
      );
    expect(await times(both)).toEqual(await times(undefined));
  }
});

test("the shares are those declared", async () => {
  const rows = await found(post({ a: flowOf(both, { arrivals: { poisson: { perDay: 20000 } } }) }, 7));
  const n = rows.size;
  for (const [word, p] of [
    ["simplified", 0.3],
    ["invoice", 0.2],
    ["complete", 0.5],
  ] as const) {
    const share = [...rows.values()].filter((r) => r.word === word).length / n;
    // Four standard deviations of a share of n.
    expect(Math.abs(share - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n));
  }
});
