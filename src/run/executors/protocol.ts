/** What crosses between whoever asks for replications and whoever runs them: plain data, nothing else. */
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

/** One replication of a job, as a worker receives it. */
export interface Task {
  /** Jobs with one number are the same: a worker reads and compiles each once. */
  readonly jobNumber: number;
  /** The job as `v8.serialize` writes it, in memory that the threads share: it may hold tables of megabytes. */
  readonly job: Uint8Array;
  readonly replication: number;
  /** Where progress goes: an array of simulated times reached [s], one for each replication of the job. */
  readonly progress: Float64Array;
  /** Index of this replication in `progress`. */
  readonly slot: number;
}

/** Runs replications, each once, in any order. */
export interface Executor {
  /**
   * Runs the replications and hands each result over as soon as it is there.
   * @param progress told the share done of all, 0 to 1, from time to time
   */
  run(
    job: Job,
    replications: readonly number[],
    received: (result: RunResult) => Promise<void> | void,
    progress: (share: number) => void,
  ): Promise<void>;
  /** Ends its threads; the second time it only waits for that. */
  close(): Promise<void>;
}
