/**
 * Where vehicles are loaded: the first office of their life. While an embargo holds they wait here in line, or are never
 * loaded; what is excepted is loaded day by day. Knows no road: who is loaded goes to the next office.
 */
import { EventClass } from "../../kernel/calendar.ts";
import { DAY } from "../../time/zone-clock.ts";
import type { Office, Road } from "../before-border.ts";
import { Reason } from "../outcomes.ts";
import type { World } from "../post.ts";
import { knownEnd } from "./compile-embargoes.ts";
import type { EmbargoLedger } from "./embargo-ledger.ts";
import type { EmbargoesInForce } from "./embargoes-in-force.ts";

/** A vehicle that waits to be loaded. */
interface Waiting {
  readonly vehicle: number;
  readonly since: number;
  /** Place in the order of coming. */
  readonly order: number;
  /** The end that was known when it began to wait: of several embargoes the latest. */
  readonly expected: number;
}

/** Levels of a checkpoint: vehicles that wait at their origin, and their wagons. */
export interface OriginLevels {
  readonly vehicles: number;
  readonly wagons: number;
}

/** What an origin is made with. */
export interface OriginContext {
  readonly world: World;
  readonly force: EmbargoesInForce;
  readonly ledger: EmbargoLedger;
  /** By flow: its checkpoint, and the levels there. */
  readonly checkpoints: readonly number[];
  readonly levels: readonly OriginLevels[];
}

/** Nothing holds the vehicle, or it will never be loaded; else the embargo in whose line it waits. */
const FREE = -1;
const NEVER = -2;

/** The origins of all flows. */
export class OriginOffice implements Office {
  /** By flow: where a vehicle goes that is loaded. */
  next: readonly Office[] = [];
  road!: Road;
  readonly #c: OriginContext;
  /** By embargo: who waits for its end, or for a turn after it, in the order of coming. */
  readonly #lines: Waiting[][];
  /** By embargo: whether those in its line are being loaded one by one; whether a midnight is awaited. */
  readonly #loading: boolean[];
  readonly #awaited: boolean[];
  readonly #atOrigin: Int32Array;
  readonly #wagons: Int32Array;
  readonly #loadNext: number;
  readonly #midnight: number;
  #order = 0;

  constructor(context: OriginContext) {
    this.#c = context;
    const { force, levels, world } = context;
    this.#lines = force.all.map(() => []);
    this.#loading = force.all.map(() => false);
    this.#awaited = force.all.map(() => false);
    this.#atOrigin = new Int32Array(levels.length);
    this.#wagons = new Int32Array(levels.length);
    this.#loadNext = world.on((e) => this.#onTurn(e));
    this.#midnight = world.on((e) => this.#onMidnight(e));
  }

  receive(vehicle: number): void {
    const { world, ledger, force } = this.#c;
    const flow = world.vehicles.flow[vehicle]!;
    ledger.received[flow]! += 1;
    const e = this.#holder(vehicle, (k) => this.#hasWaiting(k, flow));
    if (e === FREE) this.#load(vehicle);
    else if (e === NEVER) this.#lose(vehicle);
    else {
      const now = world.calendar.time;
      const ends = force.all.map((model, k) => (force.holds(k, flow) ? knownEnd(model, now) : 0));
      world.observer.tell?.(now, "waits at origin", vehicle, force.all[e]!.id);
      this.#setWaiting(vehicle, 1);
      ledger.count(e, vehicle, "held");
      this.#join(e, { vehicle, since: now, order: this.#order++, expected: Math.max(...ends) });
    }
  }

