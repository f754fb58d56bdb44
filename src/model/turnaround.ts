/**
 * The time for which units of a shared resource stay away after each use before they can be used again: a locomotive
 * on its way back, a crew that rests. Knows no stage. The books want every such time to be the one drawn.
 */
import type { Sampler } from "../catalogue/distributions/sampler.ts";
import { EventClass } from "../kernel/calendar.ts";
import type { Stream } from "../kernel/stream.ts";
import type { Pool } from "./pool.ts";
import type { World } from "./post.ts";

/** Draws left free for each visit of one vehicle to one stage. */
const DRAWS_A_VISIT = 1 << 12;

/** What a turnaround is made with. */
export interface TurnaroundContext {
  readonly world: World;
  readonly name: string;
  readonly pool: Pool;
  readonly law: Sampler;
  /** Level of the units that are away. */
  readonly level: number;
  /** The measured time, for the books [s]. */
  readonly from: number;
  readonly to: number;
}

/** Sends units of one resource away after each use. */
export class Turnaround {
  /** How often units were sent away, and their time away within the measured time [unit s]. */
  count = 0;
  time = 0;
  readonly name: string;
  /** Index of the level of the units that are away. */
  readonly level: number;
  readonly #c: TurnaroundContext;
  readonly #back: number;

  constructor(context: TurnaroundContext) {
    this.name = context.name;
    this.level = context.level;
    this.#c = context;
    this.#back = context.world.on((units) => this.#onBack(units));
  }

  /** A use by a vehicle is over: the units that it held are away from now on. The caller gives them back. */
  begin(vehicle: number, units: number, stream: Stream): void {
    const { world, law, from, to } = this.#c;
    if (units === 0) return;
    const { calendar, vehicles, observer } = world;
    const now = calendar.time;
    const draw = vehicles.lap[vehicle]! * DRAWS_A_VISIT;
    const back = now + law.sample(stream.seek(vehicles.number[vehicle]!, draw));
    this.count += 1;
    this.time += units * Math.max(0, Math.min(back, to) - Math.max(now, from));
    this.#set(units);
    observer.tell?.(now, "units away", vehicle, this.name);
    calendar.schedule(back, EventClass.departure, this.#back, units, 0);
  }

  #onBack(units: number): void {
    const { world, pool } = this.#c;
    this.#set(-units);
    world.observer.tell?.(world.calendar.time, "units back", -1, this.name);
    world.agenda.wake(pool);
    for (const claimant of pool.claimants) if (claimant.overtakes) claimant.wake();
  }

  #set(step: number): void {
    const { world, pool, level } = this.#c;
    pool.turning += step;
    world.observer.level(level, pool.turning);
  }
}
