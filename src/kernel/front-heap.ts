/**
 * A binary heap of (time, key, slot) on flat typed arrays. Knows nothing of what lies behind it, nor of slots.
 * The `!`s: every index is below the capacity of the arrays, which the checker cannot see.
 */

/** Events there is room for before the columns are doubled. */
const FIRST_CAPACITY = 64;

/**
 * Times and keys stand in heap order, so that comparing costs no indirection. Keys are read only when times are
 * equal; a comparing function would be given them always. While the owner keeps the root vacant the events are at
 * 1 to `size`, otherwise at 0 to `size - 1`.
 */
export class FrontHeap {
  size = 0;
  // The columns are made here, not in a constructor: V8 then knows their types (a third faster at 2 events).
  times = new Float64Array(FIRST_CAPACITY);
  keys = new Float64Array(FIRST_CAPACITY);
  slots = new Int32Array(FIRST_CAPACITY);

  /** Adds an event behind the others; not in order before `order` was called. */
  push(time: number, key: number, slot: number): void {
    if (this.size === this.times.length) this.#grow();
    const place = this.size++;
    this.times[place] = time;
    this.keys[place] = key;
    this.slots[place] = slot;
  }

  /** Puts all events in order. */
  order(): void {
    for (let hole = (this.size >> 1) - 1; hole >= 0; hole--) {
      this.siftDown(hole, this.times[hole]!, this.keys[hole]!, this.slots[hole]!);
    }
  }

  /** Adds an event; the root is not vacant. */
  insert(time: number, key: number, slot: number): void {
    if (this.size === this.times.length) this.#grow();
    const { times, keys, slots } = this;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentTime = times[parent]!;
      if (parentTime < time || (parentTime === time && keys[parent]! < key)) break;
      times[hole] = parentTime;
      keys[hole] = keys[parent]!;
      slots[hole] = slots[parent]!;
      hole = parent;
    }
    times[hole] = time;
    keys[hole] = key;
    slots[hole] = slot;
  }

  /** Moves the hole at `position` down to where the event belongs, and puts it there. */
  siftDown(position: number, time: number, key: number, slot: number): void {
    const { times, keys, slots, size } = this;
    let hole = position;
    for (let child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
      let childTime = times[child]!;
      const other = child + 1;
      if (other < size) {
        const otherTime = times[other]!;
        if (otherTime < childTime || (otherTime === childTime && keys[other]! < keys[child]!)) {
          child = other;
          childTime = otherTime;
        }
      }
      if (time < childTime || (time === childTime && key < keys[child]!)) break;
      times[hole] = childTime;
      keys[hole] = keys[child]!;
      slots[hole] = slots[child]!;
      hole = child;
    }
    times[hole] = time;
    keys[hole] = key;
    slots[hole] = slot;
  }

  #grow(): void {
    const { times, keys, slots } = this;
    const capacity = 2 * times.length;
    this.times = new Float64Array(capacity);
    this.keys = new Float64Array(capacity);
    this.slots = new Int32Array(capacity);
    this.times.set(times);
    this.keys.set(keys);
    this.slots.set(slots);
  }
}
