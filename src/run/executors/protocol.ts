/** What crosses between whoever asks for replications and whoever runs them. */
import type { Model } from "../../model/compile.ts";
import type { Scenario } from "../../scenario/schema/scenario.ts";
import type { RunResult } from "../run-result.ts";
import type { KernelName } from "../simulate.ts";

/** Replications to run of one scenario. */
export interface Job {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly kernel: KernelName;
  readonly keepVehicles: boolean;
  /** Values of one kind kept one by one in each replication. */
  readonly exactUpTo: number;
}

/** What the threads of a job look at together. */
export interface Board {
  readonly replications: readonly number[];
  /** How many have been begun: whoever adds one has the replication that stands there. */
  readonly begun: Int32Array;
  /** Simulated time that each has reached [s]. */
  readonly reached: Float64Array;
}

/** Share of the work of a board that has been done, 0 to 1. @param length simulated time of a replication [s] */
export function shareDone({ reached }: Board, length: number): number {
  return reached.reduce((sum, time) => sum + time, 0) / (length * reached.length);
}

/** A share of a job, as a thread is given it. */
export interface Task {
  /** Jobs with one number are the same: a thread reads and compiles each once. */
  readonly jobNumber: number;
  /** The job as `v8.serialize` writes it, in memory that the threads share: it may hold tables of megabytes. */
  readonly job: Uint8Array;
  /** Its numbers are in memory that the threads share. */
  readonly board: Board;
  /** Where each result goes, and null after the last. */
  readonly results: { postMessage(result: RunResult | null, moved?: ArrayBuffer[]): void };
}

/** Runs replications, each once, in any order. */
export interface Executor {
  /**
   * Runs the replications and hands each result over as soon as it is there.
   * @param progress told the share done of all, 0 to 1, from time to time
   * @param compiled gives the scenario's model
   */
  run(
    job: Job,
    replications: readonly number[],
    received: (result: RunResult) => Promise<void> | void,
    progress: (share: number) => void,
    compiled: () => Model,
  ): Promise<void>;
  /** Ends its threads; the second time it only waits for that. */
  close(): Promise<void>;
}
