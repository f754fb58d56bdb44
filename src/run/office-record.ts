/** What the recorder tells those who record the life before the border, and what they are made for. Only contracts. */
import type { Desk } from "../model/booking/desk.ts";
import type { ClosurePlan } from "../model/closures/closure-plan.ts";
import type { DriverOffice } from "../model/drivers/driver-office.ts";
import type { PermitOffice } from "../model/permits/permit-office.ts";
import type { Vehicles } from "../model/vehicles.ts";

/** Parts of a model at work that are watched besides its vehicles. */
export interface AtWork {
  readonly desks: readonly Desk[];
  readonly permits: PermitOffice | null;
  readonly drivers: DriverOffice | null;
  readonly closures: ClosurePlan | null;
}

/** A model without any of them. */
export const NOTHING_ELSE: AtWork = { desks: [], permits: null, drivers: null, closures: null };

/** Records what one kind of office does to vehicles. */
export interface OfficeRecord {
  /** The measured time begins. */
  endWarmup?(): void;
  /** A vehicle has crossed at `now` [s]. */
  crossed(vehicles: Vehicles, v: number, now: number): void;
  /** A vehicle is not through at the end. */
  unfinished(vehicles: Vehicles, v: number, end: number): void;
  /** Takes the values of the series at a tick. */
  sample(): void;
}
