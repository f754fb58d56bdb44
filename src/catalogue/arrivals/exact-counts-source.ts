/** Exactly as many vehicles as counted in each hour, at random instants of it. */
import type { Stream } from "../../kernel/stream.ts";
import type { ArrivalSource } from "./arrival-source.ts";
import { HOUR } from "./clock-hours.ts";
import type { CountedHour } from "./counted-hours.ts";

/**
 * The vehicles of an hour are independent and uniform in it, given in order: from one order statistic to the
 * next by 1 - (1 - x) u^(1/left) (Devroye 1986, "Non-Uniform Random Variate Generation", sec. V.2.1).
 * Hour i draws at subject i of the stream.
 */
export class ExactCountsSource implements ArrivalSource {
  readonly #hours: readonly CountedHour[];
  readonly #stream: Stream;
  #index = -1;
  /** Vehicles of the hour that are still to come. */
  #left = 0;
  /** Share of the hour that has passed. */
  #passed = 0;

  constructor(hours: readonly CountedHour[], stream: Stream) {
    this.#hours = hours;
    this.#stream = stream;
  }

  next(): number {
    for (;;) {
      const hour = this.#current();
      if (hour === undefined) return Number.POSITIVE_INFINITY;
      this.#passed = 1 - (1 - this.#passed) * this.#stream.uniform() ** (1 / this.#left);
      this.#left -= 1;
      const at = hour.began + HOUR * this.#passed;
      // Of an hour that is not all in the run, only those come that fall into the run.
      if (at >= hour.to) this.#left = 0;
      else if (at >= hour.from) return at;
    }
  }

  /** The hour that has vehicles left, or undefined after the last. */
  #current(): CountedHour | undefined {
    while (this.#left === 0 && this.#index < this.#hours.length) {
      this.#index += 1;
      this.#left = this.#hours[this.#index]?.count ?? 0;
      this.#passed = 0;
      this.#stream.seek(this.#index);
    }
    return this.#hours[this.#index];
  }
}
