/** A stage where trains wait for a path and depart whole. */
import type { StageContext } from "../stages/stage-base.ts";
import { NOBODY, Phase } from "../vehicles.ts";
import type { MayDepart, Path, PathUser } from "./path.ts";
import { UnservedStage } from "./unserved-stage.ts";

/** What such a stage is made with. */
export interface DepartureContext extends StageContext {
  readonly path: Path;
  readonly byPriority: boolean;
}

/** Departures since the start. */
export interface DepartureCounts {
  readonly trains: number;
  readonly wagons: number;
  readonly teu: number;
}

/** Where a vehicle stands in a line that is short and in order: before the first of worse priority, else last. */
export function placeIn(
  line: readonly { readonly vehicle: number }[],
  vehicle: number,
  byPriority: boolean,
  priority: Float64Array,
): number {
  if (!byPriority) return line.length;
  const at = line.findIndex((other) => priority[vehicle]! < priority[other.vehicle]!);
  return at < 0 ? line.length : at;
}

/** Trains that wait for a path. */
export class DepartureStage extends UnservedStage implements PathUser {
  readonly #path: Path;
  readonly #byPriority: boolean;
  readonly #line: { readonly vehicle: number }[] = [];
  #trains = 0;
  #wagons = 0;
  #teu = 0;

  constructor(context: DepartureContext) {
    super(context);
    this.#path = context.path;
    this.#byPriority = context.byPriority;
    this.#path.users.push(this);
  }

  get counts(): DepartureCounts {
    return { trains: this.#trains, wagons: this.#wagons, teu: this.#teu };
  }

  hasPlace(): boolean {
    return true;
  }

  take(vehicle: number): void {
    this.join(vehicle);
    const at = placeIn(this.#line, vehicle, this.#byPriority, this.world.vehicles.priority);
    this.#line.splice(at, 0, { vehicle });
    this.setWaiting(this.#line.length);
    this.lookAgain();
  }

  withdraw(vehicle: number): void {
    this.#remove(vehicle);
    this.world.vehicles.enter(vehicle, Phase.away);
    this.leave(vehicle);
    this.wake();
  }

  /** The first in line that may depart today and for which there is room where it goes. */
  candidate(mayDepart: MayDepart): number {
    if (!this.open) return NOBODY;
    const { flow } = this.world.vehicles;
    const found = this.#line.find(
      ({ vehicle }) => mayDepart(flow[vehicle]!) && this.onward.mayGo(vehicle, this.index),
    );
    return found?.vehicle ?? NOBODY;
  }

  depart(vehicle: number): ReadonlySet<number> {
    const { vehicles, calendar, observer } = this.world;
    this.#remove(vehicle);
    this.#trains += 1;
    this.#wagons += vehicles.wagons[vehicle]!;
    this.#teu += vehicles.teu[vehicle]!;
    const flows = new Set([vehicles.flow[vehicle]!]);
    observer.tell?.(calendar.time, "departs", vehicle, this.#path.model.id);
    this.sendOn(vehicle);
    return flows;
  }

  protected override lookAgain(): void {
    this.#path.wake();
  }

  #remove(vehicle: number): void {
    this.#line.splice(
      this.#line.findIndex((entry) => entry.vehicle === vehicle),
      1,
    );
    this.setWaiting(this.#line.length);
  }
}
