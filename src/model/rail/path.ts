/**
 * Departure paths of one direction at work: at each instant of the plan one train may depart, of those whose cargo is
 * not capped for the day. A path that nobody can use is lost, or kept until somebody can. One pending event each.
 */
import { EventClass } from "../../kernel/calendar.ts";
import { PathInstants } from "../../scenario/path-calendar.ts";
import { DAY } from "../../time/zone-clock.ts";
import type { Wakeable } from "../agenda.ts";
import type { World } from "../post.ts";
import type { PathsModel } from "./compile-rail.ts";
import { firstOf, waitsBefore } from "./first-of.ts";

/** Whether vehicles of a flow may depart today, by flow index. */
export type MayDepart = (flow: number) => boolean;

/** A stage whose trains wait for these paths. */
export interface PathUser {
  /** The vehicle for whose sake the next train would depart here, NOBODY when none can. */
  candidate(mayDepart: MayDepart): number;
  /** That train departs. @returns the flows of which it carries something */
  depart(vehicle: number, mayDepart: MayDepart): ReadonlySet<number>;
}

/** Paths since the start: offered = used + lost + kept. */
export interface PathCounts {
  readonly offered: number;
  readonly used: number;
  readonly lost: number;
  readonly kept: number;
}

/** The paths of one direction in one replication. */
export class Path implements Wakeable {
  awake = false;
  readonly model: PathsModel;
  readonly users: PathUser[] = [];
  readonly #world: World;
  readonly #keptLevel: number;
  readonly #instants: PathInstants;
  readonly #length: number;
  /** Handler of the event that a path is offered. */
  readonly #offer: number;
  /** Trains that departed on the local day `#day`, by cap. */
  readonly #capped: number[];
  readonly #mayDepart: MayDepart = (flow) =>
    this.model.caps.every((cap, c) => !cap.flows[flow] || this.#capped[c]! < cap.perDay);
  #day = Number.NaN;
  #offered = 0;
  #used = 0;
  #lost = 0;
  /** Paths at hand: kept ones, and that of this instant. */
  #free = 0;

  /** @param keptLevel index of the level of kept paths, -1 where none are */
  constructor(world: World, model: PathsModel, length: number, keptLevel: number) {
    this.#world = world;
    this.model = model;
    this.#keptLevel = keptLevel;
    this.#instants = new PathInstants(model.plan, model.clock, length);
    this.#length = length;
    this.#capped = model.caps.map(() => 0);
    this.#offer = world.on(() => {
      this.#offered += 1;
      this.#free += 1;
      this.wake();
      this.#scheduleNext();
    });
  }

  /** Offers paths from now on. Called when the backlog is in the calendar, so that a path at time 0 finds it there. */
  begin(): void {
    this.#scheduleNext();
    // Who was capped yesterday may use a path that was kept.
    if (this.model.keeps && this.model.caps.length > 0) this.#wakeAtMidnights(this.#length);
  }

  get counts(): PathCounts {
    return { offered: this.#offered, used: this.#used, lost: this.#lost, kept: this.#free };
  }

  wake(): void {
    this.#world.agenda.wake(this);
  }

  /** Lets trains depart while there are paths; then what is left of this instant is lost or kept. */
  settle(): void {
    this.#newDay();
    while (this.#free > 0 && this.#departOne());
    if (!this.model.keeps) {
      this.#lost += this.#free;
      this.#free = 0;
    }
    this.#world.observer.level(this.#keptLevel, this.#free);
  }

  #departOne(): boolean {
    const next = firstOf(
      this.users,
      (user) => user.candidate(this.#mayDepart),
      (a, b) => waitsBefore(this.#world.vehicles, a, b),
    );
    if (next === undefined) return false;
    this.#free -= 1;
    this.#used += 1;
    const flows = next.stage.depart(next.vehicle, this.#mayDepart);
    this.model.caps.forEach((cap, c) => {
      if ([...flows].some((f) => cap.flows[f])) this.#capped[c]! += 1;
    });
    return true;
  }

  #newDay(): void {
    const day = this.model.clock.day(this.#world.calendar.time);
    if (day === this.#day) return;
    this.#day = day;
    this.#capped.fill(0);
  }

  #scheduleNext(): void {
    const time = this.#instants.next();
    if (time === Number.POSITIVE_INFINITY) return;
    this.#world.calendar.schedule(time, EventClass.opening, this.#offer, 0, 0);
  }

  #wakeAtMidnights(length: number): void {
    const { clock } = this.model;
    let day = clock.day(0);
    const schedule = () => {
      day += 1;
      const time = clock.instant(day * DAY);
      if (time <= length) this.#world.calendar.schedule(time, EventClass.opening, midnight, 0, 0);
    };
    const midnight = this.#world.on(() => {
      this.wake();
      schedule();
    });
    schedule();
  }
}
