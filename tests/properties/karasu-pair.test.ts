/** The shipped study of the electronic queue: the same trucks before and after, vehicle by vehicle. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { VehicleTable } from "../../src/run/report.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { runOnce } from "../fixtures/one-run.ts";

async function vehiclesOf(name: string): Promise<{ table: VehicleTable; flows: string[] }> {
  const path = fileURLToPath(new URL(`../../scenarios/${name}`, import.meta.url));
  const { scenario } = await loadScenario(path, ["calendar.length=14 d", "calendar.warmup=0 d"]);
  if (scenario === undefined) throw new Error(name);
  const { vehicles } = await runOnce(scenario, { keepVehicles: true, exactUpTo: 0 });
  return { table: vehicles!, flows: Object.keys(scenario.flows) };
}

/** Rows of a table by flow and number of the vehicle. */
function byVehicle({ table, flows }: { table: VehicleTable; flows: string[] }): Map<string, number> {
  return new Map(Array.from(table.flow, (f, row) => [`${flows[f]} ${table.number[row]}`, row]));
}

test("the same trucks wish to cross at the same instants and need the same service", async () => {
  const before = await vehiclesOf("karasu-live-queue.yaml");
  const after = await vehiclesOf("karasu-cargoruqsat.yaml");
  const [mine, its] = [byVehicle(before), byVehicle(after)];
  expect(mine.size).toBeGreaterThan(7000);
  expect(new Set(its.keys())).toEqual(new Set(mine.keys()));
  let served = 0;
  let waitedElsewhere = 0;
  for (const [vehicle, a] of mine) {
    const b = its.get(vehicle)!;
    expect(after.table.readyAt[b]).toBe(before.table.readyAt[a]);
    expect(after.table.channel[b]).toBe(before.table.channel[a]);
    const both = [before.table.exitedAt[a]!, after.table.exitedAt[b]!];
    if (both.some(Number.isNaN)) continue;
    served += 1;
    if (both[0] !== both[1]) waitedElsewhere += 1;
    // Sums of differences of instants up to 14 days: a few units in the last place of 1.2e6 s.
    expect(Math.abs(after.table.serviceTime[b]! - before.table.serviceTime[a]!)).toBeLessThan(1e-8);
  }
  expect(served).toBeGreaterThan(7000);
  expect(waitedElsewhere).toBeGreaterThan(3000);
});
