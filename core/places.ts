/**
 * Vehicles and where they are: stages, shared pools, gates. What may be done to them is in `post.ts` and `shifts.ts`. Indexes as in the compiled model, times in seconds.
 */
import { AWAY } from "./codes";
import { Flow, Hour } from "./flows";
import { Gathered } from "./gathered";
import { Level } from "./level";
import { Line } from "./line";
import { Moments } from "./moments";

/** A vehicle that is about, or a place for one. */
@unmanaged
export class Vehicle {
  flow: Flow | null = null;
  /** Where it is, or to which it goes first. */
  stage: Stage | null = null;
  /** The next of its line. */
  after: Vehicle | null = null;
  /** Its entry among the vehicles that are about. */
  slot: i32 = 0;
  /** Number within its flow. */
  number: i32 = 0;
  channel: i32 = 0;
  phase: i32 = AWAY;
  lap: i32 = 0;
  /** Where its ways on begin in the table. */
  ways: i32 = 0;
  /** Place of its flow's priority among all priorities: less is better. */
  rank: i32 = 0;
  /** The hour of the week at which it came; only where it is measured. */
  hour: Hour | null = null;
  arrivedAt: f64 = 0;
  enteredAt: f64 = 0;
  /** Since when it is at the stage, or before the gate. */
  since: f64 = 0;
  phaseAt: f64 = 0;
  /** Service still to be given at this stage. */
  remaining: f64 = 0;
  service: f64 = 0;
  wait: f64 = 0;
  waitAtJoin: f64 = 0;
  serviceAtJoin: f64 = 0;
}

/** Vehicles on after another, each knowing the next: those whose service was interrupted. */
@unmanaged
export class Row {
  first: Vehicle | null = null;
  last: Vehicle | null = null;
  size: i32 = 0;

  /** Adds a vehicle at the end. */
  push(v: Vehicle): void {
    v.after = null;
    if (this.last === null) this.first = v;
    else this.last!.after = v;
    this.last = v;
    this.size += 1;
  }

  /** Puts a vehicle behind another of the row; null: before all. */
  insert(v: Vehicle, behind: Vehicle | null): void {
    const next = behind === null ? this.first : behind.after;
    v.after = next;
    if (behind === null) this.first = v;
    else behind.after = v;
    if (next === null) this.last = v;
    this.size += 1;
  }

  /** Takes the first out of a row that is not empty. */
  shift(): Vehicle {
    const v = this.first!;
    this.first = v.after;
    if (this.first === null) this.last = null;
    this.size -= 1;
    return v;
  }
}

/** Kinds of places on the agenda. */
export const POOL: i32 = 0;
export const STAGE: i32 = 1;
export const GATE: i32 = 2;

/** What can be on the agenda. */
@unmanaged
export class Place {
  kind: i32 = POOL;
  /** 1 while it is on the agenda. */
  awake: i32 = 0;
}

/** Units of which vehicles hold some: the servers of a stage, or staff that stages share. */
@unmanaged
export class Pool extends Place {
  capacity: i32 = 0;
  inUse: i32 = 0;
  busyLevel: Level;
  dutyLevel: Level;
  /** Stages that seize units of it; the stage itself where they are its servers. */
  claimants: StaticArray<usize>;
  claimantCount: i32 = 0;
  /** Vehicles put aside when their staff went. */
  aside: Row = new Row();

  constructor(busyLevel: Level, dutyLevel: Level, mostClaimants: i32) {
    super();
    this.busyLevel = busyLevel;
    this.dutyLevel = dutyLevel;
    this.claimants = new StaticArray<usize>(mostClaimants);
  }

  addClaimant(stage: Stage): void {
    this.claimants[this.claimantCount] = changetype<usize>(stage);
    this.claimantCount += 1;
  }

  claimant(i: i32): Stage {
    return changetype<Stage>(this.claimants[i]);
  }
}

/** A shared pool that a stage needs, and the units that a vehicle holds, by flow. */
@unmanaged
export class Need {
  pool: Pool;
  units: StaticArray<i32>;

  constructor(pool: Pool, flows: i32) {
    this.pool = pool;
    this.units = new StaticArray<i32>(flows);
  }
}

