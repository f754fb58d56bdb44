/** What runs in a thread beside the first: compiles a job once and takes its share of the replications. */
import { deserialize } from "node:v8";
import { Fault } from "../../errors.ts";
import { compile, type Model } from "../../model/compile.ts";
import { coreAvailable } from "../../model/flat/core.ts";
import { buffersOf } from "./buffers.ts";
import type { Job, Task } from "./protocol.ts";
import { takeShare } from "./share.ts";

// The inner loop is ready before there is work for it, which the main thread is still reading.
coreAvailable("whole");

/** The job that this thread is at. */
let current: { readonly jobNumber: number; readonly job: Job; readonly model: Model } | undefined;

/** Takes a share of a job. A fault crosses the thread as an error whose message holds it. */
export default async function runTask(task: Task): Promise<void> {
  if (current?.jobNumber !== task.jobNumber) {
    const job = deserialize(task.job) as Job;
    current = { jobNumber: task.jobNumber, job, model: compile(job.scenario) };
  }
  const { job, model } = current;
  try {
    // Larger arrays go over to the other thread as they are: this one is done with them.
    await takeShare(model, job, task.board, nothing, (result) =>
      task.results.postMessage(result, buffersOf(result)),
    );
    task.results.postMessage(null);
  } catch (error) {
    if (error instanceof Fault)
      throw new Error(
        JSON.stringify({ fault: { code: error.code, message: error.message, where: error.where } }),
      );
    throw error;
  }
}

function nothing(): void {}
