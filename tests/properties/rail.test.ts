/**
 * What must hold at every rail station: no track holds two trains, no wagon is taken twice, every path has one fate;
 * after every event as at the end; and neither the event queue nor the threads change a byte.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { FastCalendar } from "../../src/kernel/fast-calendar.ts";
import { compile } from "../../src/model/compile.ts";
import { type Instance, instantiate } from "../../src/model/instantiate.ts";
import { planLevels } from "../../src/model/levels.ts";
import type { Observer } from "../../src/model/observer.ts";
import { RegroupStage } from "../../src/model/rail/regroup-stage.ts";
import { Phase } from "../../src/model/vehicles.ts";
import type { RunResult } from "../../src/run/run-result.ts";
import type { KernelName } from "../../src/run/simulate.ts";
import type { Scenario } from "../../src/scenario/schema/scenario.ts";
import { Tally } from "../../src/statistics/tally.ts";
import { runOnce } from "../fixtures/one-run.ts";
import { scenarioOf } from "../traces/traced.ts";
import { railPost } from "./random-rail.ts";

/** More of them, from another seed: `KEZEK_FUZZ=7/3000 npx vitest run tests/properties/rail`. */
const [SEED = 20251010, RUNS = 150] = (process.env.KEZEK_FUZZ ?? "").split("/").filter(Boolean).map(Number);

function run(scenario: Scenario, kernel: KernelName): Promise<RunResult> {
  return runOnce(scenario, { kernel, keepVehicles: true, exactUpTo: 100 });
}

const DEAF: Observer = {
  generated: () => {},
  left: () => {},
  returned: () => {},
  leftStage: () => {},
  joinedStage: () => {},
  level: () => {},
  busyPeriod: () => {},
  serves: null,
  tell: null,
};

/** Who stands where, counted anew from the vehicles, against what tracks, stocks and yards say of themselves. */
function breachesAt({ world: { vehicles }, rail }: Instance): { breaches: string[]; standing: number } {
  const { standing, model, wagons, paths, departures } = rail!;
  const trains = standing!.kinds.map(() => new Set<number>());
  vehicles.visitAll((v) => {
    if (vehicles.parent[v]! >= 0 || vehicles.phase[v]! < Phase.waiting) return;
    const kind = model.trackAt[vehicles.stage[v]!]!;
    if (kind >= 0) trains[kind]!.add(standing!.kinds[kind]!.trainOf(v));
  });
  const breaches: string[] = [];
  const promise = (holds: boolean, what: string) => {
    if (!holds) breaches.push(what);
  };
  standing!.kinds.forEach((kind, k) => {
    promise(
      kind.occupied === trains[k]!.size,
      `${kind.occupied} of ${kind.model.id} occupied, ${trains[k]!.size} there`,
    );
    promise(kind.occupied <= kind.model.count, `${kind.occupied} tracks ${kind.model.id}`);
  });
  for (const { counts: c, model: of } of wagons)
    promise(c.stock >= 0 && c.initial + c.supplied + c.given === c.taken + c.stock, `wagons ${of.id}`);
  for (const { counts: c } of paths) promise(c.offered === c.used + c.lost + c.kept, "paths");
  departures.forEach((stage, s) => {
    if (!(stage instanceof RegroupStage)) return;
    const { in: came, out, there } = stage.counts;
    const { places } = model.departures[s]!.regroup!.yard;
    promise(came === out + there && there <= places, `yard of ${stage.name}`);
  });
  return { breaches, standing: trains.reduce((sum, here) => sum + here.size, 0) };
}

/** Runs a scenario event by event; the trains on tracks summed over all of them. */
function stepThrough(scenario: Scenario): number {
  const model = compile(scenario);
  const calendar = new FastCalendar();
  const instance = instantiate(model, planLevels(model), scenario.run.seed, 0, calendar, DEAF);
  let standing = 0;
  while (calendar.peekTime() <= model.length && calendar.next()) {
    instance.handlers[calendar.handler]!(calendar.a, calendar.b);
    instance.world.agenda.settle();
    const now = breachesAt(instance);
    if (now.breaches.length > 0) throw new Error(`${calendar.time} s: ${now.breaches.join("; ")}`);
    standing += now.standing;
  }
  return standing;
}

test("after every event each train stands on a track of its own, and every stock balances", () => {
  let standing = 0;
  fc.assert(
    fc.property(railPost, (post) => {
      standing += stepThrough(scenarioOf(post));
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(standing).toBeGreaterThan(100 * RUNS);
}, 3_600_000);

test("books hold, and both event queues give the same to the last byte", async () => {
  const seen = { crossed: 0, blocked: 0, stuck: 0, taken: 0, used: 0, parts: 0 };
  await fc.assert(
    fc.asyncProperty(railPost, async (post) => {
      const scenario = scenarioOf(post);
      const fast = await run(scenario, "fast");
      for (const book of ["tracks", "wagons", "paths"]) expect(fast.books[book]!.checked).toBeGreaterThan(0);
      expect(JSON.stringify(await run(scenario, "simjs"))).toBe(JSON.stringify(fast));
      seen.crossed += fast.outcomes.reduce((sum, o) => sum + o[0]!, 0);
      seen.blocked += fast.vehicles!.blockedTime.filter((t) => t > 0).length;
      seen.stuck += fast.rail!.stuck[0]! > 0 ? 1 : 0;
      seen.taken += fast.rail!.wagons.reduce((sum, w) => sum + w.taken, 0);
      seen.used += fast.rail!.paths[0]!.used;
      seen.parts += fast
        .rail!.yardTime.flatMap((p) => (p ? [Tally.merged([p], 100).count] : []))
        .reduce((a, b) => a + b, 0);
    }),
    { seed: SEED, numRuns: RUNS },
  );
  // Not vacuous: everything that the station can do has happened.
  expect(seen.crossed).toBeGreaterThan(3 * RUNS);
  for (const [what, often] of Object.entries(seen)) expect([what, often > 0]).toEqual([what, true]);
}, 3_600_000);
