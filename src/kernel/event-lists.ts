/**
 * Lists of events in no order, in pieces of one pool: to add one touches a single place in memory.
 * Knows nothing of what is soon or far, nor of handlers.
 * The `!`s: every index is below the capacity of the arrays, which the checker cannot see.
 */

/** Events of a piece, a power of 2. */
const PIECE = 32;
/** What is left of a place within its piece. */
const WITHIN = PIECE - 1;
/** Numbers of an event: time, key, slot; side by side, for the sake of the caches. */
export const STRIDE = 3;
/** Pieces there is room for before the pool is enlarged. */
const FIRST_PIECES = 4;

/**
 * A list, given by where it ends: the place after its latest event. Whoever adds to a list keeps the new end.
 * Places are whole: the event before the end `end` has its numbers in `numbers` from `(end - 1) * STRIDE` on.
 */
export type EventList = number;

/** The list without events. */
export const EMPTY: EventList = 0;

/** The pool of lists. */
export class EventLists {
  numbers = new Float64Array(FIRST_PIECES * PIECE * STRIDE);
  /** By piece: the rest of the list, or of the free pieces. */
  #rest = new Int32Array(FIRST_PIECES);
  /** The free pieces that have been used before, as a list of full ones. */
  #free: EventList = EMPTY;
  /** Pieces used so far. */
  #used = 0;

  /** The list with an event added. */
  add(list: EventList, time: number, key: number, slot: number): EventList {
    const place = (list & WITHIN) === 0 ? this.#newPiece(list) : list;
    const numbers = this.numbers;
    const at = place * STRIDE;
    numbers[at] = time;
    numbers[at + 1] = key;
    numbers[at + 2] = slot;
    return place + 1;
  }

  /** The list without its latest event. */
  rest(list: EventList): EventList {
    const place = list - 1;
    return (place & WITHIN) === 0 ? this.#rest[place / PIECE]! : place;
  }

  /** As `rest`, for who takes the list apart: what it held may be overwritten by the next event added. */
  drop(list: EventList): EventList {
    const place = list - 1;
    if ((place & WITHIN) !== 0) return place;
    const piece = place / PIECE;
    const rest = this.#rest[piece]!;
    this.#rest[piece] = this.#free;
    this.#free = place + PIECE;
    return rest;
  }

  /** Events of a list. */
  count(list: EventList): number {
    let count = 0;
    for (let end = list; end !== EMPTY; ) {
      const within = (end - 1) & WITHIN;
      count += within + 1;
      end = this.#rest[(end - 1 - within) / PIECE]!;
    }
    return count;
  }

  /** First place of a piece that goes on from a list. */
  #newPiece(list: EventList): number {
    let place = this.#free - PIECE;
    if (place < 0) {
      if (this.#used === this.#rest.length) this.#grow();
      place = this.#used++ * PIECE;
    } else this.#free = this.#rest[place / PIECE]!;
    this.#rest[place / PIECE] = list;
    return place;
  }

  #grow(): void {
    const pieces = Math.ceil(1.5 * this.#used);
    const numbers = new Float64Array(pieces * PIECE * STRIDE);
    const rest = new Int32Array(pieces);
    numbers.set(this.numbers);
    rest.set(this.#rest);
    this.numbers = numbers;
    this.#rest = rest;
  }
}
