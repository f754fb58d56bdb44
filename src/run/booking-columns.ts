/** What an electronic queue adds to the rows of vehicles.csv. */
import type { Vehicles } from "../model/vehicles.ts";
import { slotWaitOf, withoutHair } from "./booking-record.ts";
import type { VehicleTable } from "./report.ts";

/** The columns, by name. */
const NAMES = ["slotAt", "slotWait", "homeTime", "roadTime", "areaTime"] as const;

/** Columns that grow by one value a vehicle; NaN where it did not happen. */
export class BookingColumns {
  readonly #values = Object.fromEntries(NAMES.map((name) => [name, [] as number[]])) as Record<
    (typeof NAMES)[number],
    number[]
  >;

  /** Adds a vehicle; `exitedAt` is NaN for one that has not left. */
  add(vehicles: Vehicles, v: number, exitedAt: number): void {
    const { arrivedAt, enteredAt, slotAt, readyAt, travelTime, areaAt, awayTime, booked } = vehicles;
    const came = Number.isFinite(arrivedAt[v]!) && !(arrivedAt[v]! > exitedAt);
    const entered = !Number.isNaN(enteredAt[v]!);
    const areaTime = entered && !Number.isNaN(areaAt[v]!) ? enteredAt[v]! - areaAt[v]! : 0;
    const row = {
      slotAt: booked[v] === 1 && Number.isFinite(slotAt[v]!) ? slotAt[v]! : Number.NaN,
      slotWait: slotWaitOf(vehicles, v),
      homeTime: came ? withoutHair(arrivedAt[v]! - readyAt[v]! - travelTime[v]!) : Number.NaN,
      roadTime: entered ? withoutHair(enteredAt[v]! - arrivedAt[v]! - areaTime - awayTime[v]!) : Number.NaN,
      areaTime: entered ? areaTime : Number.NaN,
    };
    for (const name of NAMES) this.#values[name].push(row[name]);
  }

  /** The columns. */
  columns(): Pick<VehicleTable, (typeof NAMES)[number]> {
    return Object.fromEntries(NAMES.map((name) => [name, Float64Array.from(this.#values[name])]));
  }
}
