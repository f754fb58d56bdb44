/** More servers: never worse in a first-come-first-served stage, and beyond need the same as without limit. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { VehicleTable } from "../../src/run/report.ts";
import { runOnce } from "../fixtures/one-run.ts";
import { type Part, type Post, scenarioOf } from "../traces/traced.ts";

const LENGTH = 600;

async function vehiclesOf(post: Post): Promise<VehicleTable> {
  return (await runOnce(scenarioOf(post), { keepVehicles: true })).vehicles!;
}

const exponential = (mean: number) => ({ exponential: { mean: `${mean} min` } });

const flows = fc.record({
  seed: fc.nat(1e6),
  perDay: fc.integer({ min: 100, max: 600 }),
  mean: fc.integer({ min: 2, max: 20 }),
  groups: fc.integer({ min: 1, max: 3 }),
  queue: fc.boolean(),
});

function postOf(
  f: typeof flows extends fc.Arbitrary<infer T> ? T : never,
  servers: unknown,
  more: Part = {},
): Post {
  return {
    length: LENGTH,
    seed: String(f.seed),
    flows: {
      a: { at: "post", arrivals: { poisson: { perDay: f.perDay } }, groups: { size: f.groups } },
      b: { at: "post", arrivals: { timetable: { every: "7 min" } } },
    },
    stages: [
      {
        id: "s",
        servers,
        service: exponential(f.mean),
        ...(f.queue ? { queue: { places: "unlimited" } } : {}),
        ...more,
      },
    ],
  };
}

test("unlimited servers do what very many do", async () => {
  await fc.assert(
    fc.asyncProperty(flows, fc.constantFrom("fifo", "lifo", "priority"), async (f, name) => {
      const discipline = { discipline: { [name]: {} } };
      expect(await vehiclesOf(postOf(f, "unlimited", discipline))).toEqual(
        await vehiclesOf(postOf(f, 5000, discipline)),
      );
    }),
    { seed: 20251022, numRuns: 25 },
  );
});

/** When each vehicle's service ended, by flow and number; Infinity where it had not. */
function ends(t: VehicleTable): Map<string, number> {
  const end = (i: number) => (Number.isNaN(t.exitedAt[i]!) ? Number.POSITIVE_INFINITY : t.exitedAt[i]!);
  return new Map(Array.from(t.flow, (f, i) => [`${f}/${t.number[i]}`, end(i)]));
}

/*
 * With services tied to vehicles in the order of arrival, each begins no later with one server more (Kiefer & Wolfowitz
 * 1955, the ordered workloads are monotone). An instant is a sum of at most all services, hence the rounding allowed.
 */
test("one server more makes no vehicle later where first come is first served", async () => {
  await fc.assert(
    fc.asyncProperty(flows, fc.integer({ min: 1, max: 5 }), async (f, servers) => {
      const fewer = ends(await vehiclesOf(postOf(f, servers)));
      const more = ends(await vehiclesOf(postOf(f, servers + 1)));
      expect(more.size).toBe(fewer.size);
      const rounding = fewer.size * 60 * LENGTH * 2 ** -52;
      for (const [vehicle, end] of more) expect(end).toBeLessThanOrEqual(fewer.get(vehicle)! + rounding);
    }),
    { seed: 20251023, numRuns: 40 },
  );
});
