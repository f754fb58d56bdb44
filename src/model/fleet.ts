/**
 * A closed flow: so many vehicles, each of which is ready to cross again some time after it has left. Trip k of vehicle
 * i of n has the number k n + i, so that it has the same luck whatever the others do.
 */
import { EventClass } from "../kernel/calendar.ts";
import type { Draws } from "./flow-context.ts";
import type { World } from "./post.ts";

/** The vehicles of one flow, when they are not here. */
export class Fleet {
  readonly #world: World;
  readonly #vehicles: number;
  readonly #away: Draws;
  readonly #until: number;
  readonly #ready: number;

  /**
   * @param until vehicles that would be ready later than this stay away [s]
   * @param ready what happens to a vehicle, by its number, that is ready to cross
   */
  constructor(world: World, vehicles: number, away: Draws, until: number, ready: (number: number) => void) {
    this.#world = world;
    this.#vehicles = vehicles;
    this.#away = away;
    this.#until = until;
    this.#ready = world.on(ready);
    for (let number = 0; number < vehicles; number += 1) this.#goAway(number);
  }

  /** The vehicle with this number has left. */
  left(number: number): void {
    this.#goAway(number + this.#vehicles);
  }

  /** Away now, and ready as this number after it. */
  #goAway(number: number): void {
    const { calendar } = this.#world;
    const at = calendar.time + this.#away.law.sample(this.#away.stream.seek(number));
    if (at <= this.#until) calendar.schedule(at, EventClass.arrival, this.#ready, number, 0);
  }
}
