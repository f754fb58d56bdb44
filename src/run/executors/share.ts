/** What one thread does of a job: replication after replication that nobody has begun, until there are none. */
import type { Model } from "../../model/compile.ts";
import type { RunResult } from "../run-result.ts";
import type { Board, Job } from "./protocol.ts";
import { runInSlices } from "./slices.ts";

/**
 * Runs whatever replications of the board are left when it asks for the next.
 * @param pause called after each slice; may give way to others
 * @param received told each result as soon as it is there
 */
export async function takeShare(
  model: Model,
  job: Job,
  board: Board,
  pause: () => Promise<void> | void,
  received: (result: RunResult) => Promise<void> | void,
): Promise<void> {
  for (;;) {
    const slot = Atomics.add(board.begun, 0, 1);
    const replication = board.replications[slot];
    if (replication === undefined) return;
    const result = await runInSlices(model, job, replication, (time) => {
      board.reached[slot] = time;
      return pause();
    });
    board.reached[slot] = model.length;
    await received(result);
  }
}
