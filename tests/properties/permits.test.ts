/** What must hold wherever vehicles need permits: none is used twice or made up, and more of them never make anybody later. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { VehicleTable } from "../../src/run/report.ts";
import type { RunResult } from "../../src/run/run-result.ts";
import type { KernelName } from "../../src/run/simulate.ts";
import { runOnce } from "../fixtures/one-run.ts";
import { type Part, type Post, scenarioOf } from "../traces/traced.ts";
import { permitPost } from "./random-permits.ts";

/** More of them, from another seed: `KEZEK_FUZZ=7/3000 npx vitest run tests/properties/permits`. */
const [SEED = 20251006, RUNS = 250] = (process.env.KEZEK_FUZZ ?? "").split("/").filter(Boolean).map(Number);
/** Differences of instants up to this length [s] are off by less. */
const ROUNDING = 1e-6;

function run(post: Post, kernel: KernelName = "fast"): Promise<RunResult> {
  return runOnce(scenarioOf(post), { kernel, keepVehicles: true, exactUpTo: 100 });
}

/** Waits for permits lie within the delay of their vehicle. */
function checkWaits(t: VehicleTable): void {
  t.flow.forEach((_, i) => {
    const [wait, border] = [t.permitWait![i]!, t.permitBorderTime![i]!];
    expect(border).toBeGreaterThanOrEqual(0);
    expect(wait).toBeGreaterThanOrEqual(border);
    if (Number.isNaN(t.exitedAt[i]!)) return;
    expect(wait).toBeLessThanOrEqual(t.exitedAt[i]! - t.readyAt[i]! + ROUNDING);
    if (Number.isNaN(t.enteredAt[i]!)) return;
    expect(wait - border).toBeLessThanOrEqual(t.homeTime![i]! + ROUNDING);
    expect(border).toBeLessThanOrEqual(t.enteredAt[i]! - t.arrivedAt[i]! + ROUNDING);
  });
}

test("the ledger balances, nobody goes in without a permit, and both kernels agree", async () => {
  let used = 0;
  await fc.assert(
    fc.asyncProperty(permitPost, async (post) => {
      const fast = await run(post);
      expect(fast.books["permit-ledger"]!.checked).toBe(1);
      const { counts } = fast.permits!.pools[0]!;
      const { initial, issued, expired, lost, stock } = counts;
      expect(initial + issued).toBe(counts.used + expired + lost + stock);
      for (const n of Object.values(counts)) expect(n).toBeGreaterThanOrEqual(0);
      used += counts.used;
      expect(fast.vehicles!.flow.length).toBe(fast.generated);
      checkWaits(fast.vehicles!);
      expect(JSON.stringify(await run(post, "simjs"))).toBe(JSON.stringify(fast));
    }),
    { seed: SEED, numRuns: RUNS },
  );
  // Not a vacuous check.
  expect(used).toBeGreaterThan(RUNS);
}, 3_600_000);

const minutes = (least: number, most: number) => fc.integer({ min: least, max: most }).map((m) => `${m} min`);

const shortage = fc.record({
  seed: fc.nat(1e6),
  perDay: fc.integer({ min: 10, max: 120 }),
  fewer: fc.integer({ min: 1, max: 60 }),
  more: fc.integer({ min: 1, max: 60 }),
  consumedAt: fc.constantFrom("setting-out", "gate"),
  rules: fc.constantFrom<Part>({}, { carryOver: false }, { validity: "5 h" }, { validity: 0 }, { loss: 0.2 }),
  // With one booth nobody travels, so that nobody overtakes.
  place: fc.oneof(
    fc.record({
      servers: fc.constant<unknown>("unlimited"),
      travel: minutes(0, 60).map((mean) => ({ exponential: { mean: mean === "0 min" ? "1 min" : mean } })),
    }),
    fc.record({ servers: fc.constant<unknown>(1), travel: fc.constant(undefined) }),
  ),
});

/** When each vehicle was through, by its number; Infinity for those that were not. */
function through(t: VehicleTable): Map<number, number> {
  const exit = (i: number) => (Number.isNaN(t.exitedAt[i]!) ? Number.POSITIVE_INFINITY : t.exitedAt[i]!);
  return new Map(Array.from(t.number, (n, i) => [n, exit(i)]));
}

/*
 * The k-th who asks gets the k-th permit that is good for him, so that every grant comes no later with more in each
 * batch; and where nobody overtakes, services tied to vehicles end no later (Lindley 1952).
 */
test("more permits make nobody later where first come is first served", async () => {
  let earlier = 0;
  await fc.assert(
    fc.asyncProperty(shortage, async ({ seed, perDay, fewer, more, consumedAt, rules, place }) => {
      const post = (permits: number): Post => ({
        length: 3 * 24 * 60,
        seed: String(seed),
        permits: { p: { issue: { daily: { permits, at: "06:00" } }, ...rules } },
        flows: {
          a: {
            at: "post",
            arrivals: { poisson: { perDay } },
            permit: { pool: "p", consumedAt },
            ...(place.travel === undefined ? {} : { travel: place.travel }),
          },
        },
        stages: [{ id: "s", servers: place.servers, service: { exponential: { mean: "5 min" } } }],
      });
      const [few, many] = [await run(post(fewer)), await run(post(fewer + more))];
      const [before, after] = [through(few.vehicles!), through(many.vehicles!)];
      expect([...after.keys()].sort((a, b) => a - b)).toEqual([...before.keys()].sort((a, b) => a - b));
      for (const [vehicle, exit] of after) {
        expect(exit).toBeLessThanOrEqual(before.get(vehicle)! + ROUNDING);
        if (exit < before.get(vehicle)! - 1) earlier += 1;
      }
    }),
    { seed: SEED, numRuns: 80 },
  );
  expect(earlier).toBeGreaterThan(500);
});
