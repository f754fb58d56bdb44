/** What one replication finds at one stage. */
import { Moments } from "../statistics/moments.ts";
import { Tally } from "../statistics/tally.ts";
import { GatheredValues } from "./gathered-values.ts";
import { PendingRows } from "./pending-rows.ts";
import type { StageFigures } from "./run-result.ts";

/** Counts and sums of one stage; the recorder adds to them. */
export class StageRecord {
  /** Waits of the visits [s], one a row. */
  readonly waits: PendingRows;
  readonly busy = new Moments();
  /** When the present busy period began [s]. */
  busySince = Number.NaN;
  joined = 0;
  left = 0;
  visits = 0;
  // Begun at NaN, or they would be whole numbers to the compiler until the first sum.
  serviceSum = Number.NaN;
  timeSum = Number.NaN;
  /** Time at the stage within the measured time [s], for Little's law. */
  sojourn = Number.NaN;
  readonly #wait: Tally;
  readonly #limit: number;
  #gathered: GatheredValues | null = null;

  /** @param exactUpTo waits kept one by one */
  constructor(exactUpTo: number) {
    this.#limit = exactUpTo;
    this.#wait = new Tally(exactUpTo);
    this.waits = new PendingRows([this.#wait]);
    this.serviceSum = 0;
    this.timeSum = 0;
    this.sojourn = 0;
  }

  /** Takes the waits of visits [s] from the inner loop instead of one by one. */
  gathered(): GatheredValues {
    this.#gathered ??= new GatheredValues(1, this.#limit);
    return this.#gathered;
  }

  /** The figures found so far. */
  figures(): StageFigures {
    this.waits.flush();
    return {
      wait: this.#gathered?.plain()[0] ?? this.#wait.toPlain(),
      visits: this.visits,
      serviceSum: this.serviceSum,
      timeSum: this.timeSum,
      busyPeriods: { count: this.busy.count, mean: this.busy.mean, variance: this.busy.variance },
    };
  }
}

/** Length of [from, to] after `start`. */
export function within(from: number, to: number, start: number): number {
  return Math.max(0, to - Math.max(from, start));
}
