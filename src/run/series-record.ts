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
    crossedBy.forEach((count, c) => {
      this.crossed[c * this.#ticks + t] = count;
    });
    this.#tick += 1;
  }
}
