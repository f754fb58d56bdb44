/**
 * An office that vehicles come to when it is time to set out: it keeps who is to be where and when, and those who have
 * to wait for what they need here set out later and are at the border so much later. Knows not what is needed.
 */
import { EventClass } from "../kernel/calendar.ts";
import type { World } from "./post.ts";
import { RoadThrough } from "./road-through.ts";

/** When a vehicle would set out and when it would be at the border [s]. */
interface Plan {
  readonly departAt: number;
  readonly arrivedAt: number;
}

/** The last office at home, or one of several. */
export abstract class SettingOutOffice extends RoadThrough {
  protected readonly world: World;
  readonly #plans = new Map<number, Plan>();
  readonly #onDepart: number;

  constructor(world: World) {
    super();
    this.world = world;
    this.#onDepart = world.on((vehicle) => this.depart(vehicle));
  }

  /** Whether a vehicle that is to be on the road has to come by here. */
  protected abstract concerns(vehicle: number): boolean;

  /** It is time to set out: now or later the vehicle does, or its plan is dropped. */
  protected abstract depart(vehicle: number): void;

  reachAt(vehicle: number, arrivedAt: number): void {
    const { vehicles, calendar } = this.world;
    if (!this.concerns(vehicle)) {
      this.road.reachAt(vehicle, arrivedAt);
      return;
    }
    const departAt = Math.max(calendar.time, arrivedAt - vehicles.travelTime[vehicle]!);
    this.#plans.set(vehicle, { departAt, arrivedAt });
    if (departAt > calendar.time) {
      calendar.schedule(departAt, EventClass.arrival, this.#onDepart, vehicle, 0);
    } else this.depart(vehicle);
  }

  /** Whether a vehicle is to set out from here. */
  protected isToSetOut(vehicle: number): boolean {
    return this.#plans.has(vehicle);
  }

  /** Whether the time to set out is past. Only of vehicles that are to set out. */
  protected isLate(vehicle: number): boolean {
    return this.world.calendar.time > this.#plans.get(vehicle)!.departAt;
  }

  /** The vehicle sets out: it is at the border as planned, or as soon as it can be. */
  protected setOut(vehicle: number): void {
    const { vehicles, calendar } = this.world;
    const { arrivedAt } = this.#plans.get(vehicle)!;
    this.dropPlan(vehicle);
    this.road.reachAt(vehicle, Math.max(arrivedAt, calendar.time + vehicles.travelTime[vehicle]!));
  }

  /** The vehicle does not set out. */
  protected dropPlan(vehicle: number): void {
    this.#plans.delete(vehicle);
  }
}
