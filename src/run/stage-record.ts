/** What one replication finds at one stage. */
import { Moments } from "../statistics/moments.ts";
import { Tally } from "../statistics/tally.ts";
import { PendingRows } from "./pending-rows.ts";
import type { StageFigures } from "./run-result.ts";

/** Visits that are over, in columns [s]. `waits` is used up by whoever adds them. */
export interface Visits {
  readonly joinedAt: Float64Array;
  readonly leftAt: Float64Array;
  readonly waits: Float64Array;
  readonly services: Float64Array;
}

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

  /** @param exactUpTo waits kept one by one */
  constructor(exactUpTo: number) {
    this.#wait = new Tally(exactUpTo);
    this.waits = new PendingRows([this.#wait]);
    this.serviceSum = 0;
    this.timeSum = 0;
    this.sojourn = 0;
  }

  /** Adds visits: those that began within the measured time to the figures, the time of all to Little's law. */
  addVisits(visits: Visits, count: number, warmup: number): void {
    const { joinedAt, leftAt, waits, services } = visits;
    let { sojourn, serviceSum, timeSum } = this;
    let measured = 0;
    for (let i = 0; i < count; i += 1) {
      const from = joinedAt[i]!;
      const to = leftAt[i]!;
      sojourn += within(from, to, warmup);
      if (from < warmup) continue;
      waits[measured] = waits[i]!;
      measured += 1;
      serviceSum += services[i]!;
      timeSum += to - from;
    }
    this.left += count;
    this.visits += measured;
    this.sojourn = sojourn;
    this.serviceSum = serviceSum;
    this.timeSum = timeSum;
    this.#wait.addMany(waits, 0, measured);
  }

  /** The figures found so far. */
  figures(): StageFigures {
    this.waits.flush();
    return {
      wait: this.#wait.toPlain(),
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
