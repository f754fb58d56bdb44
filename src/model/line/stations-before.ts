/**
 * The stations before a post where trains stand that it does not let in: each as near as there is room, moving up as
 * places become free. A train that is held too long loses its locomotive: it stays where it stands, and needs a restart
 * when its turn has come. Knows neither the order of the line nor the stages.
 */
import { EventClass, NO_EVENT } from "../../kernel/calendar.ts";
import type { World } from "../post.ts";
import type { RestartLine } from "./restart-line.ts";

/** What the stations are made with. */
export interface StationsContext {
  readonly world: World;
  /** Trains that can stand at each, the nearest first; beyond the last any number can. */
  readonly places: readonly number[];
  /** Their names, and that of the line beyond. */
  readonly names: readonly string[];
  /** [s]; Infinity when no train is ever abandoned. */
  readonly abandonedAfter: number;
  /** Time that the restart of a train takes, by how often it has been abandoned before [s]; null for none. */
  readonly restart: ((vehicle: number, before: number) => number) | null;
  /** Restarts that are possible at one time. */
  readonly restartsAtOnce: number;
  readonly levels: {
    /** By station, and last that of those beyond. */
    readonly held: readonly number[];
    readonly abandoned: number;
    readonly wagons: number;
  };
  /** The train a vehicle belongs to; null where every vehicle is a train of its own. */
  readonly trainOf: ((vehicle: number) => number) | null;
  /** Counts of trains by flow. */
  readonly flows: number;
  /** The gate looks at its line again. */
  readonly reconsider: () => void;
}

/** A train that is held. */
interface HeldTrain {
  /** Index of its station; that after the last is beyond. */
  station: number;
  abandoned: boolean;
  /** Pending loss of the locomotive, or end of the restart. */
  event: number;
  /** The line in which it stands aside while it is restarted. */
  line: RestartLine | null;
  restarting: boolean;
}

/** The stations before one gate. */
export class StationsBefore {
  /** By flow: trains that have been abandoned, their wagons, how often that was, and the time of restarts [s]. */
  readonly trains: Float64Array;
  readonly wagons: Float64Array;
  readonly times: Float64Array;
  readonly restartTime: Float64Array;
  /** Promises: no station has more trains than places, none goes in abandoned. */
  checked = 0;
  breaches = 0;
  readonly levels: StationsContext["levels"];
  readonly #c: StationsContext;
  /** By station, and last beyond: trains in the order of coming there. */
  readonly #stations: number[][];
  readonly #held = new Map<number, HeldTrain>();
  readonly #lost: number;
  readonly #restarted: number;
  /** Trains whose turn has come and that wait for means to be restarted. */
  readonly #awaiting: number[] = [];
  #restarting = 0;
  #abandoned = 0;
  #wagons = 0;

  constructor(context: StationsContext) {
    this.#c = context;
    this.levels = context.levels;
    const { world, flows } = context;
    this.trains = new Float64Array(flows);
    this.wagons = new Float64Array(flows);
    this.times = new Float64Array(flows);
    this.restartTime = new Float64Array(flows);
    this.#stations = context.levels.held.map(() => []);
    this.#lost = world.on((v) => this.#onLost(v));
    this.#restarted = world.on((v) => this.#onRestarted(v));
  }

  /** Trains that are held. */
  get size(): number {
    return this.#held.size;
  }

  /** Whether a train that comes now has been held too long already: one of the backlog. */
  overdue(vehicle: number): boolean {
    const { world, abandonedAfter } = this.#c;
    return world.vehicles.since[vehicle]! + abandonedAfter <= world.calendar.time;
  }

