/** Runs replications one after another in this thread, giving way between slices so that signals are heard. */
import { compile } from "../../model/compile.ts";
import type { Executor } from "./protocol.ts";
import { runInSlices } from "./slices.ts";

/** Node's way to let others have a turn; a timer, the only way in a browser, costs a millisecond each time in Node. */
const soon: (then: () => void) => unknown = typeof setImmediate === "undefined" ? setTimeout : setImmediate;

/** An executor without threads. Works in a browser too. */
export function inProcess(): Executor {
  return {
    async run(job, replications, received, progress) {
      const model = compile(job.scenario);
      let done = 0;
      for (const replication of replications) {
        const result = await runInSlices(model, job, replication, async (time) => {
          progress((done + time / model.length) / replications.length);
          await new Promise<void>((resolve) => soon(resolve));
        });
        done += 1;
        progress(done / replications.length);
        await received(result);
      }
    },
    async close() {},
  };
}
