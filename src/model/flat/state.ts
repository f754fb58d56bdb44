/** What one replication of ordinary posts is made of: rows of whole numbers, and lists of what is many or seldom. */
import type { VehicleTable } from "./rows.ts";

/** A vehicle that was interrupted, until its staff come back; `stage` is the row of where it was served. */
export interface Aside {
  readonly vehicle: number;
  readonly stage: number;
}

/** A shared pool that a stage needs: its row, and the units that a vehicle holds, by flow. */
export interface Need {
  readonly pool: number;
  readonly units: Int32Array;
}

/** Stages, pools and gates. Lists are by number: `row >> ROW_BITS`. */
export interface FlatState {
  /** All rows; see `layout.ts`. */
  readonly n: Int32Array;
  readonly table: VehicleTable;
  /** Numbers below this one are stages; from there shared pools, below `gatesFrom`, then gates. */
  readonly poolsFrom: number;
  readonly gatesFrom: number;
  /** Rows of flows. */
  readonly flows: readonly number[];
  /** By stage: shared pools that it needs. */
  readonly needs: readonly (readonly Need[])[];
  /** By pool: rows of the stages that seize units of it; vehicles put aside when their staff went. */
  readonly claimants: readonly (readonly number[])[];
  readonly aside: readonly Aside[][];
  /** By stage: vehicles whose service was interrupted and who go on first; those put aside when the side closed. */
  readonly returned: readonly number[][];
  readonly closedAside: readonly number[][];
  /** By stage: rows of the gates that let vehicles in to it. */
  readonly feeders: readonly (readonly number[])[];
  /** By gate, then by stage: row of the line of vehicles whose first stage that is; and each gate's lines, once. */
  readonly lineOf: readonly Int32Array[];
  readonly gateLines: readonly (readonly number[])[];
}
