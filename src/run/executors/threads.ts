/**
 * Runs replications in several threads, this one among them. Results come in any order; what they hold does not depend
 * on it.
 */
import { serialize } from "node:v8";
import { MessageChannel } from "node:worker_threads";
import { Tinypool } from "tinypool";
import { Fault } from "../../errors.ts";
import type { RunResult } from "../run-result.ts";
import { giveWay } from "./give-way.ts";
import { type Board, type Executor, type Job, shareDone, type Task } from "./protocol.ts";

/** How often progress is told [ms]. */
const TELL_EVERY = 100;

/**
 * An executor with `count` threads: this one, and others that it starts.
 * @param count 2 or more
 * @param atOnce how many of them are there before there is work for them
 */
export function threads(count: number, atOnce = count): Executor {
  const pool = new Tinypool({
    filename: new URL("./worker.js", import.meta.url).href,
    minThreads: atOnce - 1,
    maxThreads: count - 1,
    // Faults found there name the sources too: see cli/main.ts.
    ...(process.env.KEZEK_DEBUG === "1" ? { execArgv: ["--enable-source-maps"] } : {}),
  });
  let jobNumber = 0;
  let ended: Promise<void> | undefined;
  return {
    async run(job, replications, received, progress, compiled) {
      jobNumber += 1;
      const board = sharedBoard(replications);
      const others = Math.min(count, replications.length) - 1;
      const task = { jobNumber, job: inSharedMemory(job), board };
      const shares = Array.from({ length: others }, () => shareElsewhere(pool, task, received));
      const timer = setInterval(() => progress(shareDone(board, job.scenario.calendar.length)), TELL_EVERY);
      let over = false;
      const pause = () => {
        if (over) throw new Error("another thread has failed");
        return giveWay();
      };
      const ownShare = async () => {
        // Loaded only now, and the scenario compiled: the others have begun before.
        const { takeShare } = await import("./share.ts");
        await giveWay();
        await takeShare(compiled(), job, board, pause, received);
      };
      try {
        await Promise.all([...shares, ownShare()]);
        progress(1);
      } finally {
        over = true;
        clearInterval(timer);
      }
    },
    async close() {
      ended ??= pool.destroy();
      await ended;
    },
  };
}

function sharedBoard(replications: readonly number[]): Board {
  return {
    replications,
    begun: new Int32Array(new SharedArrayBuffer(4)),
    reached: new Float64Array(new SharedArrayBuffer(8 * replications.length)),
  };
}

/** A job written once for all threads. */
function inSharedMemory(job: Job): Uint8Array {
  const bytes = serialize(job);
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

/** Has another thread take its share. Over when its last result is there and has been received. */
async function shareElsewhere(
  pool: Tinypool,
  task: Omit<Task, "results">,
  received: (result: RunResult) => Promise<void> | void,
): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  try {
    await new Promise<void>((resolve, reject) => {
      const taken: (Promise<void> | void)[] = [];
      port1.on("message", (result: RunResult | null) => {
        if (result === null) Promise.all(taken).then(() => resolve(), reject);
        else taken.push(received(result));
      });
      const whole: Task = { ...task, results: port2 };
      pool.run(whole, { transferList: [port2] }).catch((error: unknown) => reject(faultOf(error)));
    });
  } finally {
    port1.close();
  }
}

/** A fault that another thread found, as it was there; any other error as it is. */
function faultOf(error: unknown): unknown {
  const message = error instanceof Error ? error.message : "";
  if (!message.startsWith('{"fault":')) return error;
  const { fault } = JSON.parse(message) as {
    fault: { code: string; message: string; where: Fault["where"] };
  };
  return Object.assign(new Fault(fault.code, fault.message), { where: fault.where });
}
