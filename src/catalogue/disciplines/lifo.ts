/** Last in, first out: a dead-end yard. */
import { z } from "zod";
import { variant } from "../variant.ts";
import { LinkedList } from "./linked-list.ts";
import type { Discipline, WaitingLine } from "./waiting-line.ts";

/** The list in the order of pushing; its tail is next. */
class LifoLine extends LinkedList implements WaitingLine {
  push(vehicle: number): void {
    this.append(vehicle);
  }

  first(): number {
    return this.tail;
  }
}

export const lifo = variant({
  name: "lifo",
  summary: "last come, first served, without interrupting a service",
  parameters: z.strictObject({}),
  build: (): Discipline => ({
    looksAtNeed: false,
    byPriority: false,
    line: ({ columns }) => new LifoLine(columns),
  }),
});
