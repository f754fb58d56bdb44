/** Ways on where documents decide: those of the quality that a vehicle's documents have now. */
import type { Router, Routing } from "../router.ts";
import type { Vehicles } from "../vehicles.ts";

/** One router for each word. */
export class DocumentRouter implements Routing {
  readonly #routers: readonly Router[];
  readonly #vehicles: Vehicles;

  /** @param routers by word; 0 is for complete documents */
  constructor(routers: readonly Router[], vehicles: Vehicles) {
    this.#routers = routers;
    this.#vehicles = vehicles;
  }

  entrance(vehicle: number): number {
    return this.#of(vehicle).entrance(vehicle);
  }

  after(vehicle: number, stage: number): number {
    return this.#of(vehicle).after(vehicle, stage);
  }

  #of(vehicle: number): Router {
    const { documents, corrected } = this.#vehicles;
    return this.#routers[corrected[vehicle] === 1 ? 0 : documents[vehicle]!]!;
  }
}
