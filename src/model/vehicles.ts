/**
 * The vehicles that are about, as columns of numbers: one entry a vehicle, entries reused when it has left.
 * Knows no rule: others read and write the columns. Times in seconds since the calendar's start.
 */

import type { WaitingColumns } from "../catalogue/disciplines/waiting-line.ts";
import { type Calendar, NO_EVENT } from "../kernel/calendar.ts";
import type { TrainLoads } from "./trains/train-loads.ts";

/** No vehicle. */
export const NOBODY = -1;

/** What a vehicle is doing. */
export const Phase = {
  /** On its way to the border, or away between two tries. */
  away: 0,
  /** In the line before the gate. */
  atGate: 1,
  /** In the line of a stage. */
  waiting: 2,
  serving: 3,
  /** Served, but the next stage has no room. */
  blocked: 4,
  /** In the midst of service while its staff are off duty. */
  suspended: 5,
  /** Its branches are at parallel stages. */
  forked: 6,
} as const;

/** Columns of the vehicles. Arrays are replaced when they grow: never keep one across a call that may create. */
export class Vehicles implements WaitingColumns {
  readonly #clock: Pick<Calendar, "time">;
  #capacity = 256;
  #used = 0;
  #free = NOBODY;
  /** Vehicles (and branches) alive now. */
  live = 0;
  /** What new vehicles bring; null where no flow has trains, and then every load is 0. */
  loads: TrainLoads | null = null;

