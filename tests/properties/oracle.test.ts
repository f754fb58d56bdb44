/** The engine against a minute-by-minute reckoning of one stage: orders, preemption and ends of shifts together. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { simulate } from "../../src/run/simulate.ts";
import { type Part, scenarioOf } from "../traces/traced.ts";
import { type Arrival, type SimpleStage, serviceEnds } from "./minute-by-minute.ts";

const LENGTH = 250;

const arrivals = fc
  .uniqueArray(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 16 })
  .chain((minutes) =>
    fc.tuple(
      ...[...minutes]
        .sort((a, b) => a - b)
        .map((at) =>
          fc.record({
            at: fc.constant(at),
            need: fc.integer({ min: 1, max: 25 }),
            priority: fc.integer({ min: 1, max: 3 }),
          }),
        ),
    ),
  ) as fc.Arbitrary<Arrival[]>;

const stage: fc.Arbitrary<SimpleStage> = fc
  .record({
    first: fc.integer({ min: 1, max: 3 }),
    later: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 150 }), fc.integer({ min: 0, max: 3 })), {
      maxLength: 6,
      selector: ([at]) => at,
    }),
    rule: fc.constantFrom("finish" as const, "handOver" as const, "suspend" as const),
    how: fc.constantFrom(
      ["fifo", "none"] as const,
      ["lifo", "none"] as const,
      ["priority", "none"] as const,
      ["priority", "resume"] as const,
      ["priority", "resume"] as const,
      ["priority", "restart"] as const,
    ),
  })
  .map(({ first, later, rule, how: [order, preemption] }) => ({
    plan: [[0, first] as const, ...later.sort((a, b) => a[0] - b[0])],
    rule,
    order,
    preemption,
  }));

/** When the engine ends each service, in minutes. One flow a vehicle, so that each has its own need. */
async function engineEnds(s: SimpleStage, all: readonly Arrival[], queue: Part): Promise<number[]> {
  const flows = all.map((a, i) => [
    `v${i}`,
    { at: "post", priority: a.priority, arrivals: { timetable: { times: [`${a.at} min`] } } },
  ]);
  const needs = all.map((a, i) => [`v${i}`, `${a.need} min`]);
  const scenario = scenarioOf({
    length: LENGTH,
    flows: Object.fromEntries(flows),
    stages: [
      {
        id: "s",
        servers: {
          steps: s.plan.map(([at, servers]) => ({ at: `${at} min`, servers })),
          atShiftEnd: s.rule,
        },
        service: { byFlow: Object.fromEntries(needs) },
        discipline: { [s.order]: {} },
        preemption: s.preemption,
        ...queue,
      },
    ],
  });
  const { vehicles } = await simulate({
    model: compile(scenario),
    seed: "oracle",
    replication: 0,
    kernel: "fast",
    keepVehicles: true,
    exactUpTo: 100,
  });
  const ends = all.map(() => Number.POSITIVE_INFINITY);
  vehicles!.flow.forEach((f, i) => {
    if (!Number.isNaN(vehicles!.exitedAt[i]!)) ends[f] = vehicles!.exitedAt[i]! / 60;
  });
  return ends;
}

test.each([
  ["the line at the gate", {}],
  ["the line inside", { queue: { places: "unlimited" } }],
])("every service ends when the minute-by-minute reckoning says: %s", async (_, queue) => {
  await fc.assert(
    fc.asyncProperty(stage, arrivals, async (s, all) => {
      expect(await engineEnds(s, all, queue)).toEqual(serviceEnds(s, all, LENGTH));
    }),
    { seed: 20251024, numRuns: 120 },
  );
});
