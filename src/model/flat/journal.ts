/**
 * What the flat engine tells: written down here as it happens, and read many at a time by whoever keeps the results,
 * before anything is asked of them. It is the observer's door with queues before it: one for each level, stage and flow,
 * so that whoever reads has to do with one of them at a time. Times in seconds.
 */
import { type FlatVehicle, FlatVehicles } from "./vehicle.ts";

/** Rows kept of each kind before they are read: few enough to stay in the processor's first cache. */
export const ROWS = 64;

/** Rows that wait to be read. */
class Log {
  /** Rows in use. */
  used = 0;
  #read: (rows: number) => void = () => {};

  /** Whoever reads the rows, told how many there are. */
  readBy(read: (rows: number) => void): void {
    this.#read = read;
  }

  /** Has all rows read. */
  flush(): void {
    const { used } = this;
    this.used = 0;
    if (used > 0) this.#read(used);
  }
}

/** Changes of one whole number: of a level, or of a stage between idle (0) and busy (1). */
export class ChangeLog extends Log {
  readonly times = new Float64Array(ROWS);
  readonly values = new Int32Array(ROWS);
}

/** When the vehicles of one flow came into being. */
export class ComingLog extends Log {
  readonly times = new Float64Array(ROWS);
}

/** Visits to one stage that are over: of each, when it began and ended, the wait and the service. */
export class VisitLog extends Log {
  readonly joinedAt = new Float64Array(ROWS);
  readonly leftAt = new Float64Array(ROWS);
  readonly waits = new Float64Array(ROWS);
  readonly services = new Float64Array(ROWS);
}

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
