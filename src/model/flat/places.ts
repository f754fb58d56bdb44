/**
 * Where vehicles are on the flat engine: stages, shared pools, gates, and the flows that bring them. Objects that know
 * each other, with numbers as fields and 0 or 1 for no or yes; what may be done to them is in `post.ts`.
 */
import type { ChannelLots, Needs } from "./draws.ts";
import type { ChangeLog, ComingLog, VisitLog } from "./journal.ts";
import { FlatLine } from "./lines.ts";
import { type FlatVehicle, NO_ONE } from "./vehicle.ts";

/** Units, places or vehicles where there is no limit: more than can ever be needed. */
export const UNLIMITED = 0x3fffffff;

/** A vehicle that was interrupted, until its staff come back, and where it was served. */
export interface Aside {
  readonly vehicle: FlatVehicle;
  readonly stage: FlatStage;
}

/** A shared pool that a stage needs, and the units that a vehicle holds, by flow. */
export interface Need {
  readonly pool: FlatPool;
  readonly units: Int32Array;
}

/** Units of which vehicles hold some: the servers of a stage, or staff that stages share. */
export class FlatPool {
  /** 1 while it is on the agenda. */
  awake = 0;
  capacity = 0;
  inUse = 0;
  readonly busyLog: ChangeLog;
  readonly dutyLog: ChangeLog;
  /** Stages that seize units of it; the stage itself where they are its servers. */
  readonly claimants: FlatStage[] = [];
  /** Vehicles put aside when their staff went. */
  readonly aside: Aside[] = [];

  constructor(busyLog: ChangeLog, dutyLog: ChangeLog) {
    this.busyLog = busyLog;
    this.dutyLog = dutyLog;
  }
}

/** Where the changes at a stage are written. */
export interface StageLogs {
  readonly busy: ChangeLog;
  readonly onDuty: ChangeLog;
  readonly present: ChangeLog;
  readonly waiting: ChangeLog;
  /** Begins and ends of its busy periods. */
  readonly periods: ChangeLog;
  readonly visits: VisitLog;
}

/** A stage with its servers. */
export class FlatStage extends FlatPool {
  readonly index: number;
  /** 1 while its side works. */
  open = 1;
  present = 0;
  /** Vehicles waiting inside, as last told. */
  waiting = 0;
  /** Vehicles in the lines of gates with this as their first stage. */
  queuedOutside = 0;
  /** 1 in a busy period. */
  busy = 0;
  /** 1 where a vehicle of better priority goes first. */
  readonly byPriority: number;
  /** Vehicles that have come to it so far. */
  joined = 0;
  readonly line: FlatLine;
  /** Vehicles whose service was interrupted and who go on before the line does, and their number. */
  readonly returned: FlatVehicle[] = [];
  returnedCount = 0;
  /** Vehicles put aside when the side closed. */
  readonly closedAside: FlatVehicle[] = [];
  /** Shared pools that a vehicle needs as well; 1 where there are some. */
  readonly needs: readonly Need[];
  readonly shares: number;
  /** Gates that let vehicles in to it. */
  readonly feeders: FlatGate[] = [];
  readonly draws: Needs;
  readonly presentLog: ChangeLog;
  readonly waitingLog: ChangeLog;
  readonly periodLog: ChangeLog;
  readonly visits: VisitLog;

  constructor(
    index: number,
    logs: StageLogs,
    ranks: number,
    byPriority: boolean,
    needs: readonly Need[],
    draws: Needs,
  ) {
    super(logs.busy, logs.onDuty);
    this.index = index;
    this.byPriority = byPriority ? 1 : 0;
    this.line = new FlatLine(ranks, byPriority);
    this.needs = needs;
    this.shares = needs.length > 0 ? 1 : 0;
    this.draws = draws;
    this.presentLog = logs.present;
    this.waitingLog = logs.waiting;
    this.periodLog = logs.periods;
    this.visits = logs.visits;
    this.claimants.push(this);
  }
}

/** A gate of a post. */
export class FlatGate {
  awake = 0;
  readonly index: number;
  open = 1;
  /** Vehicles that came in here and have not left; in line. */
  inside = 0;
  queued = 0;
  /** Vehicles that may be inside, and that can stand before the gate. */
  readonly mostInside: number;
  readonly places: number;
  readonly insideLog: ChangeLog;
  readonly queueLog: ChangeLog;
  /** Its lines; and by stage, the one in which those stand who go there first. */
  readonly lines: FlatLine[] = [];
  readonly lineOf: FlatLine[] = [];

  constructor(index: number, mostInside: number, places: number, insideLog: ChangeLog, queueLog: ChangeLog) {
    this.index = index;
    this.mostInside = mostInside;
    this.places = places;
    this.insideLog = insideLog;
    this.queueLog = queueLog;
  }
}

/** A checkpoint, in and before which vehicles are. */
export class FlatCheckpoint {
  atPost = 0;
  readonly log: ChangeLog;

  constructor(log: ChangeLog) {
    this.log = log;
  }
}

/** What a flow is made with. */
export interface FlowParts {
  readonly gate: FlatGate;
  readonly checkpoint: FlatCheckpoint;
  /** Place of its priority among all priorities. */
  readonly rank: number;
  /** Where the ways of its first channel begin. */
  readonly ways: number;
  /** Null where there is one channel. */
  readonly lots: ChannelLots | null;
  /** Vehicles that come together; null where always one does. */
  readonly groupSize: (() => number) | null;
  readonly comings: ComingLog;
}

/** Vehicles of one kind that come to one gate. */
export class FlatFlow {
  readonly index: number;
  /** Number of the next vehicle. */
  number = 0;
  /** The first of its vehicles that have left and may be used again. */
  free: FlatVehicle = NO_ONE;
  readonly gate: FlatGate;
  readonly checkpoint: FlatCheckpoint;
  readonly rank: number;
  readonly ways: number;
  readonly lots: ChannelLots | null;
  readonly groupSize: (() => number) | null;
  readonly comings: ComingLog;

  constructor(index: number, parts: FlowParts) {
    this.index = index;
    this.gate = parts.gate;
    this.checkpoint = parts.checkpoint;
    this.rank = parts.rank;
    this.ways = parts.ways;
    this.lots = parts.lots;
    this.groupSize = parts.groupSize;
    this.comings = parts.comings;
  }
}
