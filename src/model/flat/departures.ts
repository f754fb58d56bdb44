/**
 * Ends of service to come, in the order of (time, sequence of scheduling): a heap of its own, because nearly every
 * event of a run is one of these and all are of one class. Knows no stage.
 *
 * No instant is handed over or given back: V8 would put it on the heap wherever it does not inline the call.
 */
import type { FlatVehicle } from "./places.ts";
import type { FlatVehicles } from "./vehicles.ts";

/** Ends of service there is room for before the columns are doubled. */
const FIRST_CAPACITY = 64;

/**
 * A binary heap in columns, of the vehicles' slots: to move an object costs V8 a note for its collector. As in `FastCalendar`, taking the first leaves the root vacant, since most often another
 * service begins at once and is sifted down from there. The place behind the last holds what is on its way down.
 */
export class Departures {
  /** When the first is, after `look` [s]; Infinity when there is none. */
  firstAt = Number.NaN;
  #times = new Float64Array(FIRST_CAPACITY).fill(Number.POSITIVE_INFINITY);
  #sequences = new Float64Array(FIRST_CAPACITY);
  #slots = new Int32Array(FIRST_CAPACITY);
  readonly #about: FlatVehicles["bySlot"];
  /** Places in use, the vacant root among them. */
  #size = 0;
  #vacant = 0;
  #sequence = 0;

  constructor({ bySlot }: FlatVehicles) {
    this.#about = bySlot;
  }

  /** Finds out when the first is. */
  look(): void {
    if (this.#vacant > 0) this.#fillRoot();
    this.firstAt = this.#times[0]!;
  }

  /** Takes the first and gives its vehicle; directly after `look`. */
  take(): FlatVehicle {
    this.#vacant = 1;
    return this.#about[this.#slots[0]!]!;
  }

  /** Adds the end of a vehicle's service, which is not in the past: the caller vouches. */
  add(v: FlatVehicle): void {
    const sequence = this.#sequence;
    this.#sequence = sequence + 1;
    const end = this.#size;
    if (end + 1 >= this.#times.length) this.#grow();
    const at = this.#vacant === 0 ? end : end === 1 ? 0 : end;
    this.#times[at] = v.endsAt;
    this.#sequences[at] = sequence;
    this.#slots[at] = v.slot;
    if (this.#vacant > 0) {
      this.#vacant = 0;
      if (at > 0) this.#sink(at);
    } else {
      this.#size = end + 1;
      if (at > 0) this.#rise(at);
    }
  }

  /** Takes the end of a vehicle's service out: it was interrupted. Slow, and rare. */
  cancel(vehicle: FlatVehicle): void {
    if (this.#vacant > 0) this.#fillRoot();
    const at = this.#slots.subarray(0, this.#size).indexOf(vehicle.slot);
    if (at < 0) throw new RangeError(`Vehicle ${vehicle.number} is not being served`);
    const last = this.#size - 1;
    this.#size = last;
    if (at < last) {
      // Up to the root, which leaves what is above it in order, and there the last takes its place.
      this.#times[at] = Number.NEGATIVE_INFINITY;
      this.#rise(at);
      this.#sink(last);
    }
    if (last === 0) this.#times[0] = Number.POSITIVE_INFINITY;
  }

  /** The vehicles being served that `wanted` chooses, in the order in which those services began. Slow, and rare. */
  served(wanted: (vehicle: FlatVehicle) => boolean): FlatVehicle[] {
    if (this.#vacant > 0) this.#fillRoot();
    const places = Array.from({ length: this.#size }, (_, i) => i);
    return places
      .filter((i) => wanted(this.#about[this.#slots[i]!]!))
      .sort((i, j) => this.#sequences[i]! - this.#sequences[j]!)
      .map((i) => this.#about[this.#slots[i]!]!);
  }

  #fillRoot(): void {
    this.#vacant = 0;
    const last = this.#size - 1;
    this.#size = last;
    if (last === 0) this.#times[0] = Number.POSITIVE_INFINITY;
    else this.#sink(last);
  }

  /** Moves the event at `hole` up to where it belongs. */
  #rise(from: number): void {
    const times = this.#times;
    const sequences = this.#sequences;
    const slots = this.#slots;
    const time = times[from]!;
    const sequence = sequences[from]!;
    const slot = slots[from]!;
    let hole = from;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentTime = times[parent]!;
      if (parentTime < time || (parentTime === time && sequences[parent]! < sequence)) break;
      times[hole] = parentTime;
      sequences[hole] = sequences[parent]!;
      slots[hole] = slots[parent]!;
      hole = parent;
    }
    times[hole] = time;
    sequences[hole] = sequence;
    slots[hole] = slot;
  }

  /** Moves the event at `from`, behind the last or the last itself, to the root and down to where it belongs. */
  #sink(from: number): void {
    const times = this.#times;
    const sequences = this.#sequences;
    const slots = this.#slots;
    const size = this.#size;
    const time = times[from]!;
    const sequence = sequences[from]!;
    const slot = slots[from]!;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      let childTime = times[child]!;
      const other = child + 1;
      if (other < size) {
        const otherTime = times[other]!;
        if (otherTime < childTime || (otherTime === childTime && sequences[other]! < sequences[child]!)) {
          child = other;
          childTime = otherTime;
        }
      }
      if (time < childTime || (time === childTime && sequence < sequences[child]!)) break;
      times[hole] = childTime;
      sequences[hole] = sequences[child]!;
      slots[hole] = slots[child]!;
      hole = child;
    }
    times[hole] = time;
    sequences[hole] = sequence;
    slots[hole] = slot;
  }

  #grow(): void {
    const capacity = 2 * this.#times.length;
    const times = new Float64Array(capacity);
    const sequences = new Float64Array(capacity);
    times.set(this.#times);
    const slots = new Int32Array(capacity);
    sequences.set(this.#sequences);
    slots.set(this.#slots);
    this.#times = times;
    this.#sequences = sequences;
    this.#slots = slots;
  }
}
