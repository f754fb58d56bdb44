/** What runs in a worker thread: compiles a job once and runs its replications one by one. */
import { Fault } from "../../errors.ts";
import { compile, type Model } from "../../model/compile.ts";
import type { RunResult } from "../run-result.ts";
import type { Task } from "./protocol.ts";
import { runInSlices } from "./slices.ts";

const models = new Map<number, Model>();

/** Runs one replication. A fault crosses the thread as an error whose message holds it. */
export default async function runTask(task: Task): Promise<RunResult> {
  let model = models.get(task.jobNumber);
  if (model === undefined) {
    models.clear();
    model = compile(task.job.scenario);
    models.set(task.jobNumber, model);
  }
  try {
    return await runInSlices(model, task.job, task.replication, (time) => {
      task.progress[task.slot] = time;
    });
  } catch (error) {
    if (error instanceof Fault)
      throw new Error(
        JSON.stringify({ fault: { code: error.code, message: error.message, where: error.where } }),
      );
    throw error;
  }
}
