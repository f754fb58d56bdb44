/**
 * Which embargoes hold now, for which flow, and how much of what is excepted has been loaded today. Knows neither who
 * waits nor who is under way.
 */
import type { Vehicles } from "../vehicles.ts";
import type { EmbargoModel } from "./compile-embargoes.ts";

/** What was loaded of a flow under an exception on one local day. */
interface DayUse {
  readonly day: number;
  wagons: number;
  vehicles: number;
}

/** The embargoes of one replication. */
export class EmbargoesInForce {
  readonly all: readonly EmbargoModel[];
  readonly #clock: { readonly time: number };
  readonly #vehicles: Vehicles;
  readonly #holds: boolean[];
  /** By embargo and flow, the last day on which something was loaded. */
  readonly #used: (DayUse | undefined)[][];

  constructor(all: readonly EmbargoModel[], clock: { readonly time: number }, vehicles: Vehicles) {
    this.all = all;
    this.#clock = clock;
    this.#vehicles = vehicles;
    this.#holds = all.map(() => false);
    this.#used = all.map(() => []);
  }

  set(e: number, holds: boolean): void {
    this.#holds[e] = holds;
  }

  /** Whether an embargo holds for a flow now. */
  holds(e: number, flow: number): boolean {
    return this.#holds[e]! && this.all[e]!.meets[flow]!;
  }

  /** Whether a vehicle may be loaded today though embargo `e` holds. */
  fits(e: number, vehicle: number): boolean {
    const { flow, wagons } = this.#vehicles;
    const f = flow[vehicle]!;
    const exception = this.all[e]!.exceptions[f]!;
    if (exception === null) return false;
    const today = this.today(e, f);
    return today.wagons + wagons[vehicle]! <= exception.wagons && today.vehicles + 1 <= exception.vehicles;
  }

  /** A vehicle is loaded by an exception of embargo `e`. */
  take(e: number, vehicle: number): void {
    const { flow, wagons } = this.#vehicles;
    const f = flow[vehicle]!;
    const today = this.today(e, f);
    today.wagons += wagons[vehicle]!;
    today.vehicles += 1;
    this.#used[e]![f] = today;
  }

  /** What has been loaded of a flow today by an exception of embargo `e`. */
  today(e: number, flow: number): DayUse {
    const day = this.all[e]!.clock.day(this.#clock.time);
    const last = this.#used[e]![flow];
    return last?.day === day ? last : { day, wagons: 0, vehicles: 0 };
  }
}
