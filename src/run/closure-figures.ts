/** What one replication found of closures: plain data. */
import type { PlainTally } from "../statistics/tally.ts";

/** The queue of one closure at one checkpoint. Times [s since start]. */
export interface ClosureQueue {
  readonly from: number;
  readonly to: number;
  /** What is normal, and the longest from the beginning until it is normal again. */
  readonly normal: number;
  readonly peak: number;
  readonly peakAt: number;
  /** Vehicles before the gate and at the parking just before it opens; NaN when it does not within the run. */
  readonly stranded: number;
  /** From the reopening until the queue is back to normal [s]; NaN when it is not within the run. */
  readonly recovery: number;
}

/** What one closure did in one replication. */
export interface ClosureFigures {
  /** By checkpoint of the closure, then by period. */
  readonly queues: readonly (readonly ClosureQueue[])[];
  /** By flow: vehicles that met it, and their delay [s]. */
  readonly met: Float64Array;
  readonly delay: Float64Array;
}

/** What the closures of one replication did. */
export interface ClosuresFound {
  readonly closures: readonly ClosureFigures[];
  /** By flow: how much later those who crossed were at the border [s]. */
  readonly held: readonly PlainTally[];
}
