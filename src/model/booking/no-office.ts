/** For flows at gates without an electronic queue, where other gates have one: vehicles set out as soon as they are ready. */
import type { Office, Road } from "../before-border.ts";
import type { World } from "../post.ts";

/** Keeps nobody. */
export class NoOffice implements Office {
  road!: Road;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  receive(vehicle: number): void {
    const { vehicles, calendar } = this.#world;
    this.road.reachAt(vehicle, calendar.time + vehicles.travelTime[vehicle]!);
  }
}
