/** What runs in a worker thread: compiles a job once and runs its replications one by one. */
import { deserialize } from "node:v8";
import { Tinypool } from "tinypool";
import { Fault } from "../../errors.ts";
import { compile, type Model } from "../../model/compile.ts";
import { coreAvailable } from "../../model/flat/core.ts";
import type { RunResult } from "../run-result.ts";
import { buffersOf } from "./buffers.ts";
import type { Job, Task } from "./protocol.ts";
import { runInSlices } from "./slices.ts";

// The inner loop is ready before there is work for it, which the main thread is still reading.
coreAvailable("whole");

/** The job that this thread is at. */
let current: { readonly jobNumber: number; readonly job: Job; readonly model: Model } | undefined;

/** Runs one replication. A fault crosses the thread as an error whose message holds it. */
export default async function runTask(task: Task): Promise<unknown> {
  if (current?.jobNumber !== task.jobNumber) {
    const job = deserialize(task.job) as Job;
    current = { jobNumber: task.jobNumber, job, model: compile(job.scenario) };
  }
  const { job, model } = current;
  try {
    const result = await runInSlices(model, job, task.replication, (time) => {
      task.progress[task.slot] = time;
    });
    return handedOver(result);
  } catch (error) {
    if (error instanceof Fault)
      throw new Error(
        JSON.stringify({ fault: { code: error.code, message: error.message, where: error.where } }),
      );
    throw error;
  }
}

/** A result whose larger arrays go over to the other thread as they are; this one is done with it. */
function handedOver(result: RunResult): unknown {
  const { transferableSymbol, valueSymbol } = Tinypool;
  const movable = { [transferableSymbol]: buffersOf(result), [valueSymbol]: result };
  return Tinypool.move(movable as unknown as Parameters<typeof Tinypool.move>[0]);
}