/** Service times at a stage for the vehicles of one flow: the latest two blocks of them [s]. */
@unmanaged
export class Services {
  values: StaticArray<f64>;
  /** Vehicles numbered below this one have been drawn for. */
  drawn: i32 = 0;
  /** The lap on which vehicles of the flow usually come here; -1 where they do not. */
  lap: i32 = -1;

  constructor(places: i32) {
    this.values = new StaticArray<f64>(places);
  }
}

/** A stage with its servers, and what is measured there. */
@unmanaged
export class Stage extends Pool {
  index: i32;
  /** 1 while its side works. */
  open: i32 = 1;
  present: i32 = 0;
  /** Vehicles waiting inside, as last told. */
  waiting: i32 = 0;
  /** Vehicles in the lines of gates with this as their first stage. */
  queuedOutside: i32 = 0;
  /** 1 in a busy period, and since when. */
  busy: i32 = 0;
  /** 1 where a vehicle of better priority goes first. */
  byPriority: i32;
  line: Line;
  /** Vehicles whose service was interrupted and who go on before the line does. */
  returned: Row = new Row();
  /** Vehicles put aside when the side closed. */
  closedAside: Row = new Row();
  /** Shared pools that a vehicle needs as well. */
  needs: StaticArray<usize>;
  needCount: i32 = 0;
  /** Gates that let vehicles in to it, and the line of each. */
  feeders: StaticArray<usize>;
  feederLines: StaticArray<usize>;
  feederCount: i32 = 0;
  /** By flow. */
  services: StaticArray<usize>;
  presentLevel: Level;
  waitingLevel: Level;
  busySince: f64 = NaN;
  // Counts of vehicles that came, that left, and of visits in the measured time; their sums [s].
  joined: i32 = 0;
  left: i32 = 0;
  visits: i32 = 0;
  sojourn: f64 = 0;
  serviceSum: f64 = 0;
  timeSum: f64 = 0;
  waits: Gathered = new Gathered(1);
  busyPeriods: Moments = new Moments();

  constructor(
    index: i32,
    busyLevel: Level,
    dutyLevel: Level,
    presentLevel: Level,
    waitingLevel: Level,
    ranks: i32,
    byPriority: i32,
    gates: i32,
    flows: i32,
    pools: i32,
  ) {
    super(busyLevel, dutyLevel, 1);
    this.kind = STAGE;
    this.index = index;
    this.byPriority = byPriority;
    this.line = new Line(ranks, byPriority);
    this.feeders = new StaticArray<usize>(gates);
    this.feederLines = new StaticArray<usize>(gates);
    this.services = new StaticArray<usize>(flows);
    this.needs = new StaticArray<usize>(pools);
    this.presentLevel = presentLevel;
    this.waitingLevel = waitingLevel;
    this.addClaimant(this);
  }

  need(i: i32): Need {
    return changetype<Need>(this.needs[i]);
  }

  feeder(i: i32): Gate {
    return changetype<Gate>(this.feeders[i]);
  }

  feederLine(i: i32): Line {
    return changetype<Line>(this.feederLines[i]);
  }

  /** Service times of a flow's vehicles. */
  servicesOf(flow: i32): Services {
    return changetype<Services>(this.services[flow]);
  }
}

/** A gate of a post. */
@unmanaged
export class Gate extends Place {
  index: i32;
  open: i32 = 1;
  /** Vehicles that came in here and have not left; in line. */
  inside: i32 = 0;
  queued: i32 = 0;
  /** Vehicles that may be inside, and that can stand before the gate. */
  mostInside: i32;
  places: i32;
  insideLevel: Level;
  queueLevel: Level;
  /** Its lines; and by stage, the one in which those stand who go there first. */
  lines: StaticArray<usize>;
  lineCount: i32 = 0;
  lineOf: StaticArray<usize>;

  constructor(index: i32, mostInside: i32, places: i32, insideLevel: Level, queueLevel: Level, stages: i32) {
    super();
    this.kind = GATE;
    this.index = index;
    this.mostInside = mostInside;
    this.places = places;
    this.insideLevel = insideLevel;
    this.queueLevel = queueLevel;
    this.lines = new StaticArray<usize>(stages);
    this.lineOf = new StaticArray<usize>(stages);
  }

  line(i: i32): Line {
    return changetype<Line>(this.lines[i]);
  }

  /** The line of those who go to a stage first. */
  lineTo(stage: Stage): Line {
    return changetype<Line>(this.lineOf[stage.index]);
  }
}
