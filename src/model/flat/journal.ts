/**
 * What the flat engine tells: written down here as it happens, and read many at a time by whoever keeps the results,
 * before anything is asked of them. It is the observer's door with a queue before it. Times in seconds.
 */

/** Rows kept of each kind before they are read. */
const ROWS = 512;

/** A kind of row. */
export class Rows {
  readonly values: Float64Array;
  readonly width: number;
  used = 0;
  #read: (used: number) => void = () => {};

  constructor(width: number) {
    this.width = width;
    this.values = new Float64Array(width * ROWS);
  }

  /** Whoever reads the rows: the values up to `used` are to be read. */
  readBy(read: (used: number) => void): void {
    this.#read = read;
  }

  /** Where the next row begins; the caller fills it at once. */
  next(): number {
    if (this.used === this.values.length) this.flush();
    const at = this.used;
    this.used = at + this.width;
    return at;
  }

  /** Has everything read. */
  flush(): void {
    this.#read(this.used);
    this.used = 0;
  }
}

/** The order of the values in each kind of row. */
export const COMING = { now: 0, flow: 1 } as const;
export const VISIT = {
  now: 0,
  stage: 1,
  since: 2,
  wait: 3,
  waitAtJoin: 4,
  service: 5,
  serviceAtJoin: 6,
} as const;
export const EXIT_ROW = {
  now: 0,
  flow: 1,
  number: 2,
  channel: 3,
  outcome: 4,
  reason: 5,
  arrivedAt: 6,
  enteredAt: 7,
  service: 8,
  wait: 9,
} as const;

/** Changes of whole numbers: of levels, or of stages between idle (0) and busy (1). */
export class Changes {
  readonly times = new Float64Array(ROWS);
  /** Level or stage. */
  readonly which = new Int32Array(ROWS);
  readonly values = new Int32Array(ROWS);
  used = 0;
  #read: (used: number) => void = () => {};

  readBy(read: (used: number) => void): void {
    this.#read = read;
  }

  /** Adds one; `clock` holds the present instant. */
  add(clock: Float64Array, which: number, value: number): void {
    if (this.used === ROWS) this.flush();
    const at = this.used;
    this.times[at] = clock[0]!;
    this.which[at] = which;
    this.values[at] = value;
    this.used = at + 1;
  }

  flush(): void {
    this.#read(this.used);
    this.used = 0;
  }
}

/** All that one replication tells. */
export class Journal {
  readonly levels = new Changes();
  readonly busy = new Changes();
  /** Vehicles that have come into being. */
  readonly comings = new Rows(2);
  /** Visits to stages that are over. */
  readonly visits = new Rows(7);
  /** Vehicles that have left for good. */
  readonly exits = new Rows(10);

  /** Has everything read: before anything is asked of the results. */
  flush(): void {
    this.comings.flush();
    this.visits.flush();
    this.exits.flush();
    this.levels.flush();
    this.busy.flush();
  }
}
