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
  let next = 1;
  const scheduleNext = () => {
    if (next < plan.times.length) {
      world.calendar.schedule(plan.times[next]!, EventClass.opening, handler, 0, 0);
    }
  };
  const handler = world.on(() => {
    const value = plan.values[next]!;
    next += 1;
    apply(value);
    scheduleNext();
  });
  apply(plan.values[0]!);
  scheduleNext();
}
