/** Closures: books and both kernels on any post; a longer one never shortens the longest queue. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunResult } from "../../src/run/run-result.ts";
import type { KernelName } from "../../src/run/simulate.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Scenario } from "../../src/scenario/schema/scenario.ts";
import { validateScenario } from "../../src/scenario/validate.ts";
import { runOnce } from "../fixtures/one-run.ts";
import { fileOf, type Part, type Post, scenarioOf } from "../traces/traced.ts";
import { randomPost } from "./random-post.ts";

function run(scenario: Scenario, kernel: KernelName = "fast"): Promise<RunResult> {
  return runOnce(scenario, { kernel, keepVehicles: true, exactUpTo: 100 });
}

const clock = (minute: number) =>
  `2025-09-22T${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const span = fc
  .tuple(fc.integer({ min: 0, max: 280 }), fc.integer({ min: 1, max: 150 }))
  .map(([from, length]) => ({ from: clock(from), to: clock(from + length) }));
const random = fc.constantFrom(
  { random: { between: "40 min", length: "15 min" } },
  { random: { between: { exponential: { mean: "60 min" } }, length: { exponential: { mean: "20 min" } } } },
);
const keep = (part: Part): Part =>
  Object.fromEntries(Object.entries(part).filter(([, v]) => v !== undefined));
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });
const closure = fc
  .record({
    when: fc.oneof(span, random),
    of: fc.constantFrom(undefined, undefined, { flow: ["a"] }, { mode: "truck" }),
    capacity: maybe(fc.constantFrom(0.3, 0.5)),
    atClosing: maybe(fc.constantFrom("finish", "suspend")),
    noticed: maybe(fc.constant("30 min")),
    endKnown: maybe(fc.boolean()),
    reopening: maybe(fc.constantFrom({ capacity: 0.5, for: "20 min" }, { capacity: 2, for: "1 h" })),
  })
  .map(({ when, of, capacity, atClosing, noticed, endKnown, reopening }) => {
    const some = capacity !== undefined;
    return keep({
      ...when,
      of,
      capacity,
      reopening,
      atClosing: some || of !== undefined ? undefined : atClosing,
      noticed: some ? undefined : noticed,
      endKnown: some ? undefined : endKnown,
    });
  });
const whenClosed = fc.constantFrom(undefined, "stays-home", "parks", "diverts", {
  parks: 0.4,
  diverts: 0.3,
  "stays-home": 0.2,
  "gives-up": 0.1,
});

test("a closed post serves nobody, whatever the post; both kernels agree", async () => {
  let valid = 0;
  let checked = 0;
  await fc.assert(
    fc.asyncProperty(
      randomPost,
      fc.array(closure, { minLength: 1, maxLength: 3 }),
      whenClosed,
      async (post, closures, does) => {
        const flows = Object.fromEntries(
          Object.entries(post.flows).map(([id, flow]) => [id, keep({ ...flow, whenClosed: does })]),
        );
        const file = fileOf({
          ...post,
          flows,
          closures: Object.fromEntries(closures.map((c, i) => [`c${i}`, c])),
        });
        const { scenario, problems } = validateScenario(parseScenario(JSON.stringify(file)));
        if (scenario === undefined) {
          expect(problems.filter((p) => p.fatal && !/combination|unbounded/.test(p.code))).toEqual([]);
          return;
        }
        valid += 1;
        const fast = await run(scenario);
        checked += fast.books["closed-post"]!.checked;
        expect(await run(scenario, "simjs")).toEqual(fast);
      },
    ),
    { seed: 20250912, numRuns: 150 },
  );
  expect(valid).toBeGreaterThan(60);
  expect(checked).toBeGreaterThan(1000);
});

/*
 * First come, first served, services tied to vehicles, each stage with room for all who come: whoever enters does so no
 * earlier when the post is closed longer (Kiefer & Wolfowitz 1955: starts do not decrease in earlier starts), while
 * arrivals are the same. So at every instant at least as many stand before the gate.
 */
test("a longer closure never shortens the longest queue", async () => {
  const mean = (minutes: number) => ({ exponential: { mean: `${minutes} min` } });
  let longer = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        seed: fc.nat(1e6),
        perDay: fc.integer({ min: 100, max: 500 }),
        service: fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 3 })), {
          minLength: 1,
          maxLength: 3,
        }),
        from: fc.integer({ min: 0, max: 250 }),
        length: fc.integer({ min: 1, max: 200 }),
        more: fc.integer({ min: 1, max: 200 }),
        atClosing: fc.constantFrom("finish", "suspend"),
      }),
      async (f) => {
        const peak = async (length: number) => {
          const post: Post = {
            length: 600,
            seed: String(f.seed),
            flows: {
              a: { at: "post", arrivals: { poisson: { perDay: f.perDay } } },
              b: { at: "post", arrivals: { timetable: { every: "11 min" } } },
            },
            stages: f.service.map(([m, servers], i) => ({ id: `s${i}`, servers, service: mean(m) })),
            closures: { c: { from: clock(f.from), to: clock(f.from + length), atClosing: f.atClosing } },
          };
          const { closures, levels } = await run(scenarioOf(post));
          // Second level of a post: the queue before its gate.
          return [levels[1]!.max, closures!.closures[0]!.queues[0]![0]!.peak] as const;
        };
        const [short] = await peak(f.length);
        const [long, own] = await peak(f.length + f.more);
        expect(long).toBeGreaterThanOrEqual(short);
        expect(own).toBeLessThanOrEqual(long);
        if (long > short) longer += 1;
      },
    ),
    { seed: 20250925, numRuns: 60 },
  );
  expect(longer).toBeGreaterThan(20);
});
