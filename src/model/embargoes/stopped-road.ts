/**
 * The way to the border while embargoes hold: vehicles under way go on, stand where they are, or go another way. Under
 * way is whoever has been loaded and is not at the border yet. Knows no origin.
 */
import type { Renouncing, WholeRoad } from "../before-border.ts";
import { Reason } from "../outcomes.ts";
import type { World } from "../post.ts";
import { RoadThrough } from "../road-through.ts";
import { NOBODY, Phase } from "../vehicles.ts";
import type { EmbargoLedger } from "./embargo-ledger.ts";
import type { EmbargoesInForce } from "./embargoes-in-force.ts";

/** What a vehicle brings that goes on as one of another flow. */
export interface Newcomer {
  readonly readyAt: number;
  readonly wagons: number;
  readonly teu: number;
  readonly tonnes: number;
}

/** The road beyond, and what else is asked of it. */
export interface RoadBeyond extends WholeRoad, Renouncing {
  /** A vehicle that would be at the border later will not be: it stands somewhere, or has left. */
  recall(vehicle: number): void;
  /** A vehicle comes into being that was one of another flow. */
  comeInto(flow: number, number: number, newcomer: Newcomer): void;
}

/** A vehicle that stands on its way. */
interface Stopped {
  readonly vehicle: number;
  /** The embargo that stopped it. */
  readonly e: number;
  /** When it would have been at the border, and how much of its way is left [s]. */
  readonly due: number;
  readonly left: number;
}

/** What the road is made with. */
export interface StoppedRoadContext {
  readonly world: World;
  readonly force: EmbargoesInForce;
  readonly ledger: EmbargoLedger;
  readonly road: RoadBeyond;
  /** By flow: its checkpoint; and by checkpoint the level of those stopped. */
  readonly checkpoints: readonly number[];
  readonly levels: readonly number[];
}

/** Numbers of vehicles that came by a diversion begin here, one such span for each flow that they may come from. */
const SPAN = 1 << 24;
const SPANS = 127;

/** The road to the border. */
export class StoppedRoad extends RoadThrough<RoadBeyond> implements Renouncing {
  readonly #c: StoppedRoadContext;
  #stopped: Stopped[] = [];
  readonly #count: Int32Array;

  constructor(context: StoppedRoadContext) {
    super();
    this.#c = context;
    this.road = context.road;
    this.#count = new Int32Array(context.levels.length);
  }

  /** A vehicle sets out now, or will so that it is at the border at `arrivedAt`. */
  reachAt(vehicle: number, arrivedAt: number): void {
    const { road } = this;
    const e = arrivedAt > this.#c.world.calendar.time ? this.#stopper(vehicle) : NOBODY;
    if (e === NOBODY) road.reachAt(vehicle, arrivedAt);
    else this.#halt(vehicle, e, arrivedAt);
  }

  renounce(vehicle: number): void {
    this.road.renounce(vehicle);
  }

  /** An embargo begins: whoever is under way and not to go on stands, or goes another way; those nearest first. */
  began(e: number): void {
    const { world, force } = this.#c;
    const { underWay } = force.all[e]!;
    if (underWay === "continue") return;
    const met: number[] = [];
    world.vehicles.visitAll((v) => {
      if (this.#isUnderWay(v) && this.#stopper(v) === e) met.push(v);
    });
    const { arrivedAt } = world.vehicles;
    const due = new Map(met.map((v) => [v, arrivedAt[v]!]));
    met.sort((a, b) => due.get(a)! - due.get(b)! || a - b);
    for (const v of met) {
      this.road.recall(v);
      this.#halt(v, e, due.get(v)!);
    }
    if (underWay === "divert") this.#divertStopped(e);
  }

  /** An embargo has ended: those it stopped go on, if no other stops them. */
  ended(): void {
    const { world, ledger } = this.#c;
    const { vehicles, calendar, observer } = world;
    const standing = this.#stopped;
    this.#stopped = [];
    for (const stopped of standing) {
      const { vehicle, e, due, left } = stopped;
      if (this.#stopper(vehicle) !== NOBODY) {
        this.#stopped.push(stopped);
        continue;
      }
      const f = vehicles.flow[vehicle]!;
      const at = Math.max(due, calendar.time + left);
      vehicles.embargoTime[vehicle]! += at - due;
      ledger.counts[e]![f]!.stoppedTime += at - due;
      ledger.resumed[f]! += 1;
      this.#setStopped(f, -1);
      observer.tell?.(calendar.time, "goes on", vehicle, "");
      this.road.reachAt(vehicle, at);
    }
  }

  /** The run ends: those who stand are late by what has passed since they were due. @returns how many they are */
  finish(): number {
    const { world, ledger } = this.#c;
    for (const { vehicle, e, due } of this.#stopped) {
      const late = Math.max(0, world.calendar.time - due);
      world.vehicles.embargoTime[vehicle]! += late;
      ledger.counts[e]![world.vehicles.flow[vehicle]!]!.stoppedTime += late;
    }
    return this.#stopped.length;
  }

  /** Between the last office and the border, for the first time, with an arrival to come. */
  #isUnderWay(v: number): boolean {
    const { vehicles, calendar } = this.#c.world;
    const at = vehicles.arrivedAt[v]!;
    return (
      vehicles.phase[v] === Phase.away &&
      vehicles.tries[v] === 0 &&
      vehicles.parent[v] === NOBODY &&
      at > calendar.time &&
      at < Number.POSITIVE_INFINITY
    );
  }