  /** A train is not let in: it stands at the nearest station with room. */
  stands(vehicle: number): void {
    const { world, abandonedAfter, names } = this.#c;
    const train: HeldTrain = { station: 0, abandoned: false, event: NO_EVENT, line: null, restarting: false };
    while (!this.#hasRoom(train.station, vehicle)) train.station += 1;
    this.#held.set(vehicle, train);
    this.#stations[train.station]!.push(vehicle);
    this.#report(train.station);
    world.observer.tell?.(world.calendar.time, "held at", vehicle, names[train.station]!);
    if (this.overdue(vehicle)) this.#abandon(vehicle, train);
    else this.#await(vehicle, train, world.vehicles.since[vehicle]! + abandonedAfter);
  }

  /** A train stands there no longer; those behind it move up. */
  leaves(vehicle: number): void {
    const train = this.#held.get(vehicle)!;
    this.#held.delete(vehicle);
    if (train.event !== NO_EVENT) this.#c.world.calendar.cancel(train.event);
    if (train.abandoned) this.#setAbandoned(vehicle, -1);
    const awaiting = this.#awaiting.indexOf(vehicle);
    if (awaiting >= 0) this.#awaiting.splice(awaiting, 1);
    if (train.restarting) this.#endRestart(train);
    this.#take(vehicle, train.station);
    this.#moveUp();
  }

  /** The gate lets a train in: it has a locomotive. */
  enters(vehicle: number): void {
    this.checked += 1;
    if (this.#held.get(vehicle)!.abandoned) this.breaches += 1;
  }

  isAbandoned(vehicle: number): boolean {
    return this.#held.get(vehicle)?.abandoned ?? false;
  }

  /**
   * The turn of an abandoned train has come: it stands aside in its line until it is restarted.
   * @returns false where that takes no time, and it may go in now
   */
  restart(vehicle: number, line: RestartLine): boolean {
    const train = this.#held.get(vehicle)!;
    if (this.#c.restart === null) {
      this.#hasLocomotive(vehicle, train);
      return false;
    }
    line.setAside(vehicle);
    train.line = line;
    if (this.#restarting < this.#c.restartsAtOnce) this.#beginRestart(vehicle, train);
    else this.#awaiting.push(vehicle);
    return true;
  }

  /** An abandoned train has a locomotive again; it may be held too long once more. */
  #hasLocomotive(vehicle: number, train: HeldTrain): void {
    const { world, abandonedAfter } = this.#c;
    train.abandoned = false;
    this.#setAbandoned(vehicle, -1);
    world.observer.tell?.(world.calendar.time, "restarted", vehicle, "");
    this.#await(vehicle, train, world.calendar.time + abandonedAfter);
  }

  #beginRestart(vehicle: number, train: HeldTrain): void {
    const { world, restart } = this.#c;
    const { calendar, vehicles, observer } = world;
    const time = restart!(vehicle, vehicles.abandoned[vehicle]! - 1);
    this.restartTime[vehicles.flow[vehicle]!]! += time;
    this.#restarting += 1;
    train.restarting = true;
    observer.tell?.(calendar.time, "restarts", vehicle, "");
    train.event = calendar.schedule(calendar.time + time, EventClass.departure, this.#restarted, vehicle, 0);
  }

  /** Means for a restart are free. */
  #endRestart(train: HeldTrain): void {
    train.restarting = false;
    this.#restarting -= 1;
    const next = this.#awaiting.shift();
    if (next !== undefined) this.#beginRestart(next, this.#held.get(next)!);
  }

  /** Whether there is a place for a vehicle: a free one, or that of the train with which it came. */
  #hasRoom(station: number, vehicle: number): boolean {
    const { trainOf, places } = this.#c;
    const there = this.#stations[station]!;
    if (this.#trainsAt(station) < (places[station] ?? Number.POSITIVE_INFINITY)) return true;
    return trainOf !== null && there.some((v) => trainOf(v) === trainOf(vehicle));
  }

  #trainsAt(station: number): number {
    const { trainOf } = this.#c;
    const there = this.#stations[station]!;
    return trainOf === null ? there.length : new Set(there.map(trainOf)).size;
  }

  #await(vehicle: number, train: HeldTrain, at: number): void {
    if (at === Number.POSITIVE_INFINITY) return;
    train.event = this.#c.world.calendar.schedule(at, EventClass.expiry, this.#lost, vehicle, 0);
  }

  #onLost(vehicle: number): void {
    const train = this.#held.get(vehicle)!;
    train.event = NO_EVENT;
    this.#abandon(vehicle, train);
  }

  #abandon(vehicle: number, train: HeldTrain): void {
    const { vehicles, observer, calendar } = this.#c.world;
    const f = vehicles.flow[vehicle]!;
    if (vehicles.abandoned[vehicle] === 0) {
      this.trains[f]! += 1;
      this.wagons[f]! += vehicles.wagons[vehicle]!;
    }
    this.times[f]! += 1;
    vehicles.abandoned[vehicle]! += 1;
    train.abandoned = true;
    this.#setAbandoned(vehicle, 1);
    observer.tell?.(calendar.time, "abandoned", vehicle, "");
  }

  #onRestarted(vehicle: number): void {
    const train = this.#held.get(vehicle)!;
    train.event = NO_EVENT;
    train.line!.comeBack(vehicle);
    train.line = null;
    this.#hasLocomotive(vehicle, train);
    this.#endRestart(train);
    this.#moveUp();
    this.#c.reconsider();
  }

  /** Trains with a locomotive move to nearer stations that have room: of those behind the nearest first, in the order of coming. */
  #moveUp(): void {
    for (let to = 0; to < this.#stations.length - 1; to += 1) {
      for (let found = this.#nextFor(to); found !== null; found = this.#nextFor(to)) {
        const train = this.#held.get(found)!;
        this.#take(found, train.station);
        train.station = to;
        this.#stations[to]!.push(found);
        this.#report(to);
      }
    }
  }

  /** The first behind a station that can move there. */
  #nextFor(station: number): number | null {
    for (let s = station + 1; s < this.#stations.length; s += 1) {
      const found = this.#stations[s]!.find(
        (v) => !this.#held.get(v)!.abandoned && this.#hasRoom(station, v),
      );
      if (found !== undefined) return found;
    }
    return null;
  }

  #take(vehicle: number, station: number): void {
    const there = this.#stations[station]!;
    there.splice(there.indexOf(vehicle), 1);
    this.#report(station);
  }

  #report(station: number): void {
    const { world, levels, places } = this.#c;
    this.checked += 1;
    if (this.#trainsAt(station) > (places[station] ?? Number.POSITIVE_INFINITY)) this.breaches += 1;
    world.observer.level(levels.held[station]!, this.#stations[station]!.length);
  }

  #setAbandoned(vehicle: number, step: 1 | -1): void {
    const { world, levels } = this.#c;
    this.#abandoned += step;
    this.#wagons += step * world.vehicles.wagons[vehicle]!;
    world.observer.level(levels.abandoned, this.#abandoned);
    world.observer.level(levels.wagons, this.#wagons);
  }
}
