/** When paths are: a rule by local date as instants, found day by day. Knows no train. */

import { DAY, type ZoneClock } from "../time/zone-clock.ts";
import type { PathsSpec } from "./schema/rail.ts";

/** Times of day of the paths [s], from a local day number on, in order. */
export type PathPlan = readonly { readonly from: number; readonly times: readonly number[] }[];

/** The plan of a direction's paths. */
export function pathPlan({ perDay, at, changes = [] }: PathsSpec): PathPlan {
  return [
    { from: Number.NEGATIVE_INFINITY, times: timesOf(perDay, at) },
    ...changes.map((c) => ({ from: c.from, times: timesOf(c.perDay, c.at) })),
  ];
}

function timesOf(perDay: number | undefined, at: readonly number[] | undefined): number[] {
  if (at !== undefined) return [...at].sort((a, b) => a - b);
  const n = perDay ?? 0;
  // Whole seconds: fractions would be rounded by the way to the epoch and back, differently from zone to zone.
  return Array.from({ length: n }, (_, k) => Math.round((k * DAY) / n));
}

/** The instants of a plan in order, one at a time. */
export class PathInstants {
  readonly #plan: PathPlan;
  readonly #clock: ZoneClock;
  readonly #end: number;
  #day: number;
  #today: number[] = [];

  /** @param length instants up to this one, it included [s] */
  constructor(plan: PathPlan, clock: ZoneClock, length: number) {
    this.#plan = plan;
    this.#clock = clock;
    this.#end = length;
    // The evening before counts where "24:00" is written.
    this.#day = clock.day(0) - 2;
  }

  /** The next instant [s]; Infinity when there is none within the run. */
  next(): number {
    while (this.#today.length === 0) {
      this.#day += 1;
      if (this.#clock.instant(this.#day * DAY) > this.#end) return Number.POSITIVE_INFINITY;
      const { times } = this.#plan.findLast(({ from }) => from <= this.#day)!;
      this.#today = times.map((t) => this.#clock.instant(this.#day * DAY + t)).filter((t) => t >= 0);
    }
    const time = this.#today.shift()!;
    return time <= this.#end ? time : Number.POSITIVE_INFINITY;
  }
}
