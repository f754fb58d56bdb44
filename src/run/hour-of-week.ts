/** The local hour of the week of instants that mostly follow each other closely: most answers are the last one. */
import { DAY, weekdayOf, type ZoneClock } from "../time/zone-clock.ts";

/** Hours in a week. */
export const WEEK_HOURS = 168;
const HOUR = 3600;
/** Wall times are sums of large numbers: so close to a full hour [s], rounding could decide, and it is asked anew. */
const ROUNDING = 1e-3;

/** Gives hours of the week by one clock. */
export class HourOfWeek {
  readonly #clock: ZoneClock;
  // Held in an array, not in fields: numbers that change often would be written through a pointer there.
  /** The latest answer holds from the first of these instants to before the second [s]. */
  readonly #span = Float64Array.of(0, 0);
  #hour = 0;

  constructor(clock: ZoneClock) {
    this.#clock = clock;
  }

  /** Hour of the week at an instant [s], 0 to 167; 0 is Monday from 00:00. */
  at(time: number): number {
    if (!(time >= this.#span[0]! && time < this.#span[1]!)) this.#find(time);
    return this.#hour;
  }

  /** Until when the latest answer holds [s]: not at this instant itself. */
  get until(): number {
    return this.#span[1]!;
  }

  #find(time: number): void {
    const wall = this.#clock.wall(time);
    const day = Math.floor(wall / DAY);
    const hour = Math.floor((wall - day * DAY) / HOUR);
    this.#hour = weekdayOf(day) * 24 + hour;
    const rest = (hour + 1) * HOUR - (wall - day * DAY) - ROUNDING;
    // Nothing is known of the time after a change of the clock within the hour.
    const steady = Math.abs(this.#clock.wall(time + rest) - wall - rest) < ROUNDING;
    this.#span[0] = time;
    this.#span[1] = steady ? time + rest : time;
  }
}
