/**
 * The ledger of slots: which places are booked, used, missed or given back. A pure data structure: knows no event,
 * no vehicle and no clock; whoever keeps it says when it is. One ledger for one gate in one replication.
 */
import { firstAbove, firstFrom, type SlotCalendar } from "./slot-calendar.ts";

/** A place that was found: a slot and a kind of place. */
export interface Place {
  readonly slot: number;
  readonly kind: number;
}

/** Use of the places of slots that began within a span of time; all of them add up to `offered`. */
export interface SlotUse {
  readonly offered: number;
  readonly used: number;
  readonly missed: number;
  /** Given back and not booked again before the slot began. */
  readonly cancelled: number;
  readonly neverBooked: number;
  /** Booked, and still to be used or missed. */
  readonly toCome: number;
}

/** Books places of a calendar. */
export class SlotLedger {
  readonly calendar: SlotCalendar;
  /** By kind, then by slot: bookings that may still be used, were used, were missed, and times one was given back. */
  readonly #pending: readonly Int32Array[];
  readonly #used: readonly Int32Array[];
  readonly #missed: readonly Int32Array[];
  readonly #returned: readonly Int32Array[];
  /** By kind: no slot before this one is free. */
  readonly #hint: Int32Array;

  constructor(calendar: SlotCalendar) {
    const columns = () => calendar.kinds.map(() => new Int32Array(calendar.count));
    this.calendar = calendar;
    this.#pending = columns();
    this.#used = columns();
    this.#missed = columns();
    this.#returned = columns();
    this.#hint = new Int32Array(calendar.kinds.length);
  }

  /** Places of a kind in a slot that nobody holds. */
  free(slot: number, kind: number): number {
    return this.calendar.places[kind]![slot]! - this.bookedIn(slot, kind);
  }

  /** Bookings of a kind in a slot, whatever became of them, but for those given back. */
  bookedIn(slot: number, kind: number): number {
    return this.#pending[kind]![slot]! + this.#used[kind]![slot]! + this.#missed[kind]![slot]!;
  }

  /** The slots that can be booked at `now` and begin at `from` or later: first, and one after the last. */
  range(now: number, from: number): [number, number] {
    const { startsAt, opensAt } = this.calendar;
    return [firstFrom(startsAt, from), firstAbove(opensAt, now)];
  }

  /**
   * The earliest free place of the kinds given in slots [from, to) that `suits`. Of one slot, the kind named first.
   * @returns null where there is none
   */
  earliest(
    kinds: readonly number[],
    from: number,
    to: number,
    suits: (slot: number) => boolean = () => true,
  ): Place | null {
    let found: Place | null = null;
    for (const kind of kinds) {
      const end = found === null ? to : found.slot;
      const slot = this.#firstFree(kind, from, end, suits);
      if (slot >= 0) found = { slot, kind };
    }
    return found;
  }

  /** The free place nearest to the instant `wished` in slots [from, to); of two equally near, the earlier. */
  nearest(kinds: readonly number[], from: number, to: number, wished: number): Place | null {
    const { startsAt } = this.calendar;
    const middle = Math.min(Math.max(firstFrom(startsAt, wished), from), to);
    const after = this.earliest(kinds, middle, to);
    let before: Place | null = null;
    for (let slot = middle - 1; slot >= from && before === null; slot -= 1) {
      const kind = kinds.find((k) => this.free(slot, k) > 0);
      if (kind !== undefined) before = { slot, kind };
    }
    if (after === null || before === null) return after ?? before;
    return wished - startsAt[before.slot]! <= startsAt[after.slot]! - wished ? before : after;
  }

  #firstFree(kind: number, from: number, to: number, suits: (slot: number) => boolean): number {
    let slot = Math.max(from, this.#hint[kind]!);
    for (; slot < to; slot += 1) if (this.free(slot, kind) > 0 && suits(slot)) return slot;
    return -1;
  }

  /** Books a free place. */
  book({ slot, kind }: Place): void {
    this.#pending[kind]![slot]! += 1;
    let hint = this.#hint[kind]!;
    while (hint < this.calendar.count && this.free(hint, kind) <= 0) hint += 1;
    this.#hint[kind] = hint;
  }

  /** The booking is given back: the place can be booked again. */
  giveBack({ slot, kind }: Place): void {
    this.#pending[kind]![slot]! -= 1;
    this.#returned[kind]![slot]! += 1;
    this.#hint[kind] = Math.min(this.#hint[kind]!, slot);
  }

  /** The vehicle has been let in on its booking. */
  use({ slot, kind }: Place): void {
    this.#pending[kind]![slot]! -= 1;
    this.#used[kind]![slot]! += 1;
  }

  /** The booking is lost: its place stays unused. */
  miss({ slot, kind }: Place): void {
    this.#pending[kind]![slot]! -= 1;
    this.#missed[kind]![slot]! += 1;
  }

  /** Greatest number of bookings beyond the places of a kind in any slot: 0 or less unless the ledger is wrong. */
  worstExcess(): number {
    let worst = Number.NEGATIVE_INFINITY;
    this.calendar.places.forEach((places, kind) => {
      places.forEach((n, slot) => {
        worst = Math.max(worst, this.bookedIn(slot, kind) - n);
      });
    });
    return worst;
  }

  /** Use of the places of the given kinds in slots that begin at `from` or later and before `to` [s]. */
  useBetween(from: number, to: number, kinds: readonly number[]): SlotUse {
    const { startsAt, places } = this.calendar;
    const sums = { offered: 0, used: 0, missed: 0, cancelled: 0, neverBooked: 0, toCome: 0 };
    const end = firstFrom(startsAt, to);
    for (let slot = firstFrom(startsAt, from); slot < end; slot += 1) {
      for (const kind of kinds) {
        const free = this.free(slot, kind);
        const cancelled = Math.min(free, this.#returned[kind]![slot]!);
        sums.offered += places[kind]![slot]!;
        sums.used += this.#used[kind]![slot]!;
        sums.missed += this.#missed[kind]![slot]!;
        sums.cancelled += cancelled;
        sums.neverBooked += free - cancelled;
        sums.toCome += this.#pending[kind]![slot]!;
      }
    }
    return sums;
  }
}
