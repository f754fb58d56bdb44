/** What one replication found of embargoes: plain data. */
import type { EmbargoCounts } from "../model/embargoes/embargo-ledger.ts";
import type { PlainTally } from "../statistics/tally.ts";
import type { ClosureQueue } from "./closure-figures.ts";

/** What one embargo did in one replication. */
export interface EmbargoFigures {
  /** By flow. */
  readonly counts: readonly EmbargoCounts[];
  /** From its end until the last of those who waited was loaded [s]; 0 when none did, NaN when some wait at the end of the run. */
  readonly clearTime: number;
  /** By checkpoint of the embargo: what waits at the origin and before the gates, as of a closure. */
  readonly queues: readonly ClosureQueue[];
}

/** What the embargoes of one replication did. */
export interface EmbargoesFound {
  readonly embargoes: readonly EmbargoFigures[];
  /** By flow: how much later those who crossed were at the border [s]. */
  readonly lost: readonly PlainTally[];
  /** By flow: vehicles that came into it by a diversion. */
  readonly came: Int32Array;
}
