/** What holds of every electronic queue, whatever its rules and however vehicles behave. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runOnce } from "../fixtures/one-run.ts";
import { type Part, type Post, scenarioOf, trace } from "../traces/traced.ts";
import { randomQueue } from "./random-queue.ts";

/*
 * The run itself closes its books: places, windows, expiries, one booking a vehicle, reserved shares, conservation and
 * Little's law; a breach is a fault. Both kernels agree event by event (`trace`).
 */
test("the books of every run close, and both kernels agree", async () => {
  let entered = 0;
  await fc.assert(
    fc.asyncProperty(randomQueue, async (post) => {
      const { result } = await trace(post);
      const { slotAt, enteredAt, readyAt, exitedAt, homeTime, roadTime, areaTime, awayTime, travelled } =
        delays(result);
      enteredAt.forEach((at, i) => {
        if (Number.isNaN(at) || Number.isNaN(exitedAt[i]!)) return;
        if (!Number.isNaN(slotAt![i]!)) entered += 1;
        // Home, travel, road, area, away and inside are all of the time from ready to through.
        const outside = homeTime![i]! + travelled[i]! + roadTime![i]! + areaTime![i]! + awayTime[i]!;
        expect(Math.abs(at - readyAt[i]! - outside)).toBeLessThan(1e-6);
        expect(travelled[i]).toBeGreaterThan(-1e-6);
      });
    }),
    { seed: 20251020, numRuns: 250 },
  );
  // Not a vacuous run: some vehicles of most posts go in by a booking or a rank.
  expect(entered).toBeGreaterThan(250 * 2);
});

function delays(result: Awaited<ReturnType<typeof trace>>["result"]) {
  const rows = result.vehicles!;
  // The free travel is what is left of the time before the border; a backlog has none.
  const travelled = rows.arrivedAt.map((at, i) => at - rows.readyAt[i]! - rows.homeTime![i]!);
  return { ...rows, travelled };
}

const post = (rules: Part, flows: Readonly<Record<string, Part>>, servers: number, seed: number): Post => ({
  length: 2880,
  seed: String(seed),
  flows,
  gate: { policy: { slots: { length: "30 min", horizon: { days: 1 }, live: "none", ...rules } } },
  stages: [{ id: "s", servers, service: { exponential: { mean: "12 min" } } }],
});

/** Figures of each vehicle of a run, by number; only those who have crossed. */
async function byNumber(p: Post): Promise<Map<number, { slotWait: number; atBorder: number }>> {
  const { vehicles } = await runOnce(scenarioOf(p), { keepVehicles: true });
  const { number, exitedAt, arrivedAt, slotWait, slotAt } = vehicles!;
  const found = new Map<number, { slotWait: number; atBorder: number }>();
  number.forEach((n, i) => {
    if (Number.isNaN(slotAt![i]!)) return;
    found.set(n, { slotWait: slotWait![i]!, atBorder: exitedAt[i]! - arrivedAt[i]! });
  });
  return found;
}

const common = {
  perDay: fc.integer({ min: 40, max: 200 }),
  capacity: fc.integer({ min: 1, max: 4 }),
  servers: fc.integer({ min: 1, max: 3 }),
  lead: fc.integer({ min: 0, max: 300 }),
  seed: fc.nat(1e6),
};

describe("the same vehicles on the same calendar", () => {
  /*
   * Punctual vehicles come in the order of their slots. Who stays away gives nobody a slot, so the others come as before;
   * with one line and one stage, fewer arrivals never make anybody wait longer (Kiefer & Wolfowitz 1955).
   */
  test("more no-shows never make a booked vehicle wait longer", async () => {
    let compared = 0;
    const shares = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }));
    await fc.assert(
      fc.asyncProperty(
        fc.record({ ...common, shares }),
        async ({ perDay, capacity, servers, lead, seed, shares: s }) => {
          const [few, many] = [Math.min(...s) / 10, Math.max(...s) / 10];
          const run = (noShow: number) => {
            const trucks = { at: "post", arrivals: { poisson: { perDay } }, booking: { noShow } };
            return byNumber(post({ capacity, lead: `${lead} min` }, { trucks }, servers, seed));
          };
          const [fewer, more] = [await run(few), await run(many)];
          for (const [number, { atBorder }] of more) {
            const before = fewer.get(number);
            if (before === undefined || Number.isNaN(atBorder) || Number.isNaN(before.atBorder)) continue;
            compared += 1;
            expect(atBorder).toBeLessThanOrEqual(before.atBorder + 1e-6);
          }
        },
      ),
      { seed: 1, numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(60 * 10);
  });

  /*
   * Everybody takes the earliest slot within reach: with more places a slot that is full was full before, so nobody's
   * slot is later.
   */
  test("more places never lengthen the wait for a slot", async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.record({ ...common, more: fc.integer({ min: 1, max: 3 }) }),
        async ({ perDay, capacity, servers, lead, seed, more }) => {
          const travel = { uniform: { min: "0 min", max: "5 h" } };
          const trucks = { at: "post", arrivals: { poisson: { perDay } }, travel, booking: {} };
          const run = (places: number) =>
            byNumber(post({ capacity: places, lead: `${lead} min` }, { trucks }, servers, seed));
          const [narrow, wide] = [await run(capacity), await run(capacity + more)];
          for (const [number, { slotWait }] of narrow) {
            compared += 1;
            // Who had a slot has one with more places, too.
            expect(wide.get(number)?.slotWait).toBeLessThanOrEqual(slotWait + 1e-6);
          }
        },
      ),
      { seed: 2, numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(60 * 20);
  });
});
