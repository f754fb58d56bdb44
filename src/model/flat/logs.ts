/**
 * Logs: rows that are written down as things happen, and read many at a time, before anything is asked of them. One for
 * each level, stage and flow, so that whoever reads has to do with one of them at a time. Times in seconds.
 */

/** Rows kept of each kind before they are read: few enough to stay in the processor's first cache. */
export const ROWS = 64;

/** Rows that wait to be read. */
export class Log {
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
