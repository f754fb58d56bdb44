/**
 * What must hold of every run, whatever the scenario: the books balance (conservation, Little's law, the clock: a
 * breach throws), vehicles pass their instants in order, and the independent kernel finds the same to the last byte.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { OUTCOMES, type VehicleTable } from "../../src/run/report.ts";
import type { RunResult } from "../../src/run/run-result.ts";
import type { KernelName } from "../../src/run/simulate.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Scenario } from "../../src/scenario/schema/scenario.ts";
import { validateScenario } from "../../src/scenario/validate.ts";
import { runOnce } from "../fixtures/one-run.ts";
import { fileOf } from "../traces/traced.ts";
import { randomPost } from "./random-post.ts";

/** More of them, from another seed, when looking for faults: `KEZEK_FUZZ=7/3000 npx vitest run tests/properties`. */
const [SEED = 20251020, RUNS = 250] = (process.env.KEZEK_FUZZ ?? "").split("/").filter(Boolean).map(Number);

function run(scenario: Scenario, kernel: KernelName): Promise<RunResult> {
  return runOnce(scenario, { kernel, keepVehicles: true, exactUpTo: 100 });
}

/** Instants in order, and no more service and blocking than time inside. */
function checkInstants(t: VehicleTable): void {
  t.flow.forEach((_, i) => {
    const [ready, arrived, entered, exited] = [
      t.readyAt[i]!,
      t.arrivedAt[i]!,
      t.enteredAt[i]!,
      t.exitedAt[i]!,
    ];
    expect(arrived).toBeGreaterThanOrEqual(ready);
    if (!Number.isNaN(entered)) expect(entered).toBeGreaterThanOrEqual(arrived);
    if (!Number.isNaN(exited))
      expect(exited).toBeGreaterThanOrEqual(Number.isNaN(entered) ? arrived : entered);
    if (OUTCOMES[t.outcome[i]!] !== "crossed") return;
    expect(entered).not.toBeNaN();
    if (t.awayTime[i]! > 0) return;
    // A few dozen additions of times up to 18000 s.
    const rounding = 64 * 18_000 * 2 ** -52;
    expect(t.serviceTime[i]! + t.blockedTime[i]!).toBeLessThanOrEqual(exited - entered + rounding);
  });
}

test("books, instants and both kernels", async () => {
  let valid = 0;
  await fc.assert(
    fc.asyncProperty(randomPost, async (post) => {
      const { scenario, problems } = validateScenario(parseScenario(JSON.stringify(fileOf(post))));
      // The generator may combine what validation refuses; nothing else may be wrong with its files.
      if (scenario === undefined) {
        expect(problems.filter((p) => p.fatal && !/combination|unbounded/.test(p.code))).toEqual([]);
        return;
      }
      valid += 1;
      const fast = await run(scenario, "fast");
      expect(Object.keys(fast.books).length).toBeGreaterThan(0);
      const outcomes = fast.outcomes.reduce(
        (sum, byOutcome) => sum + byOutcome.reduce((a, b) => a + b, 0),
        0,
      );
      expect(outcomes).toBe(fast.generated);
      expect(fast.vehicles!.flow.length).toBe(fast.generated);
      checkInstants(fast.vehicles!);
      expect(JSON.stringify(await run(scenario, "simjs"))).toBe(JSON.stringify(fast));
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(valid).toBeGreaterThan(RUNS / 2);
}, 3_600_000);
