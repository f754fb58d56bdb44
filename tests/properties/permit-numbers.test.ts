/** Common random numbers of permits: the same vehicles have the same luck, however permits are issued. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Stream } from "../../src/kernel/stream.ts";
import { compile } from "../../src/model/compile.ts";
import { PermitDraws } from "../../src/model/permits/permit-draws.ts";
import type { World } from "../../src/model/post.ts";
import { simulate } from "../../src/run/simulate.ts";
import { type Part, scenarioOf } from "../traces/traced.ts";

/** What chance did to one vehicle: permits lost, time from the grant to the hand, patience where it ran out [s]. */
interface Luck {
  lost: number;
  wantedAt: number;
  grantedAt: number;
  delay?: number;
  patience?: number;
}

/** Luck by vehicle number, with permits issued so. */
async function luckUnder(seed: number, issue: Part): Promise<Map<number, Luck>> {
  const scenario = scenarioOf({
    length: 4 * 1440,
    seed: String(seed),
    permits: {
      p: { issue, loss: 0.3, form: { paper: { delay: { exponential: { mean: "3 h" } } } } },
    },
    flows: {
      a: {
        at: "post",
        arrivals: { poisson: { perDay: 20 } },
        permit: { pool: "p", patience: { exponential: { mean: "20 h" } } },
      },
    },
    stages: [{ id: "s", servers: "unlimited", service: 0 }],
  });
  const found = new Map<number, Luck>();
  const tell =
    ({ vehicles }: World) =>
    (now: number, what: string, v: number) => {
      if (v < 0) return;
      const number = vehicles.number[v]!;
      if (what === "ready") found.set(number, { lost: 0, wantedAt: Number.NaN, grantedAt: Number.NaN });
      const luck = found.get(number)!;
      if (what === "loses a permit") luck.lost += 1;
      if (what === "wants a permit") luck.wantedAt = now;
      if (what === "is granted a permit") luck.grantedAt = now;
      if (what === "has a permit") luck.delay = now - luck.grantedAt;
      if (what === "gaveUp") luck.patience = now - luck.wantedAt;
    };
  const options = { model: compile(scenario), seed: scenario.run.seed, replication: 0, exactUpTo: 10, tell };
  await simulate({ ...options, kernel: "fast", keepVehicles: false });
  return found;
}

test("the same vehicle loses as many permits, waits as long for the paper and is as patient", async () => {
  const compared = { delay: 0, patience: 0, lost: 0 };
  const rules: Part[] = [
    { daily: { permits: 12 } },
    { daily: { permits: 16, at: "10:00" } },
    { batches: { permits: 30, days: ["mon", "wed"] } },
    { unlimited: true },
  ];
  await fc.assert(
    fc.asyncProperty(fc.nat(1e6), async (seed) => {
      const all = await Promise.all(rules.map((issue) => luckUnder(seed, issue)));
      for (const [number, one] of all[0]!) {
        for (const other of all.slice(1).map((found) => found.get(number)!)) {
          if (one.delay !== undefined && other.delay !== undefined) {
            expect(other.delay).toBeCloseTo(one.delay, 5);
            expect(other.lost).toBe(one.lost);
            compared.delay += 1;
            compared.lost += one.lost;
          }
          if (one.patience !== undefined && other.patience !== undefined) {
            expect(other.patience).toBeCloseTo(one.patience, 5);
            compared.patience += 1;
          }
        }
      }
    }),
    { seed: 20251013, numRuns: 12 },
  );
  // Not a vacuous check.
  expect(Math.min(...Object.values(compared))).toBeGreaterThan(100);
}, 600_000);

test("another try draws another patience and another delay, another permit another loss", () => {
  const law = { mean: 1, lowest: 0, sample: (stream: Stream) => stream.uniform() };
  const pool = { loss: 0.5, delay: law };
  const model = { patience: law, atShortage: "wait-at-home" };
  const draws = new PermitDraws(model as never, pool as never, () => new Stream(1, 2));
  expect(draws.patience(3, 1)).not.toBe(draws.patience(3, 0));
  expect(draws.delay(3, 1)).not.toBe(draws.delay(3, 0));
  expect(draws.patience(4, 0)).not.toBe(draws.patience(3, 0));
  const losses = Array.from({ length: 64 }, (_, lost) => draws.loses(3, lost));
  expect(new Set(losses).size).toBe(2);
});
