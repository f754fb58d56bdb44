/**
 * All replications of a scenario: those an earlier, interrupted run has left, and the rest by an executor.
 * Results come in the order of their numbers, whatever the order in which they were found.
 */
import { compile, type Model } from "../model/compile.ts";
import type { Executor, Job } from "./executors/protocol.ts";
import type { RunResult } from "./run-result.ts";

/** Keeps results of a run under way; see `KeptResults`. */
export interface Keeper {
  load(wanted: ReadonlySet<number>): Promise<RunResult[]>;
  keep(result: RunResult): Promise<void>;
}

/** What a run tells while it is under way. */
export interface Progress {
  /** Replications that an earlier run had left. */
  resumed(count: number): void;
  /** Share of the work done, 0 to 1. */
  share(done: number): void;
}

/** Shorter runs are not worth keeping [ms]. */
const KEEP_AFTER = 2000;

/**
 * Runs replications 0 to `count` - 1.
 * @param clock milliseconds from any start; decides only what is kept on disk, never a result
 * @param compiled gives the scenario's model, where it is needed elsewhere too
 */
export async function replicate(
  job: Job,
  count: number,
  executor: Executor,
  progress: Progress,
  keeper?: Keeper,
  clock: () => number = () => 0,
  compiled: () => Model = () => compile(job.scenario),
): Promise<RunResult[]> {
  const results = new Array<RunResult | undefined>(count).fill(undefined);
  const wanted = new Set(Array.from({ length: count }, (_, r) => r));
  for (const result of (await keeper?.load(wanted)) ?? []) results[result.replication] = result;
  const missing = [...wanted].filter((r) => results[r] === undefined);
  const before = count - missing.length;
  if (before > 0) progress.resumed(before);
  const started = clock();
  const unkept: RunResult[] = [];
  if (missing.length > 0) {
    await executor.run(
      job,
      missing,
      async (result) => {
        results[result.replication] = result;
        if (keeper === undefined) return;
        unkept.push(result);
        if (clock() - started < KEEP_AFTER) return;
        for (const one of unkept.splice(0)) await keeper.keep(one);
      },
      (share) => progress.share((before + share * missing.length) / count),
      compiled,
    );
  }
  return results.map((r) => r!);
}
