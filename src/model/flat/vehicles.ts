/** The vehicles that are about on the flat engine: used again when they have left, so that none is made while a run goes on. */
import type { Vehicles } from "../vehicles.ts";
import { type FlatFlow, FlatVehicle, NO_ONE } from "./places.ts";

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
