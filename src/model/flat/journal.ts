/**
 * What the flat engine tells: the observer's door with queues before it.
 */
import { ChangeLog, ComingLog, Log, VisitLog } from "./logs.ts";
import type { FlatVehicle } from "./places.ts";
import { FlatVehicles } from "./vehicles.ts";

/** Vehicles that have left for good, in that order: they stay as they were until that is read, and are used again then. */
export class ExitLog extends Log {
  readonly left: FlatVehicle[] = [];
  readonly vehicles = new FlatVehicles();

  override flush(): void {
    const { used } = this;
    super.flush();
    for (let i = 0; i < used; i += 1) this.vehicles.release(this.left[i]!);
  }
}

/** All that one replication tells. */
export class Journal {
  /** By level; the last is of levels that nobody follows. */
  readonly levels: readonly ChangeLog[];
  /** By stage: begins and ends of its busy periods, and visits to it. */
  readonly periods: readonly ChangeLog[];
  readonly visits: readonly VisitLog[];
  /** By flow. */
  readonly comings: readonly ComingLog[];
  readonly exits = new ExitLog();
  readonly #unfollowed = new ChangeLog();

  constructor(levels: number, stages: number, flows: number) {
    this.levels = Array.from({ length: levels }, () => new ChangeLog());
    this.periods = Array.from({ length: stages }, () => new ChangeLog());
    this.visits = Array.from({ length: stages }, () => new VisitLog());
    this.comings = Array.from({ length: flows }, () => new ComingLog());
  }

  /** Where the changes of a level are written; -1 is none that is followed. */
  level(index: number): ChangeLog {
    return this.levels[index] ?? this.#unfollowed;
  }

  /** Has what changes with time read: levels, and who has left. Before the series are sampled. */
  flushLevels(): void {
    for (const log of this.levels) log.flush();
    this.exits.flush();
  }

  /** Has everything read: before the results are asked for. */
  flush(): void {
    this.flushLevels();
    for (const logs of [this.comings, this.visits, this.periods]) for (const log of logs) log.flush();
  }
}
