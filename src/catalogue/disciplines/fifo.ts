/** First in, first out: the live queue. */
import { z } from "zod";
import { variant } from "../variant.ts";
import { LinkedList } from "./linked-list.ts";
import type { Discipline, WaitingLine } from "./waiting-line.ts";

/** The list in the order of pushing; its head is next. */
class FifoLine extends LinkedList implements WaitingLine {
  push(vehicle: number): void {
    this.append(vehicle);
  }

  first(): number {
    return this.head;
  }
}

export const fifo = variant({
  name: "fifo",
  summary: "first come, first served",
  parameters: z.strictObject({}),
  build: (): Discipline => ({
    looksAtNeed: false,
    byPriority: false,
    line: ({ columns }) => new FifoLine(columns),
  }),
});
