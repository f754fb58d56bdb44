/**
 * Parallel lanes: one line before each server. A vehicle chooses a lane when it comes and may change to a
 * shorter one (jockeying). When a lane goes off duty, those waiting in it choose again.
 */
import { EventClass, NO_EVENT } from "../../kernel/calendar.ts";
import type { Pool } from "../pool.ts";
import { NOBODY, Phase } from "../vehicles.ts";
import { StageBase, type StageContext } from "./stage-base.ts";

/** What a stage with lanes is made with. */
export interface LaneContext extends StageContext {
  readonly servers: Pool;
  /** Lanes built, the most ever on duty. */
  readonly lanes: number;
  /** Places to wait in each lane. */
  readonly places: number;
  readonly choose: "shortest" | "random";
  /** How much shorter another lane must be for the last vehicle to move there; Infinity for never. */
  readonly jockeyBy: number;
  readonly lot: () => number;
  /** Whether a vehicle interrupted by the end of a shift waits for its own lane; else it goes on in another. */
  readonly suspends: boolean;
}

interface Lane {
  /** Waiting, first first. */
  readonly line: number[];
  serving: number;
  /** In the midst of service, its server off duty. */
  suspended: number;
}

/** A stage with one line before each server. */
export class LaneStage extends StageBase {
  readonly servers: Pool;
  readonly #lanes: Lane[];
  readonly #context: LaneContext;
  readonly #serviceEnd: number;
  readonly #laneOf = new Map<number, number>();
  #onDuty = 0;

