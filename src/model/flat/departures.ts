/**
 * Ends of service to come, in the order of (time, sequence of scheduling): a heap of its own, because nearly every
 * event of a run is one of these and all are of one class. Knows no stage.
 */

/** Ends of service there is room for before the columns are doubled. */
const FIRST_CAPACITY = 64;

/**
 * A binary heap in columns. As in `FastCalendar`, taking the first leaves the root vacant, since most often another
 * service begins at once and is sifted down from there. An empty heap has Infinity at its root.
 */
export class Departures {
  #times = new Float64Array(FIRST_CAPACITY).fill(Number.POSITIVE_INFINITY);
  #sequences = new Float64Array(FIRST_CAPACITY);
  #vehicles = new Int32Array(FIRST_CAPACITY);
  /** Places in use, the vacant root among them. */
  #size = 0;
  #vacant = 0;
  #sequence = 0;

  /** When the first is [s]; Infinity when there is none. */
  first(): number {
    if (this.#vacant > 0) this.#fillRoot();
    return this.#times[0]!;
  }

  /** Takes the first, whose time `first` has just told, and gives its vehicle. */
  take(): number {
    this.#vacant = 1;
    return this.#vehicles[0]!;
  }

  /**
   * Adds the end of a service.
   * @param now the present instant [s] @param need the length of the service [s], 0 or more
   * @throws RangeError when the end is in the past or not a number
   */
  add(now: number, need: number, vehicle: number): void {
    const time = now + need;
    if (!(time >= now)) throw new RangeError(`An event at ${time} cannot be scheduled at ${now}`);
    this.#sequence += 1;
    if (this.#vacant > 0) {
      this.#vacant = 0;
      this.#siftDown(time, this.#sequence, vehicle);
      return;
    }
    if (this.#size === this.#times.length) this.#grow();
    this.#siftUp(this.#size, time, this.#sequence, vehicle);
    this.#size += 1;
  }

  /** Takes the end of a vehicle's service out: it was interrupted. Slow, and rare. */
  cancel(vehicle: number): void {
    if (this.#vacant > 0) this.#fillRoot();
    const at = this.#vehicles.subarray(0, this.#size).indexOf(vehicle);
    if (at < 0) throw new RangeError(`Vehicle ${vehicle} is not being served`);
    const last = this.#size - 1;
    const time = this.#times[last]!;
    const sequence = this.#sequences[last]!;
    const moved = this.#vehicles[last]!;
    this.#size = last;
    if (last === 0) this.#times[0] = Number.POSITIVE_INFINITY;
    if (at === last) return;
    // Up to the root, leaving what is above the hole in order, and down from there.
    this.#siftUp(at, Number.NEGATIVE_INFINITY, 0, moved);
    this.#siftDown(time, sequence, moved);
  }

  /** The vehicles being served that `wanted` chooses, in the order in which those services began. Slow, and rare. */
  served(wanted: (vehicle: number) => boolean): number[] {
    if (this.#vacant > 0) this.#fillRoot();
    const places = Array.from({ length: this.#size }, (_, i) => i);
    return places
      .filter((i) => wanted(this.#vehicles[i]!))
      .sort((i, j) => this.#sequences[i]! - this.#sequences[j]!)
      .map((i) => this.#vehicles[i]!);
  }

  #fillRoot(): void {
    this.#vacant = 0;
    const last = this.#size - 1;
    this.#size = last;
    if (last === 0) this.#times[0] = Number.POSITIVE_INFINITY;
    else this.#siftDown(this.#times[last]!, this.#sequences[last]!, this.#vehicles[last]!);
  }

  /** Moves the hole at `from` up to where the event belongs, and puts it there. */
  #siftUp(from: number, time: number, sequence: number, vehicle: number): void {
    const times = this.#times;
    const sequences = this.#sequences;
    const vehicles = this.#vehicles;
    let hole = from;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentTime = times[parent]!;
      if (parentTime < time || (parentTime === time && sequences[parent]! < sequence)) break;
      times[hole] = parentTime;
      sequences[hole] = sequences[parent]!;
      vehicles[hole] = vehicles[parent]!;
      hole = parent;
    }
    times[hole] = time;
    sequences[hole] = sequence;
    vehicles[hole] = vehicle;
  }

  /** Moves the hole at the root down to where the event belongs, and puts it there. */
  #siftDown(time: number, sequence: number, vehicle: number): void {
    const times = this.#times;
    const sequences = this.#sequences;
    const vehicles = this.#vehicles;
    const size = this.#size;
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
      vehicles[hole] = vehicles[child]!;
      hole = child;
    }
    times[hole] = time;
    sequences[hole] = sequence;
    vehicles[hole] = vehicle;
  }

  #grow(): void {
    const capacity = 2 * this.#times.length;
    const times = new Float64Array(capacity);
    const sequences = new Float64Array(capacity);
    const vehicles = new Int32Array(capacity);
    times.set(this.#times);
    sequences.set(this.#sequences);
    vehicles.set(this.#vehicles);
    this.#times = times;
    this.#sequences = sequences;
    this.#vehicles = vehicles;
  }
}
