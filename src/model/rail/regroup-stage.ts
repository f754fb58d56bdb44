/**
 * A stage where trains are dissolved: what they brought waits in a yard and leaves with departing trains, first come
 * first served. A vehicle goes on when the last of it has left.
 */
import type { RegroupSpec } from "../../scenario/schema/rail.ts";
import type { StageContext } from "../stages/stage-base.ts";
import { NOBODY, Phase } from "../vehicles.ts";
import { type DepartureCounts, placeIn } from "./departure-stage.ts";
import type { MayDepart, Path, PathUser } from "./path.ts";
import { UnservedStage } from "./unserved-stage.ts";

/** What such a stage is made with. */
export interface RegroupContext extends StageContext {
  readonly path: Path;
  readonly byPriority: boolean;
  readonly rules: RegroupSpec;
  /** Cargo of each flow as an index. */
  readonly cargoOf: readonly number[];
  /** Index of the level of what is in the yard. */
  readonly yardLevel: number;
}

/** What is left in the yard of what one vehicle brought. */
interface Part {
  readonly vehicle: number;
  left: number;
}

/** The yard since the start: in = out + there. */
export interface YardCounts extends DepartureCounts {
  /** In the yard's unit, TEU or wagons. */
  readonly in: number;
  readonly out: number;
  readonly there: number;
}

/** Told of every part that leaves, while its vehicle's columns are still filled. */
export interface PartWatcher {
  partLeft(vehicle: number, units: number): void;
}

/** A yard and the trains made up in it. */
export class RegroupStage extends UnservedStage implements PathUser {
  watcher: PartWatcher | null = null;
  readonly #c: RegroupContext;
  readonly #size: number;
  readonly #least: number;
  readonly #parts: Part[] = [];
  #there = 0;
  #in = 0;
  #out = 0;
  #trains = 0;

  constructor(context: RegroupContext) {
    super(context);
    const { teu, wagons, goes, atLeast = 1 } = context.rules;
    this.#c = context;
    this.#size = (teu ?? wagons)!;
    this.#least = goes === "full" ? this.#size : atLeast;
    context.path.users.push(this);
  }

  /** Whether nothing goes in or out: who is outside finds no room, and what is there is too little for a train. */
  get stalled(): boolean {
    return this.waitingOutside() > 0 && this.#load(() => true) === null;
  }

  get counts(): YardCounts {
    const byTeu = this.#c.rules.teu !== undefined;
    return {
      trains: this.#trains,
      wagons: byTeu ? 0 : this.#out,
      teu: byTeu ? this.#out : 0,
      in: this.#in,
      out: this.#out,
      there: this.#there,
    };
  }

  /** Room for all of it; who waits already is not passed by a smaller one. */
  hasPlace(vehicle: number): boolean {
    const first = this.outside();
    if (first !== NOBODY && first !== vehicle) return false;
    return this.#there + this.#unitsOf(vehicle) <= this.#c.rules.yard.places;
  }

  take(vehicle: number): void {
    this.join(vehicle);
    this.begun(vehicle);
    const left = this.#unitsOf(vehicle);
    if (left === 0) {
      this.world.vehicles.enter(vehicle, Phase.away);
      this.onward.moveOn(vehicle, this.index, this);
      return;
    }
    this.#in += left;
    const at = placeIn(this.#parts, vehicle, this.#c.byPriority, this.world.vehicles.priority);
    this.#parts.splice(at, 0, { vehicle, left });
    this.setWaiting(this.#parts.length);
    this.#setThere(this.#there + left);
    this.lookAgain();
  }

  withdraw(): void {
    throw new RangeError("a train that has been dissolved does not give up");
  }

  candidate(mayDepart: MayDepart): number {
    if (!this.open) return NOBODY;
    return this.#load(mayDepart)?.[0]?.vehicle ?? NOBODY;
  }

  depart(_vehicle: number, mayDepart: MayDepart): ReadonlySet<number> {
    const { vehicles, calendar, observer } = this.world;
    const flows = new Set<number>();
    let room = this.#size;
    const sent: number[] = [];
    for (const part of this.#load(mayDepart)!) {
      if (room === 0) break;
      const units = Math.min(room, part.left);
      room -= units;
      part.left -= units;
      flows.add(vehicles.flow[part.vehicle]!);
      this.watcher?.partLeft(part.vehicle, units);
      if (part.left === 0) sent.push(part.vehicle);
    }
    const load = this.#size - room;
    this.#trains += 1;
    this.#out += load;
    observer.tell?.(calendar.time, `departs with ${load}`, NOBODY, this.#c.path.model.id);
    for (const vehicle of sent) this.#finish(vehicle);
    this.#setThere(this.#there - load);
    this.wake();
    return flows;
  }

  protected override lookAgain(): void {
    this.#c.path.wake();
  }

  #finish(vehicle: number): void {
    this.#parts.splice(
      this.#parts.findIndex((part) => part.vehicle === vehicle),
      1,
    );
    this.setWaiting(this.#parts.length);
    this.sendOn(vehicle);
  }

  /** The parts of which the next train could be made up, in order; null when there is not enough for one. */
  #load(mayDepart: MayDepart): Part[] | null {
    const { flow } = this.world.vehicles;
    const allowed = this.#parts.filter(({ vehicle }) => mayDepart(flow[vehicle]!));
    const enough = (parts: readonly Part[]) => parts.reduce((sum, { left }) => sum + left, 0) >= this.#least;
    if (!this.#c.rules.byCargo) return enough(allowed) ? allowed : null;
    const cargo = ({ vehicle }: Part) => this.#c.cargoOf[flow[vehicle]!]!;
    for (const kind of new Set(allowed.map(cargo))) {
      const parts = allowed.filter((part) => cargo(part) === kind);
      if (enough(parts)) return parts;
    }
    return null;
  }

  #unitsOf(vehicle: number): number {
    const { teu, wagons } = this.world.vehicles;
    return this.#c.rules.teu === undefined ? wagons[vehicle]! : teu[vehicle]!;
  }

  #setThere(units: number): void {
    this.#there = units;
    this.world.observer.level(this.#c.yardLevel, units);
  }
}