  constructor(context: LaneContext) {
    super(context);
    this.#context = context;
    this.servers = context.servers;
    this.#lanes = Array.from({ length: context.lanes }, () => ({
      line: [],
      serving: NOBODY,
      suspended: NOBODY,
    }));
    this.#serviceEnd = this.world.on((vehicle) => this.#endService(vehicle));
  }

  hasPlace(): boolean {
    return this.#choices().some((l) => this.#isFree(l) || this.#lanes[l]!.line.length < this.#context.places);
  }

  take(vehicle: number): void {
    this.join(vehicle);
    this.draw(vehicle);
    this.#stand(vehicle);
    this.#serveAll();
    this.#count();
  }

  withdraw(vehicle: number): void {
    const lane = this.#lanes[this.#laneOf.get(vehicle)!]!;
    lane.line.splice(lane.line.indexOf(vehicle), 1);
    this.#laneOf.delete(vehicle);
    this.world.vehicles.enter(vehicle, Phase.away);
    this.leave(vehicle);
    this.#count();
    this.wake();
  }

  letGo(vehicle: number): void {
    const lane = this.#lanes[this.#laneOf.get(vehicle)!]!;
    lane.serving = NOBODY;
    this.#laneOf.delete(vehicle);
    this.servers.release(1);
    this.world.vehicles.enter(vehicle, Phase.away);
    this.leave(vehicle);
    this.wake();
  }

  settle(): void {
    this.#serveAll();
    this.#jockey();
    this.#serveAll();
    this.fill();
    this.#count();
    this.reportBusy();
  }

  /** The number of lanes on duty, or whether the side is open, has changed; `rule` is for services under way. */
  changed(rule: "finish" | "handOver" | "suspend"): void {
    this.#onDuty = this.open ? Math.min(this.servers.capacity, this.#lanes.length) : 0;
    for (let l = this.#onDuty; l < this.#lanes.length; l += 1) this.#closeLane(l, rule);
    for (let l = 0; l < this.#onDuty; l += 1) this.#reopenLane(l);
    this.wake();
  }

  #closeLane(l: number, rule: "finish" | "handOver" | "suspend"): void {
    const lane = this.#lanes[l]!;
    const vehicle = lane.serving;
    const { vehicles } = this.world;
    if (vehicle !== NOBODY && rule !== "finish" && vehicles.phase[vehicle] === Phase.serving) {
      this.#interrupt(vehicle);
      lane.serving = NOBODY;
      lane.suspended = vehicle;
      vehicles.enter(vehicle, Phase.suspended);
    }
    if (this.#onDuty === 0) return;
    if (lane.suspended !== NOBODY && !this.#context.suspends) {
      const moved = lane.suspended;
      lane.suspended = NOBODY;
      vehicles.enter(moved, Phase.waiting);
      this.#stand(moved, true);
    }
    for (const v of lane.line.splice(0)) this.#stand(v);
  }

  #reopenLane(l: number): void {
    const lane = this.#lanes[l]!;
    if (lane.suspended === NOBODY || lane.serving !== NOBODY) return;
    const vehicle = lane.suspended;
    lane.suspended = NOBODY;
    this.world.vehicles.enter(vehicle, Phase.waiting);
    lane.line.unshift(vehicle);
  }

  #interrupt(vehicle: number): void {
    const { vehicles, calendar, observer } = this.world;
    calendar.cancel(vehicles.event[vehicle]!);
    vehicles.event[vehicle] = NO_EVENT;
    vehicles.remaining[vehicle]! -= calendar.time - vehicles.phaseAt[vehicle]!;
    this.servers.release(1);
    observer.tell?.(calendar.time, "suspended", vehicle, this.name);
  }

  /** Lanes that may be chosen: those on duty, or all while none is. */
  #choices(): number[] {
    const count = this.#onDuty > 0 ? this.#onDuty : this.#lanes.length;
    return Array.from({ length: count }, (_, l) => l);
  }

  #length(l: number): number {
    const lane = this.#lanes[l]!;
    return lane.line.length + (lane.serving === NOBODY ? 0 : 1) + (lane.suspended === NOBODY ? 0 : 1);
  }

  #isFree(l: number): boolean {
    return l < this.#onDuty && this.#length(l) === 0;
  }

  /** Puts a vehicle in a lane of its choice: at the end, or at the head. */
  #stand(vehicle: number, atHead = false): void {
    const open = this.#choices();
    const roomy = open.filter((l) => this.#isFree(l) || this.#lanes[l]!.line.length < this.#context.places);
    const choices = roomy.length > 0 ? roomy : open;
    let chosen = choices[0]!;
    if (this.#context.choose === "random")
      chosen = choices[Math.floor(this.#context.lot() * choices.length)]!;
    else for (const l of choices) if (this.#length(l) < this.#length(chosen)) chosen = l;
    this.#laneOf.set(vehicle, chosen);
    if (atHead) this.#lanes[chosen]!.line.unshift(vehicle);
    else this.#lanes[chosen]!.line.push(vehicle);
  }

  #serveAll(): void {
    for (let l = 0; l < this.#onDuty; l += 1) {
      const lane = this.#lanes[l]!;
      const vehicle = lane.line[0];
      if (lane.serving !== NOBODY || vehicle === undefined) continue;
      lane.line.shift();
      lane.serving = vehicle;
      this.#laneOf.set(vehicle, l);
      this.#serve(vehicle);
    }
  }

  #serve(vehicle: number): void {
    const { vehicles, calendar, observer } = this.world;
    this.begun(vehicle);
    this.serves(vehicle);
    this.servers.seize(1);
    vehicles.enter(vehicle, Phase.serving);
    const end = calendar.time + vehicles.remaining[vehicle]!;
    vehicles.event[vehicle] = calendar.schedule(end, EventClass.departure, this.#serviceEnd, vehicle, 0);
    observer.tell?.(calendar.time, "service begins", vehicle, this.name);
  }

  #endService(vehicle: number): void {
    const { vehicles, calendar, observer } = this.world;
    vehicles.event[vehicle] = NO_EVENT;
    vehicles.enter(vehicle, Phase.away);
    observer.tell?.(calendar.time, "served", vehicle, this.name);
    this.onward.moveOn(vehicle, this.index, this);
  }

  /** Moves last vehicles from the longest lane to the shortest while that is shorter by enough. */
  #jockey(): void {
    const lanes = this.#choices();
    for (;;) {
      let longest = -1;
      let shortest = lanes[0]!;
      for (const l of lanes) {
        if (this.#lanes[l]!.line.length > 0 && (longest < 0 || this.#length(l) > this.#length(longest)))
          longest = l;
        if (this.#length(l) < this.#length(shortest)) shortest = l;
      }
      if (longest < 0 || this.#length(longest) - this.#length(shortest) < this.#context.jockeyBy) return;
      const vehicle = this.#lanes[longest]!.line.pop()!;
      this.#lanes[shortest]!.line.push(vehicle);
      this.#laneOf.set(vehicle, shortest);
      this.world.observer.tell?.(this.world.calendar.time, "changes lane", vehicle, this.name);
    }
  }

  #count(): void {
    let waiting = 0;
    for (const lane of this.#lanes) waiting += lane.line.length;
    this.setWaiting(waiting);
  }
}
