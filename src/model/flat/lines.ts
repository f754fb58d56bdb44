/**
 * Lines of waiting vehicles, first in first out or by static priority, in columns. Vehicles leave a line at its head
 * only: nobody gives up where the flat engine runs. Knows no stage.
 */
import { NOBODY, type Vehicles } from "../vehicles.ts";

/** Priorities there can be: one bit of a whole number each. */
export const MOST_RANKS = 30;

/** All lines of one replication, by number. A line without priorities has everybody at rank 0. */
export class Lines {
  /** Vehicles in each line. */
  readonly size: Int32Array;
  readonly #ranks: number;
  /** By `line * ranks + rank`: the ends of a list through the column `after`. */
  readonly #head: Int32Array;
  readonly #tail: Int32Array;
  /** By line: a bit for each rank at which somebody waits. */
  readonly #some: Int32Array;
  /** By `line * flows + flow`: 0 where the line is first in first out. */
  readonly #rankOf: Int32Array;
  readonly #flows: number;

  /**
   * @param byPriority of each line
   * @param priorities of each flow: 1 goes before 2
   */
  constructor(byPriority: readonly boolean[], priorities: readonly number[]) {
    const sorted = [...new Set(priorities)].sort((a, b) => a - b);
    this.#ranks = sorted.length;
    this.#flows = priorities.length;
    this.size = new Int32Array(byPriority.length);
    this.#head = new Int32Array(byPriority.length * this.#ranks).fill(NOBODY);
    this.#tail = new Int32Array(byPriority.length * this.#ranks).fill(NOBODY);
    this.#some = new Int32Array(byPriority.length);
    this.#rankOf = Int32Array.from(
      byPriority.flatMap((ranked) => priorities.map((p) => (ranked ? sorted.indexOf(p) : 0))),
    );
  }

  /** Adds a vehicle. */
  push(line: number, vehicles: Vehicles, vehicle: number): void {
    const rank = this.#rankOf[line * this.#flows + vehicles.flow[vehicle]!]!;
    const list = line * this.#ranks + rank;
    const { after } = vehicles;
    after[vehicle] = NOBODY;
    if ((this.#some[line]! & (1 << rank)) === 0) {
      this.#some[line]! |= 1 << rank;
      this.#head[list] = vehicle;
    } else after[this.#tail[list]!] = vehicle;
    this.#tail[list] = vehicle;
    this.size[line]! += 1;
  }

  /** The vehicle that is next, NOBODY when none waits. */
  first(line: number): number {
    const some = this.#some[line]!;
    if (some === 0) return NOBODY;
    return this.#head[line * this.#ranks + 31 - Math.clz32(some & -some)]!;
  }

  /** Takes the vehicle that is next out of the line, which is not empty. */
  shift(line: number, vehicles: Vehicles): void {
    const some = this.#some[line]!;
    const lowest = some & -some;
    const list = line * this.#ranks + 31 - Math.clz32(lowest);
    const head = this.#head[list]!;
    if (head === this.#tail[list]) this.#some[line] = some ^ lowest;
    else this.#head[list] = vehicles.after[head]!;
    this.size[line]! -= 1;
  }
}
