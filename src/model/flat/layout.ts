/**
 * Where things stand in the columns of the flat engine. All whole numbers of a post are in one array and all vehicles
 * in two, so that a step of the event loop has two or three arrays to look at instead of fifty. Everything has a row
 * and is known by where that begins.
 *
 * Whoever reads these in the event loop copies them to constants of its own module: V8 looks up an imported one every
 * time.
 */

/** Length of the row of a stage, pool or gate, as a power of two: `row >> ROW_BITS` is its number. */
export const ROW_BITS = 5;
/** Length of the row of a vehicle, in either array, as a power of two. */
export const VEHICLE_BITS = 4;
/** Units, places or vehicles where there is no limit: more than can ever be needed. */
export const UNLIMITED = 0x3fffffff;

/** Rows of pools: the servers of each stage first, at the stage's own row, then shared ones. */
export const POOL = { awake: 0, capacity: 1, inUse: 2, busyLevel: 3, dutyLevel: 4 } as const;

/** Rows of stages, beyond what their servers have. */
export const STAGE = {
  /** 1 while its side works. */
  open: 5,
  present: 6,
  /** Vehicles waiting inside, as last told; of them, those interrupted, who go on before the line does. */
  waiting: 7,
  returned: 8,
  /** Vehicles in the lines of gates with this as their first stage. */
  queuedOutside: 9,
  /** 1 in a busy period. */
  busy: 10,
  /** 1 where a vehicle of better priority goes first. */
  byPriority: 11,
  /** Row of its line. */
  line: 12,
  presentLevel: 13,
  waitingLevel: 14,
  /** 1 where a vehicle needs shared staff as well. */
  shares: 15,
  /** Vehicles that have come to it so far. */
  joined: 16,
} as const;

/** Rows of gates. */
export const GATE = {
  awake: 0,
  open: 1,
  /** Vehicles that came in here and have not left; in line. */
  inside: 2,
  queued: 3,
  /** Vehicles that may be inside, and that can stand before the gate. */
  mostInside: 4,
  places: 5,
  insideLevel: 6,
  queueLevel: 7,
} as const;

/** Rows of lines; the two ends of the list of each rank follow. */
export const LINE = { size: 0, some: 1, byRank: 2, ends: 3 } as const;

/** Rows of flows, and of the checkpoints they cross. */
export const FLOW = { gate: 0, checkpoint: 1, rank: 2, number: 3, ways: 4 } as const;
export const FLOW_ROW = 8;
export const CHECKPOINT = { atPost: 0, level: 1 } as const;
export const CHECKPOINT_ROW = 2;

/** Rows of vehicles: whole numbers. */
export const VEHICLE = {
  flow: 0,
  number: 1,
  channel: 2,
  /** Row of the stage where it is, or to which it goes first. */
  stage: 3,
  phase: 4,
  lap: 5,
  /** The next of its line, or the next free row. */
  after: 6,
  /** Place of its priority among all priorities. */
  rank: 7,
  /** Row of its gate. */
  gate: 8,
  /** Where its ways on begin. */
  ways: 9,
} as const;

/** Rows of vehicles: instants and times [s]. */
export const TIME = {
  arrivedAt: 0,
  enteredAt: 1,
  since: 2,
  phaseAt: 3,
  remaining: 4,
  service: 5,
  wait: 6,
  waitAtJoin: 7,
  serviceAtJoin: 8,
} as const;
