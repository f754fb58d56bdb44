/** The columns of vehicles.csv that there are where some flow has trains. */
import type { Vehicles } from "../model/vehicles.ts";
import type { VehicleTable } from "./report.ts";

/** Collects what each vehicle brought. */
export class TrainColumns {
  readonly #wagons: number[] = [];
  readonly #teu: number[] = [];
  readonly #tonnes: number[] = [];

  /** Adds a vehicle that has left or is left at the end. */
  add(vehicles: Vehicles, v: number): void {
    this.#wagons.push(vehicles.wagons[v]!);
    this.#teu.push(vehicles.teu[v]!);
    this.#tonnes.push(vehicles.tonnes[v]!);
  }

  /** The columns. */
  columns(): Pick<VehicleTable, "wagons" | "teu" | "tonnes"> {
    return {
      wagons: Int32Array.from(this.#wagons),
      teu: Int32Array.from(this.#teu),
      tonnes: Int32Array.from(this.#tonnes),
    };
  }
}
