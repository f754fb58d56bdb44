/**
 * What one replication finds of what is kept away from the post or outside it: units that stay away after a use. Parts of
 * the recorder that few scenarios need, behind one door; each keeps its own books.
 */
import type { Turnaround } from "../model/turnaround.ts";
import type { LevelSet } from "../statistics/level-set.ts";
import type { Books } from "./books.ts";

/** What is watched, from before the first event on. */
export interface Held {
  /** Resources whose units stay away after a use. */
  readonly turnarounds: readonly Turnaround[];
}

/** Records it. */
export class HeldRecord {
  #held: Held = { turnarounds: [] };

  /** Before the first event. */
  watch(held: Held): void {
    this.#held = held;
  }

  /** Closes the books. */
  finish(books: Books, levels: LevelSet, end: number): void {
    for (const { name, level, time, count } of this.#held.turnarounds) {
      const integral = levels.integral(level, end);
      books.equalTimes("littles-law", `units of ${name} away`, integral, time, 2 * count, end);
    }
  }
}
