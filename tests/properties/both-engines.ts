/** Runs a scenario on the flat engine and on the general one, and compares them to the last bit. */
import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import { compile } from "../../src/model/compile.ts";
import type { RunResult } from "../../src/run/run-result.ts";
import { createCalendar, Simulation } from "../../src/run/simulate.ts";
import type { Scenario } from "../../src/scenario/schema/scenario.ts";

/** A replication on the flat engine where it can be, or on the general one; vehicles are kept. */
export async function simulationOf(
  scenario: Scenario,
  engine: "auto" | "general",
  replication = 0,
  exactUpTo = 60,
): Promise<Simulation> {
  const options = { model: compile(scenario), seed: scenario.run.seed, replication, engine, exactUpTo };
  return new Simulation({ ...options, kernel: "fast", keepVehicles: true }, await createCalendar("fast"));
}

/** What the general engine finds. */
export async function generalResult(scenario: Scenario, replication = 0, exactUpTo = 60): Promise<RunResult> {
  const simulation = await simulationOf(scenario, "general", replication, exactUpTo);
  while (!simulation.advance(1_000_000));
  return simulation.result();
}

/** Part by part: a difference of a whole result could not be read. */
export function expectSame(flat: RunResult, general: RunResult): void {
  expect(Object.keys(flat)).toEqual(Object.keys(general));
  for (const part of Object.keys(general) as (keyof RunResult)[]) {
    // Quicker by far; what differs is then shown by the other.
    if (isDeepStrictEqual(flat[part], general[part])) continue;
    expect({ part, value: flat[part] }).toStrictEqual({ part, value: general[part] });
  }
}

/** Both engines, the flat one in slices of some number of events, which must not matter. */
export async function compareEngines(
  scenario: Scenario,
  slice: number,
  replication = 0,
  exactUpTo = 60,
): Promise<RunResult> {
  const simulation = await simulationOf(scenario, "auto", replication, exactUpTo);
  expect(simulation.engine).toBe("flat");
  while (!simulation.advance(slice));
  const flat = simulation.result();
  expectSame(flat, await generalResult(scenario, replication, exactUpTo));
  return flat;
}
