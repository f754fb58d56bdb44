/** What one replication of ordinary posts is made of. */
import type { FlatFlow, FlatGate, FlatPool, FlatStage } from "./places.ts";

/** Stages, pools, gates and flows, by their index. */
export interface FlatState {
  readonly stages: readonly FlatStage[];
  /** Staff that stages share. */
  readonly pools: readonly FlatPool[];
  readonly gates: readonly FlatGate[];
  readonly flows: readonly FlatFlow[];
}
