/**
 * The calendar that runs are made on: a small heap for what is soon, a ladder for what is later, both on flat typed
 * arrays. No event costs an allocation. Knows nothing of what handlers do.
 * The `!`s: every index is below the capacity of the arrays, which the checker cannot see.
 */
import type { Calendar, EventHandle } from "./calendar.ts";
import { EMPTY, type EventList, STRIDE } from "./event-lists.ts";
import { FrontHeap } from "./front-heap.ts";
import { FEW_ALONE, Ladder } from "./ladder.ts";

/** Room for sequence numbers below one class: with classes 0 to 7 every key is a whole number under 2^53. */
const CLASS_SPAN = 2 ** 50;
/** Events in front before most of them go to the ladder. They still fit into the nearest cache. */
const FRONT_CAPACITY = 2 * FEW_ALONE;
/** Cancelled events that are kept, beside as many as wait. */
const KEPT_CANCELLED = 64;
/** Slots there is room for before the rows are doubled. */
const FIRST_SLOTS = 64;

// By slot, side by side for the sake of the caches: handler, a, b and the state.
const ROW = 4;
const A = 1;
const B = 2;
/** `WAITING`, `CANCELLED`, or that the slot is free: the next free slot, or `NO_SLOT`. */
const STATE = 3;
const NO_SLOT = -1;
const WAITING = -2;
const CANCELLED = -3;

// What is at the root of the heap: an event; the slot of the one just taken, still to be used; nothing.
const FILLED = 0;
const SLOT_ONLY = 1;
const VACANT = 2;

/**
 * A calendar in O(1) per event for usual times and O(log n) for the worst, amortised.
 *
 * The front is a heap of the earliest events. Whatever comes after them waits in the ladder, in no order, until the
 * front is empty: of a million pending an event is copied three times, to and from places side by side in memory, where
 * sifting it through a heap of all would look at twenty that are not (six times as slow). Few events are all in front.
 *
 * The worst: `Ladder` says how often an event is copied. A front of F events is divided only after F / 2 were added to
 * it one by one, and they are put in order in O(F) or each in O(log F); adding pays for the way back through
 * the rungs. Cancelled events are thrown out when there are more of them than waiting ones: cancelling pays.
 *
 * A cancelled event keeps its slot and stays where it is until it comes first or is thrown out. So nobody need know
 * where an event is; to keep that in step with a heap took a quarter of the time at a million events.
 *
 * `next` leaves the root vacant, since most handlers schedule another event at once: it is sifted down from
 * the root, one sift for the two of a removal and an insertion (a fifth faster at 20 events), in the same slot. Whoever
 * else touches the heap first calls `#fillRoot`.
 */
export class FastCalendar implements Calendar {
  time = 0;
  handler = -1;
  a = 0;
  b = 0;
  taken = 0;

  #sequence = 0;
  readonly #front = new FrontHeap();
  readonly #ladder = new Ladder();
  #root = FILLED;
  /** A front of so many is divided. */
  #frontLimit = FRONT_CAPACITY;
  #rows = new Int32Array(FIRST_SLOTS * ROW);
  /** The first slot never used. */
  #newSlot = 0;
  #freeSlot = NO_SLOT;
  /** Slots that are not free. */
  #held = 0;
  /** Cancelled events that are kept. */
  #cancelled = 0;

  get size(): number {
    return this.#held - this.#cancelled - (this.#root === SLOT_ONLY ? 1 : 0);
  }

  schedule(time: number, eventClass: number, handler: number, a: number, b: number): EventHandle {
    // Written so that NaN is refused too.
    if (!(time >= this.time)) {
      throw new RangeError(`An event at ${time} cannot be scheduled at ${this.time}`);
    }
    const key = eventClass * CLASS_SPAN + this.#sequence++;
    const root = this.#root;
    const slot = root === SLOT_ONLY ? this.#front.slots[0]! : this.#takeSlot();
    const row = slot * ROW;
    // `| 0` changes nothing, but spares the compiler a way through doubles for numbers it cannot see to be whole.
    this.#rows[row] = handler | 0;
    this.#rows[row + A] = a | 0;
    this.#rows[row + B] = b | 0;
    this.#rows[row + STATE] = WAITING;
    if (this.#ladder.rungs > 0 && this.#ladder.add(time, key, slot)) {
      if (root === SLOT_ONLY) this.#root = VACANT;
    } else if (root !== FILLED) {
      this.#root = FILLED;
      this.#front.size++;
      this.#front.siftDown(0, time, key, slot);
    } else this.#addToFront(time, key, slot);
    return slot;
  }

