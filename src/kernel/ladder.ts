/**
 * Events too far ahead to be put in order yet, in rungs of buckets: a rung divides what was one bucket
 * of the rung above it.
 * After Tang, Goh & Thng (2005), "Ladder queue: an O(1) priority queue structure for large-scale discrete event
 * simulation", ACM TOMACS 15(3). Knows nothing of what is ordered (the front), nor of slots.
 * The `!`s: every index is below the capacity of the arrays, which the checker cannot see.
 */
import { EMPTY, type EventList, EventLists, STRIDE } from "./event-lists.ts";

/** Rungs at most. A list that would need another one is left to the front, whatever its length. */
const MOST_RUNGS = 8;
/** Buckets of a rung at most, beside the last one: their ends stay in the caches. */
const MOST_BUCKETS = 1023;
/** Buckets of a rung, the last one included. */
const SPAN = MOST_BUCKETS + 1;
/** Events for each bucket of a new rung. */
const EACH = 32;
/** A list of more events is divided while there are rungs: twice what a bucket is made for. */
const FEW = 2 * EACH;
/** A list of more events is divided when it is all there is: up to here a heap is as good. */
export const FEW_ALONE = 512;

/**
 * `take` gives the first bucket; one of many events is first divided into a rung of its own, the last bucket of which
 * is for whatever comes later than most. Quotients never fall as times rise, so no event is in a bucket before its own.
 *
 * How often an event is copied, amortised: of every division of m events at least 3 m / 4 come into other buckets than
 * the last (`#range`), and from there only to lower rungs or to the front; what is in the last comes to the same rung
 * again. So a rung makes at most 4 / 3 copies for each event that passes it, and there are eight rungs. (If more than
 * a quarter is at the very end of the range, in the last bucket, it is the first of what is divided next.)
 * Usually it is copied twice. To look for a bucket that is not empty costs less than to divide.
 */
export class Ladder {
  readonly lists = new EventLists();
  /** Rungs in use; the last of them holds the earliest events. */
  rungs = 0;
  // By rung. An event belongs to bucket `(time - base) * scale`, the whole part, or to the last bucket.
  readonly #bases = new Float64Array(MOST_RUNGS);
  readonly #scales = new Float64Array(MOST_RUNGS);
  /** The bucket to be taken next. */
  readonly #nexts = new Float64Array(MOST_RUNGS);
  readonly #lasts = new Float64Array(MOST_RUNGS);
  /** By rung and bucket; those of rungs not in use are empty. */
  readonly #buckets = new Int32Array(MOST_RUNGS * SPAN);

  /** Keeps an event; false if it may come before some that were taken from here, so that it belongs to the front. */
  add(time: number, key: number, slot: number): boolean {
    const rungs = this.rungs;
    for (let rung = 0; rung < rungs; rung++) {
      const x = (time - this.#bases[rung]!) * this.#scales[rung]!;
      if (x >= this.#nexts[rung]!) {
        const last = this.#lasts[rung]!;
        const bucket = rung * SPAN + (x < last ? x | 0 : last | 0);
        this.#buckets[bucket] = this.lists.add(this.#buckets[bucket]!, time, key, slot);
        return true;
      }
    }
    return false;
  }

  /**
   * Takes the earliest events; every event that stays is later than all of them.
   * @returns `EMPTY` when there are none
   */
  take(): EventList {
    for (;;) {
      const list = this.#takeBucket();
      if (list === EMPTY || !this.divide(list)) return list;
    }
  }

  /** Takes all events, in one list; of those that are not kept nothing is left. */
  takeAll(kept: (slot: number) => boolean): EventList {
    const { lists } = this;
    let all: EventList = EMPTY;
    for (let list = this.#takeBucket(); list !== EMPTY; list = this.#takeBucket()) {
      for (let end = list; end !== EMPTY; ) {
        const at = (end - 1) * STRIDE;
        const time = lists.numbers[at]!;
        const key = lists.numbers[at + 1]!;
        const slot = lists.numbers[at + 2]!;
        end = lists.drop(end);
        if (kept(slot)) all = lists.add(all, time, key, slot);
      }
    }
    return all;
  }

  /** Makes a list a rung of its own below the others; false if it is short or cannot be divided. */
  divide(list: EventList): boolean {
    const rung = this.rungs;
    if (rung === MOST_RUNGS) return false;
    const { lists } = this;
    const count = lists.count(list);
    if (count <= (rung === 0 ? FEW_ALONE : FEW)) return false;
    const buckets = Math.min(MOST_BUCKETS, Math.ceil(count / EACH));
    const { from, to } = this.#range(list, count);
    const scale = buckets / (to - from);
    // All at one instant, or so near that they cannot be told apart by a quotient.
    if (!(scale < Number.POSITIVE_INFINITY)) return false;
    this.#bases[rung] = from;
    this.#scales[rung] = scale;
    this.#nexts[rung] = 0;
    this.#lasts[rung] = buckets;
    for (let end = list; end !== EMPTY; ) {
      const at = (end - 1) * STRIDE;
      const time = lists.numbers[at]!;
      const key = lists.numbers[at + 1]!;
      const slot = lists.numbers[at + 2]!;
      end = lists.drop(end);
      const x = (time - from) * scale;
      const bucket = rung * SPAN + (x < buckets ? x | 0 : buckets);
      this.#buckets[bucket] = lists.add(this.#buckets[bucket]!, time, key, slot);
    }
    this.rungs = rung + 1;
    return true;
  }

  /** Takes the first bucket that is not empty. A rung whose last bucket is taken is given up. */
  #takeBucket(): EventList {
    while (this.rungs > 0) {
      const rung = this.rungs - 1;
      const last = this.#lasts[rung]!;
      let next = this.#nexts[rung]!;
      while (next < last && this.#buckets[rung * SPAN + next] === EMPTY) next++;
      this.#nexts[rung] = next + 1;
      if (next === last) this.rungs = rung;
      const list = this.#buckets[rung * SPAN + next]!;
      this.#buckets[rung * SPAN + next] = EMPTY;
      if (list !== EMPTY) return list;
    }
    return EMPTY;
  }

  /**
   * From the first event to four times as far as the mean, at most to the last: by Markov's inequality at most a quarter
   * of the events comes later than that and goes to the last bucket. Infinity counts as the greatest number.
   */
  #range(list: EventList, count: number): { from: number; to: number } {
    const { lists } = this;
    const one = Math.min(lists.numbers[(list - 1) * STRIDE]!, Number.MAX_VALUE);
    let from = one;
    let to = one;
    // Of the differences from any of them, not of the times: these may be large and lie close together.
    let mean = 0;
    for (let end = list; end !== EMPTY; end = lists.rest(end)) {
      const time = Math.min(lists.numbers[(end - 1) * STRIDE]!, Number.MAX_VALUE);
      if (time < from) from = time;
      if (time > to) to = time;
      mean += (time - one) / count;
    }
    return { from, to: Math.min(to, from + 4 * (one - from + mean)) };
  }
}
