/**
 * Vehicles on the flat engine and where they are: stages, shared pools, gates, and the flows that bring them. Objects
 * that know each other, with numbers as fields and 0 or 1 for no or yes: V8 reads and writes a field in two or three
 * steps, but an element of a column in eight, since it adds, looks for an overflow and compares with the length. What may
 * be done to them is in `post.ts`.
 */
import { Phase } from "../vehicles.ts";
import type { ChannelLots, Needs } from "./draws.ts";
import { FlatLine } from "./lines.ts";
import type { ChangeLog, ComingLog, VisitLog } from "./logs.ts";

/** Units, places or vehicles where there is no limit: more than can ever be needed. */
export const UNLIMITED = 0x3fffffff;

/** A vehicle. Fields that are times begin as NaN, or they would be whole numbers to V8 until the first fraction. */
export class FlatVehicle {
  readonly flow: FlatFlow;
  /** Where it is, or to which it goes first. */
  stage!: FlatStage;
  /** The next of its line, or the next that is free. */
  after: FlatVehicle = this;
  /** Its entry among the vehicles that are about: of those that are free, it got the one freed last, as in `Vehicles`. */
  slot = 0;
  /** Number within its flow. */
  number = 0;
  channel = 0;
  phase: number = Phase.away;
  lap = 0;
  /** Where its ways on begin. */
  ways = 0;
  /** How it left. */
  outcome = 0;
  reason = 0;
  /** 1 from its arrival until it leaves. */
  about = 0;
  // Instants and times [s].
  arrivedAt = Number.NaN;
  enteredAt = Number.NaN;
  exitedAt = Number.NaN;
  /** Since when it is at the stage, or before the gate. */
  since = Number.NaN;
  phaseAt = Number.NaN;
  /** Service still to be given at this stage, and when that ends. */
  remaining = Number.NaN;
  endsAt = Number.NaN;
  service = Number.NaN;
  wait = Number.NaN;
  waitAtJoin = Number.NaN;
  serviceAtJoin = Number.NaN;

  constructor(flow: FlatFlow) {
    this.flow = flow;
  }
}

/** No vehicle, of no flow. */
export const NO_ONE = new FlatVehicle(undefined as unknown as FlatFlow);

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
  readonly line: FlatLine<FlatVehicle>;
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
    this.line = new FlatLine(NO_ONE, ranks, byPriority);
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
  readonly lines: FlatLine<FlatVehicle>[] = [];
  readonly lineOf: FlatLine<FlatVehicle>[] = [];

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
