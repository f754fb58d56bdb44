/**
 * Who stands on which track. A train that comes in to a stage with a kind of track takes one of that kind and gives
 * back the one it stood on; the vehicles of one train share a track. Knows neither line nor server.
 */
import type { Wakeable } from "../agenda.ts";
import type { World } from "../post.ts";
import type { TracksModel } from "./compile-rail.ts";
import { firstOf } from "./first-of.ts";

/** More than any two numbers of vehicles of a flow differ by. */
const FLOW = 2 ** 33;

/** A stage whose trains stand on tracks of a kind, as those tracks see it. */
export interface TrackUser {
  /** The vehicle outside that comes in next, of those for whom there is room and a track; NOBODY when none does. */
  nextOutside(): number;
  /** Takes it over from where it is. */
  admit(vehicle: number): void;
}

/** The tracks of one kind. */
export class TrackKind implements Wakeable {
  awake = false;
  readonly model: TracksModel;
  /** Stages whose trains stand here, in the order of the file. */
  readonly users: TrackUser[] = [];
  readonly #world: World;
  readonly #grouped: readonly boolean[];
  readonly #level: number;
  /** Vehicles of each train that stands here. */
  readonly #trains = new Map<number, number>();

  /**
   * @param grouped by flow, whether its vehicles are groups of wagons, of which those that came together are one train
   * @param level index of the level of occupied tracks
   */
  constructor(world: World, model: TracksModel, grouped: readonly boolean[], level: number) {
    this.#world = world;
    this.model = model;
    this.#grouped = grouped;
    this.#level = level;
  }

  /** Tracks on which a train stands. */
  get occupied(): number {
    return this.#trains.size;
  }

  /** Whether the vehicle could stand here: on a free track, or on its train's. */
  admits(vehicle: number): boolean {
    return this.#trains.size < this.model.count || this.#trains.has(this.trainOf(vehicle));
  }

  /** The vehicle stands here from now on. */
  occupy(vehicle: number): void {
    const train = this.trainOf(vehicle);
    this.#trains.set(train, (this.#trains.get(train) ?? 0) + 1);
    this.#report();
  }

  /** The vehicle stands here no longer. */
  vacate(vehicle: number): void {
    const train = this.trainOf(vehicle);
    const left = this.#trains.get(train)! - 1;
    if (left > 0) this.#trains.set(train, left);
    else {
      this.#trains.delete(train);
      this.#report();
      this.#world.agenda.wake(this);
    }
  }

  wake(): void {
    this.#world.agenda.wake(this);
  }

  /** Lets in whoever may come: better priority first, then who has waited longest, then to the earlier stage. */
  settle(): void {
    for (;;) {
      const next = firstOf(
        this.users,
        (user) => user.nextOutside(),
        (a, b) => this.#before(a, b),
      );
      if (next === undefined) return;
      next.stage.admit(next.vehicle);
    }
  }

  /** The train a vehicle belongs to, as a number that no other train has. */
  trainOf(vehicle: number): number {
    const { flow, number, train } = this.#world.vehicles;
    const f = flow[vehicle]!;
    return f * FLOW + (this.#grouped[f] ? train[vehicle]! : number[vehicle]!);
  }

  #before(a: number, b: number): boolean {
    const { priority, phaseAt, since } = this.#world.vehicles;
    if (priority[a] !== priority[b]) return priority[a]! < priority[b]!;
    return phaseAt[a] === phaseAt[b] ? since[a]! < since[b]! : phaseAt[a]! < phaseAt[b]!;
  }

  #report(): void {
    this.#world.observer.level(this.#level, this.#trains.size);
  }
}

/** All tracks of one replication, and where each vehicle stands. */
export class Standing {
  readonly kinds: readonly TrackKind[];
  readonly #at = new Map<number, TrackKind>();

  constructor(kinds: readonly TrackKind[]) {
    this.kinds = kinds;
  }

  /** The vehicle comes in to a stage with this kind of track, or with none. */
  stand(vehicle: number, kind: TrackKind | null): void {
    const before = this.#at.get(vehicle) ?? null;
    if (before === kind) return;
    if (kind === null) this.#at.delete(vehicle);
    else {
      this.#at.set(vehicle, kind);
      kind.occupy(vehicle);
    }
    before?.vacate(vehicle);
  }

  /** The vehicle has left the post. */
  gone(vehicle: number): void {
    this.stand(vehicle, null);
  }
}
