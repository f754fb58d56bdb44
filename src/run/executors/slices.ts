/** Runs one replication in slices, noting how far it has come. Shared by the executors. */
import type { Model } from "../../model/compile.ts";
import type { RunResult } from "../run-result.ts";
import { createCalendar, Simulation } from "../simulate.ts";
import type { Job } from "./protocol.ts";

/** Events between two looks at the outside. */
export const SLICE = 100_000;

/**
 * Runs a replication.
 * @param pause called after each slice with the simulated time [s]; may give way to others
 */
export async function runInSlices(
  model: Model,
  job: Job,
  replication: number,
  pause: (time: number) => Promise<void> | void,
): Promise<RunResult> {
  const { seed, kernel, keepVehicles, exactUpTo } = job;
  const options = { model, seed, replication, kernel, keepVehicles, exactUpTo };
  const simulation = new Simulation(options, await createCalendar(kernel));
  while (!simulation.advance(SLICE)) await pause(simulation.time);
  return simulation.result();
}