  flow = new Uint16Array(this.#capacity);
  /** Number within its flow: 0, 1, ... for arrivals, -1, -2, ... for the backlog. */
  number = new Int32Array(this.#capacity);
  /** Number of the first of those that came into being together with it. */
  train = new Int32Array(this.#capacity);
  channel = new Uint8Array(this.#capacity);
  phase = new Uint8Array(this.#capacity);
  /** Index of the stage where it is, or to which it goes first. */
  stage = new Int32Array(this.#capacity);
  /** How often it was sent back to an earlier stage; numbers the visits for its draws. */
  lap = new Int32Array(this.#capacity);
  /** Times it has come back after being refused. */
  tries = new Int32Array(this.#capacity);
  /** 1 once a service has begun. */
  begun = new Uint8Array(this.#capacity);
  /** The vehicle whose branch this is, else NOBODY; and how many branches are still out. */
  parent = new Int32Array(this.#capacity);
  branches = new Uint8Array(this.#capacity);
  /** Pending end of service, or pending arrival of a vehicle that came past offices; and pending end of patience. */
  event = new Int32Array(this.#capacity);
  patience = new Int32Array(this.#capacity);
  /** What it brings: 0 of each for a truck. */
  wagons = new Int32Array(this.#capacity);
  teu = new Int32Array(this.#capacity);
  tonnes = new Int32Array(this.#capacity);
  // Written only where some flow declares documents.
  /** The word of the documents it came with, and 1 once they have been put right. */
  documents = new Uint8Array(this.#capacity);
  corrected = new Uint8Array(this.#capacity);
  /** How often it has lost its locomotive before the post. */
  abandoned = new Uint8Array(this.#capacity);
  readyAt = new Float64Array(this.#capacity);
  arrivedAt = new Float64Array(this.#capacity);
  enteredAt = new Float64Array(this.#capacity);
  // Of the life before the border; written only where there is an electronic queue or a permit.
  /** Permit in hand, and the slot or the call; NaN without. */
  permitAt = new Float64Array(this.#capacity);
  slotAt = new Float64Array(this.#capacity);
  /** Not let in before this instant, and when it got a place in the waiting area (NaN on the road). */
  admitAt = new Float64Array(this.#capacity);
  areaAt = new Float64Array(this.#capacity);
  /** Free travel from where it becomes ready to the border. */
  travelTime = new Float64Array(this.#capacity);
  /** Since when it waits for a permit (NaN while it does not), and how long it did at home and at the border. */
  permitSince = new Float64Array(this.#capacity);
  permitHome = new Float64Array(this.#capacity);
  permitBorder = new Float64Array(this.#capacity);
  /** Since when it waits for a driver (NaN while it does not), and how long it did. */
  driverSince = new Float64Array(this.#capacity);
  driverWait = new Float64Array(this.#capacity);
  /** 1 when it set out late for want of a permit: its booking is good until it expires. */
  excused = new Uint8Array(this.#capacity);
  /** How much later it is at the border because closures held it back, at home or at a parking. */
  heldTime = new Float64Array(this.#capacity);
  /** How much later it is at the border because of embargoes, at its origin or stopped under way. */
  embargoTime = new Float64Array(this.#capacity);
  /** 1 while it goes by a booking or a rank, 0 in the live queue; and how often it has booked. */
  booked = new Uint8Array(this.#capacity);
  bookings = new Int32Array(this.#capacity);
  /** When it joined the stage (or the gate's line) where it is. */
  since = new Float64Array(this.#capacity);
  /** When its present phase began. */
  phaseAt = new Float64Array(this.#capacity);
  need = new Float64Array(this.#capacity);
  /** Service still to be given at this stage. */
  remaining = new Float64Array(this.#capacity);
  serviceTime = new Float64Array(this.#capacity);
  waitTime = new Float64Array(this.#capacity);
  blockedTime = new Float64Array(this.#capacity);
  awayTime = new Float64Array(this.#capacity);
  /** `waitTime` and `serviceTime` as they were when it joined the stage. */
  waitAtJoin = new Float64Array(this.#capacity);
  serviceAtJoin = new Float64Array(this.#capacity);
  priority = new Float64Array(this.#capacity);
  before = new Int32Array(this.#capacity);
  after = new Int32Array(this.#capacity);
  place = new Int32Array(this.#capacity);
  rank = new Float64Array(this.#capacity);
  sequence = new Float64Array(this.#capacity);

  /** @param clock where the present instant is read [s] */
  constructor(clock: Pick<Calendar, "time">) {
    this.#clock = clock;
  }

  /** A new vehicle, at rest; columns that are always written before they are read keep what was there. */
  create(flow: number, number: number, train = number): number {
    let v = this.#free;
    if (v !== NOBODY) this.#free = this.after[v]!;
    else {
      if (this.#used === this.#capacity) this.#grow();
      v = this.#used;
      this.#used += 1;
    }
    this.live += 1;
    this.flow[v] = flow;
    this.number[v] = number;
    this.train[v] = train;
    this.channel[v] = 0;
    this.phase[v] = Phase.away;
    this.lap[v] = 0;
    this.tries[v] = 0;
    this.begun[v] = 0;
    this.parent[v] = NOBODY;
    this.patience[v] = NO_EVENT;
    this.enteredAt[v] = Number.NaN;
    this.serviceTime[v] = 0;
    this.waitTime[v] = 0;
    this.blockedTime[v] = 0;
    this.awayTime[v] = 0;
    this.abandoned[v] = 0;
    this.loads?.give(this, v, flow, number);
    return v;
  }

  /** Gives the entry of a vehicle that has left back for reuse. */
  release(v: number): void {
    this.flow[v] = 0xffff;
    this.after[v] = this.#free;
    this.#free = v;
    this.live -= 1;
  }

  /** Ends the present phase now, adding its length to where it belongs, and begins another. */
  enter(v: number, phase: number): void {
    const now = this.#clock.time;
    const length = now - this.phaseAt[v]!;
    switch (this.phase[v]) {
      case Phase.serving:
        this.serviceTime[v]! += length;
        break;
      case Phase.waiting:
      case Phase.suspended:
        this.waitTime[v]! += length;
        break;
      case Phase.blocked:
        this.blockedTime[v]! += length;
        break;
    }
    this.phase[v] = phase;
    this.phaseAt[v] = now;
  }

  /** Calls `visit` for every vehicle and branch alive, in the order of their entries. */
  visitAll(visit: (v: number) => void): void {
    for (let v = 0; v < this.#used; v += 1) if (this.flow[v] !== 0xffff) visit(v);
  }

  #grow(): void {
    this.#capacity *= 2;
    for (const [name, column] of Object.entries(this)) {
      if (!ArrayBuffer.isView(column)) continue;
      const Column = column.constructor as new (length: number) => Float64Array;
      const larger = new Column(this.#capacity);
      larger.set(column as Float64Array);
      (this as unknown as Record<string, unknown>)[name] = larger;
    }
  }
}
