/** What the rail stations of one replication found: plain data. Lists follow `model.rail`, those by stage the stages. */
import type { DepartureCounts } from "../model/rail/departure-stage.ts";
import type { PathCounts } from "../model/rail/path.ts";
import type { WagonCounts } from "../model/rail/wagon-pool.ts";
import type { PlainTally } from "../statistics/tally.ts";

/** Figures over the measured time. */
export interface RailFigures {
  /** `initial` is the stock at its beginning. */
  readonly wagons: readonly WagonCounts[];
  /** `kept` is those kept at the end. */
  readonly paths: readonly PathCounts[];
  /** By stage; null where no train waits for a path. */
  readonly departures: readonly (DepartureCounts | null)[];
  /** By stage: time in the yard [s], one value a TEU (or wagon) that left it; null where nothing is regrouped. */
  readonly yardTime: readonly (PlainTally | null)[];
  /** By checkpoint: trains inside at the end, if none of them could move any more; else 0. */
  readonly stuck: readonly number[];
}