  cancel(handle: EventHandle): void {
    const state = handle * ROW + STATE;
    if (this.#rows[state] !== WAITING) throw new RangeError(`No event has the handle ${handle}`);
    this.#rows[state] = CANCELLED;
    this.#cancelled++;
    if (this.#cancelled > this.size + KEPT_CANCELLED) this.#throwOut();
  }

  next(): boolean {
    if (this.#root !== FILLED) this.#fillRoot();
    const front = this.#front;
    if ((front.size === 0 || this.#cancelled > 0) && !this.#findFirst()) return false;
    const slot = front.slots[0]!;
    const row = slot * ROW;
    this.time = front.times[0]!;
    this.handler = this.#rows[row]!;
    this.a = this.#rows[row + A]!;
    this.b = this.#rows[row + B]!;
    this.#rows[row + STATE] = NO_SLOT;
    this.#root = SLOT_ONLY;
    front.size--;
    this.taken++;
    return true;
  }

  peekTime(): number {
    return this.#findFirst() ? this.#front.times[0]! : Number.POSITIVE_INFINITY;
  }

  /** Class of the first event; above all classes when there is none. */
  peekClass(): number {
    return this.#findFirst() ? Math.floor(this.#front.keys[0]! / CLASS_SPAN) : Number.POSITIVE_INFINITY;
  }

  /**
   * Moves the clock over events that its owner keeps elsewhere, and counts them as taken.
   * @param time of the latest of them: not before the latest event, nor after the first one here; the owner vouches
   */
  passTo(time: number, events: number): void {
    this.time = time;
    this.taken += events;
  }

  #takeSlot(): number {
    this.#held++;
    const slot = this.#freeSlot;
    if (slot !== NO_SLOT) {
      this.#freeSlot = this.#rows[slot * ROW + STATE]!;
      return slot;
    }
    const rows = this.#rows;
    if (this.#newSlot * ROW === rows.length) {
      this.#rows = new Int32Array(2 * rows.length);
      this.#rows.set(rows);
    }
    return this.#newSlot++;
  }

  #leaveSlot(slot: number): void {
    this.#held--;
    this.#rows[slot * ROW + STATE] = this.#freeSlot;
    this.#freeSlot = slot;
  }

  /** Whether a slot's event waits; otherwise it was cancelled, and its slot is free from now on. */
  #waits(slot: number): boolean {
    if (this.#rows[slot * ROW + STATE] === WAITING) return true;
    this.#leaveSlot(slot);
    this.#cancelled--;
    return false;
  }

  /** Whether all of a list wait. In a loop that does nothing else the processor fetches many rows at a time. */
  #allWait(list: EventList): boolean {
    const { lists } = this.#ladder;
    const { numbers } = lists;
    const rows = this.#rows;
    let others = 0;
    for (let end = list; end !== EMPTY; end = lists.rest(end)) {
      others |= rows[numbers[(end - 1) * STRIDE + 2]! * ROW + STATE]! ^ WAITING;
    }
    return others === 0;
  }

  /** Moves the last event to the vacant root. */
  #fillRoot(): void {
    const front = this.#front;
    if (this.#root === SLOT_ONLY) this.#leaveSlot(front.slots[0]!);
    this.#root = FILLED;
    const last = front.size;
    if (last > 0) front.siftDown(0, front.times[last]!, front.keys[last]!, front.slots[last]!);
  }

  /** Brings the first event to the root; false when none is left. */
  #findFirst(): boolean {
    const front = this.#front;
    for (;;) {
      if (this.#root !== FILLED) this.#fillRoot();
      if (front.size > 0) {
        if (this.#cancelled === 0 || this.#waits(front.slots[0]!)) return true;
        this.#root = VACANT;
        front.size--;
      } else {
        const list = this.#ladder.take();
        if (list === EMPTY) return false;
        this.#fillFront(list);
      }
    }
  }

  /** Adds an event to the front, whose root is not vacant. */
  #addToFront(time: number, key: number, slot: number): void {
    if (this.#front.size >= this.#frontLimit) {
      this.#divide(this.#emptyFront(EMPTY));
      if (this.#ladder.add(time, key, slot)) return;
    }
    this.#front.insert(time, key, slot);
  }

  /** Puts those of a list that wait into the empty front. */
  #fillFront(list: EventList): void {
    const { lists } = this.#ladder;
    const front = this.#front;
    const someCancelled = !this.#allWait(list);
    for (let end = list; end !== EMPTY; ) {
      const at = (end - 1) * STRIDE;
      const slot = lists.numbers[at + 2]!;
      if (!someCancelled || this.#waits(slot)) front.push(lists.numbers[at]!, lists.numbers[at + 1]!, slot);
      end = lists.drop(end);
    }
    front.order();
    this.#frontLimit = Math.max(FRONT_CAPACITY, 2 * front.size);
  }

  /** Adds those in front that wait to a list, which then has the front's events. */
  #emptyFront(list: EventList): EventList {
    const { lists } = this.#ladder;
    const { times, keys, slots, size } = this.#front;
    let all = list;
    for (let i = 0; i < size; i++) {
      if (this.#waits(slots[i]!)) all = lists.add(all, times[i]!, keys[i]!, slots[i]!);
    }
    this.#front.size = 0;
    return all;
  }

  /** Leaves of a list to the ladder what is not soon, as far as that can be told apart, and to the empty front the rest. */
  #divide(list: EventList): void {
    this.#fillFront(this.#ladder.divide(list) ? this.#ladder.take() : list);
  }

  /** Throws all cancelled events out. */
  #throwOut(): void {
    if (this.#root !== FILLED) this.#fillRoot();
    this.#divide(this.#emptyFront(this.#ladder.takeAll((slot) => this.#waits(slot))));
  }
}
