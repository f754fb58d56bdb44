/** Static priority: category 1 before 2, first come first served within a category. */
import { z } from "zod";
import { variant } from "../variant.ts";
import { LinkedList } from "./linked-list.ts";
import type { Discipline, WaitingColumns, WaitingLine } from "./waiting-line.ts";

/** The vehicles of one priority, in the order of pushing. */
class PriorityClass extends LinkedList {
  readonly priority: number;

  constructor(columns: WaitingColumns, priority: number) {
    super(columns);
    this.priority = priority;
  }
}

/**
 * One list for each priority seen so far, sorted; a file names few, so a scan beats a heap.
 * The priority at the time of pushing holds until the vehicle is removed; it is kept in `rank`.
 */
class PriorityLine implements WaitingLine {
  readonly #columns: WaitingColumns;
  readonly #classes: PriorityClass[] = [];
  size = 0;

  constructor(columns: WaitingColumns) {
    this.#columns = columns;
  }

  push(vehicle: number): void {
    const priority = this.#columns.priority[vehicle] as number;
    this.#columns.rank[vehicle] = priority;
    this.#classOf(priority).append(vehicle);
    this.size += 1;
  }

  first(): number {
    for (const c of this.#classes) if (c.head !== -1) return c.head;
    return -1;
  }

  remove(vehicle: number): void {
    this.#classOf(this.#columns.rank[vehicle] as number).remove(vehicle);
    this.size -= 1;
  }

  members(): number[] {
    return this.#classes.flatMap((c) => c.members());
  }

  /** The list of a priority, made when it is first seen. */
  #classOf(priority: number): PriorityClass {
    for (const c of this.#classes) if (c.priority === priority) return c;
    const made = new PriorityClass(this.#columns, priority);
    this.#classes.push(made);
    this.#classes.sort((a, b) => a.priority - b.priority);
    return made;
  }
}

export const priority = variant({
  name: "priority",
  summary: "category 1 before 2, first come first served within a category",
  parameters: z.strictObject({}),
  build: (): Discipline => ({
    looksAtNeed: false,
    byPriority: true,
    line: ({ columns }) => new PriorityLine(columns),
  }),
});
