/**
 * A stock of wagons at work: wagons come by a supply and from trains that leave theirs, and go to the trains that wait
 * for them, first come first served over all stages that take from it. Nobody takes part of what it needs.
 */
import { EventClass } from "../../kernel/calendar.ts";
import type { Wakeable } from "../agenda.ts";
import type { World } from "../post.ts";
import { type Exchange, type WagonsModel, wagonsFor } from "./compile-rail.ts";
import { firstOf, waitsBefore } from "./first-of.ts";

/** A stage whose trains wait for wagons of a stock. */
export interface WagonTaker {
  /** The train that gets wagons next here, NOBODY when none waits or the stage is shut. */
  candidate(): number;
  /** Wagons that it needs. */
  needOf(vehicle: number): number;
  /** It has got them and goes on. */
  supplied(vehicle: number): void;
}

/** Wagons since the start, by what became of them: initial + supplied + given = taken + in stock. */
export interface WagonCounts {
  readonly initial: number;
  readonly supplied: number;
  readonly given: number;
  readonly taken: number;
  readonly stock: number;
}

/** One stock in one replication. */
export class WagonPool implements Wakeable {
  awake = false;
  readonly model: WagonsModel;
  readonly takers: WagonTaker[] = [];
  readonly #world: World;
  readonly #levels: { readonly stock: number; readonly waiting: number };
  #stock: number;
  #supplied = 0;
  #given = 0;
  #taken = 0;
  #waiting = 0;
  /** Supplies that are still to come. */
  #next = 0;

  /** @param levels indexes of the levels of wagons in stock and of trains that wait for some */
  constructor(world: World, model: WagonsModel, levels: { stock: number; waiting: number }) {
    this.#world = world;
    this.model = model;
    this.#levels = levels;
    this.#stock = model.initial;
    world.observer.level(levels.stock, this.#stock);
    const handler = world.on(() => {
      const { permits } = model.supply[this.#next]!;
      this.#next += 1;
      this.#supplied += permits;
      this.#change(permits);
      this.#scheduleSupply(handler);
    });
    this.#scheduleSupply(handler);
  }

  get counts(): WagonCounts {
    return {
      initial: this.model.initial,
      supplied: this.#supplied,
      given: this.#given,
      taken: this.#taken,
      stock: this.#stock,
    };
  }

  /** Whether wagons are still to come from elsewhere. */
  get supplyToCome(): boolean {
    return this.#next < this.model.supply.length || this.model.suppliedLater;
  }

  /** Whether there are enough for a train that needs so many. */
  has(wagons: number): boolean {
    return this.#stock >= wagons;
  }

  /** A train leaves wagons here. */
  give(wagons: number): void {
    this.#given += wagons;
    this.#change(wagons);
  }

  /** One train more or less waits for wagons. */
  waits(step: number): void {
    this.#waiting += step;
    this.#world.observer.level(this.#levels.waiting, this.#waiting);
    this.wake();
  }

  wake(): void {
    this.#world.agenda.wake(this);
  }

  /** Serves who waits in turn, until there are not enough for who is first. */
  settle(): void {
    for (;;) {
      const next = firstOf(
        this.takers,
        (taker) => taker.candidate(),
        (a, b) => waitsBefore(this.#world.vehicles, a, b),
      );
      if (next === undefined) return;
      const { stage: by, vehicle: first } = next;
      const wagons = by.needOf(first);
      if (!this.has(wagons)) return;
      this.#taken += wagons;
      this.#change(-wagons);
      by.supplied(first);
    }
  }

  #change(step: number): void {
    this.#stock += step;
    this.#world.observer.level(this.#levels.stock, this.#stock);
    if (step > 0) this.wake();
  }

  #scheduleSupply(handler: number): void {
    const event = this.model.supply[this.#next];
    if (event !== undefined) this.#world.calendar.schedule(event.at, EventClass.opening, handler, 0, 0);
  }
}

/** What trains leave behind at stages. */
export class WagonGifts {
  readonly #world: World;
  readonly #gives: readonly (Exchange | null)[];
  readonly #pools: readonly WagonPool[];

  /** @param gives by stage */
  constructor(world: World, gives: readonly (Exchange | null)[], pools: readonly WagonPool[]) {
    this.#world = world;
    this.#gives = gives;
    this.#pools = pools;
  }

  /** A vehicle's service at a stage has ended. */
  served(vehicle: number, stage: number): void {
    const gives = this.#gives[stage] ?? null;
    if (gives === null) return;
    const { vehicles, calendar, observer } = this.#world;
    const wagons = wagonsFor(gives, vehicles.wagons[vehicle]!, vehicles.teu[vehicle]!);
    const pool = this.#pools[gives.stock]!;
    pool.give(wagons);
    observer.tell?.(calendar.time, `gives ${wagons} wagons`, vehicle, pool.model.id);
  }
}
