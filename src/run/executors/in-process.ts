/** Runs replications one after another in this thread, giving way between slices so that signals are heard. */
import { giveWay } from "./give-way.ts";
import { type Executor, shareDone } from "./protocol.ts";
import { takeShare } from "./share.ts";

/** An executor without threads. Works in a browser too. */
export function inProcess(): Executor {
  return {
    async run(job, replications, received, progress, compiled) {
      const board = {
        replications,
        begun: new Int32Array(1),
        reached: new Float64Array(replications.length),
      };
      const model = compiled();
      const tell = () => progress(shareDone(board, model.length));
      const pause = () => {
        tell();
        return giveWay();
      };
      await takeShare(model, job, board, pause, (result) => {
        tell();
        return received(result);
      });
    },
    async close() {},
  };
}
