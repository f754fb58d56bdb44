/** What a replication keeps for the time series: each level, and how many have crossed, at evenly spaced ticks. */
import type { LevelSet } from "../statistics/level-set.ts";

/** The values of one replication's series. */
export class SeriesRecord {
  /** Level `l` at tick `t` is at `l * ticks + t`. */
  readonly levels: Float64Array;
  /** Vehicles that had crossed at checkpoint `c` by tick `t`, at `c * ticks + t`. */
  readonly crossed: Float64Array;
  readonly #ticks: number;
  #tick = 0;

  /** @param ticks how many there will be, that at time 0 included */
  constructor(ticks: number, levels: number, checkpoints: number) {
    this.#ticks = ticks;
    this.levels = new Float64Array(ticks * levels);
    this.crossed = new Float64Array(ticks * checkpoints);
  }

  /** Takes the values at the next tick. */
  sample(set: LevelSet, crossedBy: Float64Array): void {
    const t = this.#tick;
    for (let l = 0; l < set.size; l += 1) this.levels[l * this.#ticks + t] = set.value(l);
    for (let c = 0; c < crossedBy.length; c += 1) this.crossed[c * this.#ticks + t] = crossedBy[c]!;
    this.#tick += 1;
  }

  /**
   * Takes the values at the next ticks.
   * @param values those of a level side by side from index `at` on, and so of each level and then of each checkpoint
   * @param stride how far apart those of one and of the next begin
   */
  takeMany(values: Float64Array, at: number, stride: number, count: number): void {
    const next = this.#take(this.levels, values, at, stride, count);
    this.#take(this.crossed, values, next, stride, count);
    this.#tick += count;
  }

  #take(own: Float64Array, values: Float64Array, at: number, stride: number, count: number): number {
    let from = at;
    for (let to = this.#tick; to < own.length; to += this.#ticks, from += stride) {
      for (let i = 0; i < count; i += 1) own[to + i] = values[from + i]!;
    }
    return from;
  }
}
