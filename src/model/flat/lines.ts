/**
 * Lines of waiting vehicles, first in first out or by static priority. Vehicles leave a line at its head only: nobody
 * gives up where the flat engine runs.
 */

/** What a line has to know of a vehicle. */
interface InLine<V> {
  readonly flow: { readonly rank: number };
  /** The next of its line. */
  after: V;
}

/** Priorities there can be: one bit of a whole number each. */
export const MOST_RANKS = 30;

/** A line: one list, or where priority counts one for each rank. */
export class FlatLine<V extends InLine<V>> {
  size = 0;
  /** The vehicle that is next, or nobody. */
  first: V;
  #last: V;
  readonly #nobody: V;
  readonly #byRank: number;
  /** Bits of the ranks of which somebody waits; first and last of each. */
  #some = 0;
  readonly #heads: V[];
  readonly #tails: V[];

  /** @param nobody stands for no vehicle @param ranks number of priorities of all flows */
  constructor(nobody: V, ranks: number, byPriority: boolean) {
    this.#nobody = nobody;
    this.first = nobody;
    this.#last = nobody;
    this.#byRank = byPriority ? 1 : 0;
    this.#heads = new Array<V>(byPriority ? ranks : 0).fill(nobody);
    this.#tails = [...this.#heads];
  }

  /** Adds a vehicle. */
  push(v: V): void {
    if (this.#byRank === 1) this.#pushByRank(v);
    else {
      if (this.size === 0) this.first = v;
      else this.#last.after = v;
      this.#last = v;
    }
    this.size += 1;
  }

  /** Takes the vehicle that is next out of a line that is not empty. */
  shift(): void {
    this.size -= 1;
    if (this.#byRank === 1) this.#shiftByRank();
    else this.first = this.size === 0 ? this.#nobody : this.first.after;
  }

  #pushByRank(v: V): void {
    const { rank } = v.flow;
    const bit = 1 << rank;
    if ((this.#some & bit) === 0) {
      this.#some |= bit;
      this.#heads[rank] = v;
      this.first = this.#heads[best(this.#some)]!;
    } else this.#tails[rank]!.after = v;
    this.#tails[rank] = v;
  }

  #shiftByRank(): void {
    const v = this.first;
    const { rank } = v.flow;
    if (v === this.#tails[rank]) this.#some ^= 1 << rank;
    else this.#heads[rank] = v.after;
    this.first = this.#some === 0 ? this.#nobody : this.#heads[best(this.#some)]!;
  }
}

/** The best rank of those whose bits are set: the lowest. */
function best(some: number): number {
  return 31 - Math.clz32(some & -some);
}