  /** An embargo has ended: who waited for it is loaded, or waits for another that holds. */
  ended(e: number): void {
    const line = this.#lines[e]!.splice(0);
    for (const waiting of line) {
      const other = this.#holder(waiting.vehicle);
      if (other === FREE) this.#lines[e]!.push(waiting);
      else this.#goOver(waiting, e, other);
    }
    this.#onTurn(e);
    // What this one kept from being loaded by another's exception may be loaded now.
    this.#lines.forEach((_, k) => {
      if (k !== e && !this.#loading[k]) this.#loadExcepted(k);
    });
  }

  /** The run ends: those who still wait are counted, with their time so far. @returns how many they are */
  finish(): number {
    const { ledger } = this.#c;
    this.#lines.forEach((line, e) => {
      for (const waiting of line) {
        ledger.count(e, waiting.vehicle, "stillHeld");
        this.#addTime(waiting, e);
      }
    });
    return this.#lines.flat().length;
  }

  /**
   * What holds a vehicle: the first embargo of the file, unless one that holds for it loses what is not loaded.
   * @param takenBefore whether others of its flow that wait for an embargo come before it when something is excepted
   */
  #holder(vehicle: number, takenBefore: (e: number) => boolean = () => false): number {
    const { force, world } = this.#c;
    const flow = world.vehicles.flow[vehicle]!;
    let first = FREE;
    for (let e = 0; e < force.all.length; e += 1) {
      if (!force.holds(e, flow) || (force.fits(e, vehicle) && !takenBefore(e))) continue;
      if (force.all[e]!.loading === "lost") return NEVER;
      if (first === FREE) first = e;
    }
    return first;
  }

  #hasWaiting(e: number, flow: number): boolean {
    const { vehicles } = this.#c.world;
    return this.#lines[e]!.some(({ vehicle }) => vehicles.flow[vehicle] === flow);
  }

  #join(e: number, waiting: Waiting): void {
    const line = this.#lines[e]!;
    let at = line.length;
    while (at > 0 && line[at - 1]!.order > waiting.order) at -= 1;
    line.splice(at, 0, waiting);
    this.#awaitMidnight(e);
  }

  #goOver(waiting: Waiting, from: number, to: number): void {
    const { ledger, world } = this.#c;
    this.#addTime(waiting, from);
    if (to === NEVER) {
      this.#setWaiting(waiting.vehicle, -1);
      this.#lose(waiting.vehicle);
      return;
    }
    ledger.count(to, waiting.vehicle, "held");
    this.#join(to, { ...waiting, since: world.calendar.time });
  }

  /** The next of a line is loaded, or all of them where nothing sets the pace. */
  #onTurn(e: number): void {
    const { force, world } = this.#c;
    const { pause } = force.all[e]!;
    const line = this.#lines[e]!;
    this.#loading[e] = false;
    while (line.length > 0) {
      const first = line.shift()!;
      // Another embargo may have begun since its turn was fixed.
      const other = this.#holder(first.vehicle);
      if (other !== FREE) {
        this.#goOver(first, e, other);
        continue;
      }
      this.#leave(first, e);
      if (pause === 0 || line.length === 0) continue;
      this.#loading[e] = true;
      world.calendar.schedule(world.calendar.time + pause, EventClass.opening, this.#loadNext, e, 0);
      return;
    }
  }

  /** Whoever waits for an embargo of which it is an exception is loaded as far as the day allows. */
  #loadExcepted(e: number): void {
    const { vehicles } = this.#c.world;
    const passed = new Set<number>();
    for (const waiting of [...this.#lines[e]!]) {
      const f = vehicles.flow[waiting.vehicle]!;
      if (passed.has(f)) continue;
      if (this.#holder(waiting.vehicle) !== FREE) {
        // Who comes later of the same flow does not overtake.
        passed.add(f);
        continue;
      }
      const line = this.#lines[e]!;
      line.splice(line.indexOf(waiting), 1);
      this.#leave(waiting, e);
    }
  }

  #onMidnight(e: number): void {
    this.#awaited[e] = false;
    this.#loadExcepted(e);
    this.#awaitMidnight(e);
  }

  /** While someone waits of whose flow something is excepted, the next day brings more. */
  #awaitMidnight(e: number): void {
    const { force, world } = this.#c;
    const { exceptions, clock, to } = force.all[e]!;
    const { flow } = world.vehicles;
    if (this.#awaited[e] || !this.#lines[e]!.some(({ vehicle }) => exceptions[flow[vehicle]!] !== null))
      return;
    const { time } = world.calendar;
    const next = clock.instant((clock.day(time) + 1) * DAY);
    if (next >= to) return;
    this.#awaited[e] = true;
    world.calendar.schedule(next, EventClass.opening, this.#midnight, e, 0);
  }

  /** A vehicle waits no longer: it is loaded. */
  #leave(waiting: Waiting, e: number): void {
    const { ledger, world, force } = this.#c;
    const { vehicle, expected } = waiting;
    const now = world.calendar.time;
    this.#addTime(waiting, e);
    const beyond = Math.min(now, force.all[e]!.to) - expected;
    ledger.counts[e]![world.vehicles.flow[vehicle]!]!.beyondTime += Math.max(0, beyond);
    ledger.clearedAt[e] = now;
    this.#setWaiting(vehicle, -1);
    world.vehicles.permitAt[vehicle] = now;
    this.#load(vehicle);
  }

  #addTime({ vehicle, since }: Waiting, e: number): void {
    const { ledger, world } = this.#c;
    const time = world.calendar.time - since;
    world.vehicles.embargoTime[vehicle]! += time;
    ledger.counts[e]![world.vehicles.flow[vehicle]!]!.heldTime += time;
  }

  #load(vehicle: number): void {
    const { force, ledger, world } = this.#c;
    const flow = world.vehicles.flow[vehicle]!;
    const by = force.all.flatMap((_, e) => (force.holds(e, flow) ? [e] : []));
    for (const e of by) {
      force.take(e, vehicle);
      ledger.count(e, vehicle, "excepted");
    }
    ledger.isLoaded(vehicle, world.calendar.time, by);
    if (by.length > 0) world.observer.tell?.(world.calendar.time, "excepted", vehicle, force.all[by[0]!]!.id);
    this.next[flow]!.receive(vehicle);
  }

  #lose(vehicle: number): void {
    const { force, ledger, world } = this.#c;
    const flow = world.vehicles.flow[vehicle]!;
    const e = force.all.findIndex(({ loading }, k) => loading === "lost" && force.holds(k, flow));
    ledger.count(e, vehicle, "lost");
    ledger.lost[flow]! += 1;
    this.road.stayHome(vehicle, Reason.embargo);
  }

  #setWaiting(vehicle: number, step: 1 | -1): void {
    const { world, checkpoints, levels } = this.#c;
    const { flow, wagons } = world.vehicles;
    const c = checkpoints[flow[vehicle]!]!;
    this.#atOrigin[c]! += step;
    this.#wagons[c]! += step * wagons[vehicle]!;
    world.observer.level(levels[c]!.vehicles, this.#atOrigin[c]!);
    world.observer.level(levels[c]!.wagons, this.#wagons[c]!);
  }
}
