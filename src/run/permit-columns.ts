/** What permits add to the rows of vehicles.csv. */
import type { Vehicles } from "../model/vehicles.ts";
import { permitWaitOf } from "./permit-record.ts";
import type { VehicleTable } from "./report.ts";

/** Columns that grow by one value a vehicle. */
export class PermitColumns {
  readonly #permitWait: number[] = [];
  readonly #permitBorder: number[] = [];
  readonly #homeTime: number[] = [];

  /** Adds a vehicle that leaves, or is still there, at `now` [s]. */
  add(vehicles: Vehicles, v: number, now: number): void {
    const { arrivedAt, readyAt, travelTime } = vehicles;
    const came = arrivedAt[v]! <= now;
    this.#permitWait.push(permitWaitOf(vehicles, v, now));
    this.#permitBorder.push(vehicles.permitBorder[v]!);
    this.#homeTime.push(came ? Math.max(0, arrivedAt[v]! - readyAt[v]! - travelTime[v]!) : Number.NaN);
  }

  /** The columns; those of an electronic queue, where there is one, have the time at home already. */
  columns(): Pick<VehicleTable, "permitWait" | "permitBorderTime" | "homeTime"> {
    return {
      permitWait: Float64Array.from(this.#permitWait),
      permitBorderTime: Float64Array.from(this.#permitBorder),
      homeTime: Float64Array.from(this.#homeTime),
    };
  }
}