  /** The embargo that does not let a vehicle go on: one that diverts before one that stops; NOBODY when none. */
  #stopper(vehicle: number): number {
    const { force, world } = this.#c;
    const f = world.vehicles.flow[vehicle]!;
    let found = NOBODY;
    for (let e = 0; e < force.all.length; e += 1) {
      const { underWay, exceptions } = force.all[e]!;
      // Of a flow that is excepted, whoever is loaded may go.
      if (underWay === "continue" || !force.holds(e, f) || exceptions[f] !== null) continue;
      if (underWay === "divert") return e;
      if (found === NOBODY) found = e;
    }
    return found;
  }

  #halt(vehicle: number, e: number, due: number): void {
    const { world, force, ledger } = this.#c;
    const { vehicles, calendar, observer } = world;
    const f = vehicles.flow[vehicle]!;
    vehicles.arrivedAt[vehicle] = Number.POSITIVE_INFINITY;
    if (force.all[e]!.underWay === "divert") {
      this.#divert(vehicle, e);
      return;
    }
    const left = Math.min(due - calendar.time, vehicles.travelTime[vehicle]!);
    this.#stopped.push({ vehicle, e, due, left });
    ledger.count(e, vehicle, "stopped");
    ledger.stops[f]! += 1;
    this.#setStopped(f, 1);
    observer.tell?.(calendar.time, "stops", vehicle, force.all[e]!.id);
  }

  /** Those whom another embargo has stopped go another way too when one begins that diverts. */
  #divertStopped(e: number): void {
    const { world, ledger } = this.#c;
    const mine = this.#stopped.filter(({ vehicle }) => this.#stopper(vehicle) === e);
    this.#stopped = this.#stopped.filter((s) => !mine.includes(s));
    for (const { vehicle } of mine) {
      const f = world.vehicles.flow[vehicle]!;
      ledger.stopsDiverted[f]! += 1;
      this.#setStopped(f, -1);
      this.#divert(vehicle, e);
    }
  }

  /** It leaves its flow, and goes on as a vehicle of another with the same load, ready at the same time. */
  #divert(vehicle: number, e: number): void {
    const { road } = this;
    const { world, force, ledger } = this.#c;
    const { flow, number, readyAt, wagons, teu, tonnes } = world.vehicles;
    const { divertTo, ranks } = force.all[e]!;
    const span = 1 + (ranks[flow[vehicle]!]! % SPANS);
    const newNumber = span * SPAN + (number[vehicle]! & (SPAN - 1));
    const newcomer = {
      readyAt: readyAt[vehicle]!,
      wagons: wagons[vehicle]!,
      teu: teu[vehicle]!,
      tonnes: tonnes[vehicle]!,
    };
    ledger.count(e, vehicle, "diverted");
    ledger.came[divertTo]! += 1;
    road.renounce(vehicle);
    road.divert(vehicle, Reason.embargo);
    road.comeInto(divertTo, newNumber, newcomer);
  }

  #setStopped(flow: number, step: 1 | -1): void {
    const { world, checkpoints, levels } = this.#c;
    const c = checkpoints[flow]!;
    this.#count[c]! += step;
    world.observer.level(levels[c]!, this.#count[c]!);
  }
}

/** Whether a vehicle came into its flow by a diversion, by its number there. */
export function cameByDiversion(number: number): boolean {
  return number >= SPAN;
}
