/**
 * A vehicle on the flat engine, and the vehicles that are about. An object with fields, since V8 reads and writes a
 * field in two or three steps, an element of a column in eight: it has to add, to look for an overflow and to compare
 * with the length. Objects are used again, so that none is made while a run goes on.
 */
import { Phase, type Vehicles } from "../vehicles.ts";
import type { FlatFlow, FlatStage } from "./places.ts";

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

/** The vehicles that are about, and those that are free to be used again. */
export class FlatVehicles {
  /** Those that are about, each at its slot; at the other slots, those who were there last. */
  readonly bySlot: FlatVehicle[] = [];
  readonly #freeSlots: number[] = [];
  #freeSlotCount = 0;
  #slots = 0;

  /** A vehicle of a flow, whose fields the caller fills. */
  create(flow: FlatFlow): FlatVehicle {
    let v = flow.free;
    if (v === NO_ONE) v = new FlatVehicle(flow);
    else flow.free = v.after;
    if (this.#freeSlotCount > 0) {
      this.#freeSlotCount -= 1;
      v.slot = this.#freeSlots[this.#freeSlotCount]!;
    } else {
      v.slot = this.#slots;
      this.#slots += 1;
    }
    this.bySlot[v.slot] = v;
    v.about = 1;
    return v;
  }

  /** A vehicle has left: its entry is free, but it stays as it is until somebody has read how it fared. */
  leave(v: FlatVehicle): void {
    v.about = 0;
    this.#freeSlots[this.#freeSlotCount] = v.slot;
    this.#freeSlotCount += 1;
  }

  /** A vehicle that has left may be used again. */
  release(v: FlatVehicle): void {
    const { flow } = v;
    v.after = flow.free;
    flow.free = v;
  }

  /** Copies those that are about, in the order of their entries, to the columns of the general engine. */
  copyTo(columns: Vehicles): void {
    for (const [slot, v] of this.bySlot.entries()) {
      if (v.about === 0 || v.slot !== slot) continue;
      const at = columns.create(v.flow.index, v.number);
      columns.channel[at] = v.channel;
      columns.stage[at] = v.stage.index;
      columns.phase[at] = v.phase;
      columns.lap[at] = v.lap;
      columns.readyAt[at] = v.arrivedAt;
      columns.arrivedAt[at] = v.arrivedAt;
      columns.enteredAt[at] = v.enteredAt;
      columns.since[at] = v.since;
      columns.phaseAt[at] = v.phaseAt;
      columns.serviceTime[at] = v.service;
      columns.waitTime[at] = v.wait;
    }
  }
}
