/**
 * A stage that serves vehicles together, as an escorted convoy: so many of them, or fewer when one has waited
 * long enough; one server, one service time (that of the first in line), all leave at once.
 */
import { EventClass } from "../../kernel/calendar.ts";
import type { Interruption } from "../pool.ts";
import { Phase } from "../vehicles.ts";
import { LineStage, type LineStageContext } from "./line-stage.ts";

/** What a convoy stage is made with. */
export interface ConvoyContext extends LineStageContext {
  readonly size: number;
  /** [s]; Infinity when a convoy always waits until it is full. */
  readonly orAfter: number;
}

/** A stage for convoys. The first of a convoy stands for it wherever one vehicle is meant. */
export class ConvoyStage extends LineStage {
  readonly #size: number;
  readonly #orAfter: number;
  readonly #timer: number;
  /** The others of each convoy under way, by its first. */
  readonly #followers = new Map<number, number[]>();
  /** The convoy that a vehicle leaving the stage belongs to, and how many of that convoy are still here. */
  readonly #leaderOf = new Map<number, number>();
  readonly #left = new Map<number, number>();
  #mayBeDue = false;

  constructor(context: ConvoyContext) {
    super(context);
    this.#size = context.size;
    this.#orAfter = context.orAfter;
    this.#timer = this.world.on(() => {
      this.#mayBeDue = true;
      this.wake();
    });
  }

  override take(vehicle: number): void {
    super.take(vehicle);
    if (this.#orAfter < Number.POSITIVE_INFINITY) {
      const { calendar } = this.world;
      calendar.schedule(calendar.time + this.#orAfter, EventClass.opening, this.#timer, 0, 0);
    }
  }

  /** A convoy, not a vehicle, begins: only from `startAll`. */
  override canBegin(vehicle: number): boolean {
    return this.#forming(vehicle) && super.canBegin(vehicle);
  }

  /** Asked in every case: whether a convoy is due is noted there. */
  protected override mayStart(): boolean {
    return true;
  }

  override begin(vehicle: number): void {
    const followers = this.#followers.get(vehicle) ?? this.#gather(vehicle);
    super.begin(vehicle);
    const { vehicles } = this.world;
    for (const v of followers) {
      this.begun(v);
      vehicles.enter(v, Phase.serving);
    }
    this.#followers.set(vehicle, followers);
  }

  override interrupt(vehicle: number, how: Interruption): void {
    super.interrupt(vehicle, how);
    this.#follow(vehicle, Phase.suspended);
  }

  override toHead(vehicle: number): void {
    super.toHead(vehicle);
    this.#follow(vehicle, Phase.waiting);
  }

  override letGo(vehicle: number): void {
    const leader = this.#leaderOf.get(vehicle)!;
    this.#leaderOf.delete(vehicle);
    const left = this.#left.get(leader)! - 1;
    this.#left.set(leader, left);
    this.world.vehicles.enter(vehicle, Phase.away);
    this.leave(vehicle);
    if (left > 0) return;
    this.#left.delete(leader);
    this.servers.release(1);
    this.wake();
  }

  protected override endService(leader: number): void {
    const followers = this.#followers.get(leader)!;
    this.#followers.delete(leader);
    const { vehicles } = this.world;
    this.#left.set(leader, followers.length + 1);
    for (const v of [leader, ...followers]) this.#leaderOf.set(v, leader);
    super.endService(leader);
    for (const v of followers) {
      vehicles.enter(v, Phase.away);
      this.onward.moveOn(v, this.index, this);
    }
  }

  #follow(leader: number, phase: number): void {
    const { vehicles } = this.world;
    for (const v of this.#followers.get(leader) ?? []) vehicles.enter(v, phase);
  }

  /** Whether the vehicle leads a convoy that may go: an interrupted one, a full one, or one that has waited. */
  #forming(vehicle: number): boolean {
    if (this.#followers.has(vehicle)) return true;
    if (this.line.size >= this.#size) return true;
    if (!this.#mayBeDue) return false;
    const { since } = this.world.vehicles;
    const now = this.world.calendar.time;
    this.#mayBeDue = this.line.members().some((v) => since[v]! + this.#orAfter <= now);
    return this.#mayBeDue;
  }

  #gather(leader: number): number[] {
    const now = this.world.calendar.time;
    const followers: number[] = [];
    this.line.remove(leader);
    while (followers.length < this.#size - 1 && this.line.size > 0) {
      const v = this.line.first(now);
      this.line.remove(v);
      followers.push(v);
    }
    this.line.push(leader);
    return followers;
  }
}
