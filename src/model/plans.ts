/**
 * The plans of a model as step functions of time, each compiled once for all replications. Knows no stage.
 */
import type { Hours } from "../scenario/schema/common.ts";
import type { Staffing } from "../scenario/schema/staffing.ts";
import type { ZoneClock } from "../time/zone-clock.ts";
import { compileHours, compileStaffing, type StepFunction } from "./staffing.ts";

/** A plan as a file gives it; undefined for hours that nobody has set. */
type Plan = Staffing | readonly Hours[] | undefined;

/** Compiles plans, or gives what it has made of the same one by the same clock. */
export class Plans {
  readonly #length: number;
  readonly #made = new Map<ZoneClock, Map<Plan, StepFunction>>();

  /** @param length of the run [s] */
  constructor(length: number) {
    this.#length = length;
  }

  /** The number on duty; Infinity where unlimited. */
  staffing(staffing: Staffing, clock: ZoneClock): StepFunction {
    return this.#once(staffing, clock, () => compileStaffing(staffing, clock, this.#length));
  }

  /** Whether something is open: 1 or 0. */
  hours(hours: readonly Hours[] | undefined, clock: ZoneClock): StepFunction {
    return this.#once(hours, clock, () => compileHours(hours, clock, this.#length));
  }

  #once(plan: Plan, clock: ZoneClock, compiled: () => StepFunction): StepFunction {
    const ofClock = this.#made.get(clock) ?? new Map<Plan, StepFunction>();
    const made = ofClock.get(plan) ?? compiled();
    this.#made.set(clock, ofClock.set(plan, made));
    return made;
  }
}
