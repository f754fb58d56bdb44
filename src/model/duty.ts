/** Follows a plan over time: calls back at each change, one pending event a plan. Knows not what the plan is for. */
import { EventClass } from "../kernel/calendar.ts";
import type { World } from "./post.ts";
import type { StepFunction } from "./staffing.ts";

/** Applies the plan's value at once (time 0) and again at each change. */
export function followPlan(
  world: Pick<World, "calendar" | "on">,
  plan: StepFunction,
  apply: (value: number) => void,
): void {
  new FollowedPlan(world, plan, apply).change();
}

/** Its handler is a method: a function made for each replication would be compiled for each. */
class FollowedPlan {
  readonly #calendar: World["calendar"];
  readonly #plan: StepFunction;
  readonly #apply: (value: number) => void;
  readonly #handler: number;
  #next = 0;

  constructor(world: Pick<World, "calendar" | "on">, plan: StepFunction, apply: (value: number) => void) {
    this.#calendar = world.calendar;
    this.#plan = plan;
    this.#apply = apply;
    this.#handler = world.on(this.change.bind(this));
  }

  /** Applies the next value. */
  change(): void {
    const { times, values } = this.#plan;
    const apply = this.#apply;
    apply(values[this.#next]!);
    this.#next += 1;
    if (this.#next < times.length)
      this.#calendar.schedule(times[this.#next]!, EventClass.opening, this.#handler, 0, 0);
  }
}
