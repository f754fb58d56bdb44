/** The rows of the vehicles that are about: reused when one has left, the latest first, as in `Vehicles`. */
import { NOBODY, type Vehicles } from "../vehicles.ts";
import { ROW_BITS, TIME, VEHICLE, VEHICLE_BITS } from "./layout.ts";

const { flow: FLOW, after: AFTER } = VEHICLE;
const LENGTH = 1 << VEHICLE_BITS;
const FIRST_CAPACITY = 64;
/** Flow of a row that is free. */
const NO_FLOW = -1;

/** Vehicles, each known by where its row begins. The arrays are replaced when they grow. */
export class VehicleTable {
  ints = new Int32Array(FIRST_CAPACITY * LENGTH);
  times = new Float64Array(FIRST_CAPACITY * LENGTH);
  #free = NOBODY;
  #used = 0;

  /** A row; the caller fills it. */
  create(): number {
    const free = this.#free;
    if (free !== NOBODY) {
      this.#free = this.ints[free + AFTER]!;
      return free;
    }
    if (this.#used === this.ints.length) this.#grow();
    const v = this.#used;
    this.#used = v + LENGTH;
    return v;
  }

  /** Gives the row of a vehicle that has left back. */
  release(v: number): void {
    this.ints[v + FLOW] = NO_FLOW;
    this.ints[v + AFTER] = this.#free;
    this.#free = v;
  }

  /** Copies all vehicles to the columns of the general engine, where they are at the end of a run. */
  copyTo(columns: Vehicles): void {
    const { ints, times } = this;
    const free: number[] = [];
    for (let row = 0; row < this.#used; row += LENGTH) {
      const flow = ints[row + VEHICLE.flow]!;
      const v = columns.create(Math.max(flow, 0), ints[row + VEHICLE.number]!);
      if (flow === NO_FLOW) free.push(v);
      columns.channel[v] = ints[row + VEHICLE.channel]!;
      columns.stage[v] = ints[row + VEHICLE.stage]! >> ROW_BITS;
      columns.phase[v] = ints[row + VEHICLE.phase]!;
      columns.lap[v] = ints[row + VEHICLE.lap]!;
      columns.readyAt[v] = times[row + TIME.arrivedAt]!;
      columns.arrivedAt[v] = times[row + TIME.arrivedAt]!;
      columns.enteredAt[v] = times[row + TIME.enteredAt]!;
      columns.since[v] = times[row + TIME.since]!;
      columns.phaseAt[v] = times[row + TIME.phaseAt]!;
      columns.serviceTime[v] = times[row + TIME.service]!;
      columns.waitTime[v] = times[row + TIME.wait]!;
    }
    for (const v of free) columns.release(v);
  }

  #grow(): void {
    const ints = new Int32Array(2 * this.ints.length);
    const times = new Float64Array(2 * this.times.length);
    ints.set(this.ints);
    times.set(this.times);
    this.ints = ints;
    this.times = times;
  }
}
