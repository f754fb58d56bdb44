/** What one replication found by wagon and by TEU: plain data that crosses a thread. */
import type { PlainWeightedTally } from "../statistics/weighted-tally.ts";

/** What the times of a train are counted for, besides the train itself. */
export const LOAD_UNITS = ["wagon", "teu"] as const;

/** Times that are counted so. */
export const TRAIN_TIMES = ["queueWait", "insideTime", "borderTime", "totalDelay"] as const;

/** What the trains of one replication found. */
export interface TrainFigures {
  /** Times [s] of those who crossed by flow, by LOAD_UNITS, then by TRAIN_TIMES. */
  readonly times: readonly (readonly (readonly PlainWeightedTally[])[])[];
  /** Waits [s] at stages by stage, then by LOAD_UNITS. */
  readonly stageWaits: readonly (readonly PlainWeightedTally[])[];
  /** Wagons and TEU of the measured time by flow, then by LOAD_UNITS. */
  readonly generated: readonly Float64Array[];
  /** By flow, then by outcome * 2 + index in LOAD_UNITS. */
  readonly outcomes: readonly Float64Array[];
  /** By flow: trains, wagons and TEU that crossed within the measured time. */
  readonly through: readonly Float64Array[];
}
