/** What the recorder tells those who record the life before the border. Only the contract. */
import type { Vehicles } from "../model/vehicles.ts";

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
