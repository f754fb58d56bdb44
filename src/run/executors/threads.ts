/** Runs replications in worker threads. Results come back in any order; what they hold does not depend on it. */
import { serialize } from "node:v8";
import { Tinypool } from "tinypool";
import { Fault } from "../../errors.ts";
import type { RunResult } from "../run-result.ts";
import type { Executor, Job, Task } from "./protocol.ts";

/** How often progress is told [ms]. */
const TELL_EVERY = 100;

/**
 * An executor with up to `count` worker threads.
 * @param atOnce how many start before there is work for them
 */
export function threads(count: number, atOnce = count): Executor {
  const pool = new Tinypool({
    filename: new URL("./worker.js", import.meta.url).href,
    minThreads: atOnce,
    maxThreads: count,
    // Faults found there name the sources too: see cli/main.ts.
    ...(process.env.KEZEK_DEBUG === "1" ? { execArgv: ["--enable-source-maps"] } : {}),
  });
  let jobNumber = 0;
  let ended: Promise<void> | undefined;
  return {
    async run(job, replications, received, progress) {
      jobNumber += 1;
      const shared = inSharedMemory(job);
      const reached = new Float64Array(new SharedArrayBuffer(8 * replications.length));
      const tell = () => {
        const sum = reached.reduce((a, b) => a + b, 0);
        progress(sum / (job.scenario.calendar.length * replications.length));
      };
      const timer = setInterval(tell, TELL_EVERY);
      try {
        await Promise.all(
          replications.map(async (replication, slot) => {
            const task: Task = { jobNumber, job: shared, replication, progress: reached, slot };
            const result = await (pool.run(task) as Promise<RunResult>).catch(rethrow);
            reached[slot] = job.scenario.calendar.length;
            await received(result);
          }),
        );
        progress(1);
      } finally {
        clearInterval(timer);
      }
    },
    async close() {
      ended ??= pool.destroy();
      await ended;
    },
  };
}

/** A job written once for all tasks and threads. */
function inSharedMemory(job: Job): Uint8Array {
  const bytes = serialize(job);
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

/** A fault that a worker found, as it was there. */
function rethrow(error: unknown): never {
  const message = error instanceof Error ? error.message : "";
  if (!message.startsWith('{"fault":')) throw error;
  const { fault } = JSON.parse(message) as {
    fault: { code: string; message: string; where: Fault["where"] };
  };
  throw Object.assign(new Fault(fault.code, fault.message), { where: fault.where });
}
