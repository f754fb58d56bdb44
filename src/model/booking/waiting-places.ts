/**
 * Where vehicles stand before a gate with an electronic queue: who has a place in the waiting area, and who stands on
 * the road. A place that becomes free goes to who has stood longest on the road and may use it.
 */
import type { World } from "../post.ts";

/** The places before one gate. */
export class WaitingPlaces {
  readonly #world: World;
  readonly #places: number;
  readonly #levels: { readonly area: number; readonly road: number };
  /** On the road in the order of coming: those who may use the area, and those who come too early to. */
  readonly #road = new Set<number>();
  readonly #early = new Set<number>();
  #inArea = 0;

  /** @param places in the waiting area */
  constructor(world: World, places: number, levels: { readonly area: number; readonly road: number }) {
    this.#world = world;
    this.#places = places;
    this.#levels = levels;
  }

  /** A vehicle has come. */
  come(vehicle: number, mayUseArea: boolean): void {
    const { vehicles, calendar } = this.#world;
    vehicles.areaAt[vehicle] = Number.NaN;
    if (!mayUseArea) this.#early.add(vehicle);
    else if (this.#inArea < this.#places) {
      vehicles.areaAt[vehicle] = calendar.time;
      this.#inArea += 1;
    } else this.#road.add(vehicle);
    this.#report();
  }

  /** A vehicle that was too early may use the area from now on. */
  admit(vehicle: number): void {
    if (!this.#early.delete(vehicle)) return;
    this.come(vehicle, true);
  }

  /** A vehicle leaves its place: it goes in, or away. */
  leave(vehicle: number): void {
    if (!this.#road.delete(vehicle) && !this.#early.delete(vehicle)) {
      this.#inArea -= 1;
      const [next] = this.#road;
      if (next !== undefined && this.#inArea < this.#places) {
        this.#road.delete(next);
        this.come(next, true);
      }
    }
    this.#report();
  }

  #report(): void {
    const { observer } = this.#world;
    observer.level(this.#levels.area, this.#inArea);
    observer.level(this.#levels.road, this.#road.size + this.#early.size);
  }
}
