/** Service in random order: whoever gets through. */
import { z } from "zod";
import { variant } from "../variant.ts";
import type { Discipline, LineContext, WaitingLine } from "./waiting-line.ts";

/**
 * An unordered array; the next is drawn by lot, once for each state of the line that anyone asks about.
 * Every waiting vehicle is equally likely. Push and remove are O(1).
 */
class RandomLine implements WaitingLine {
  readonly #context: LineContext;
  readonly #waiting: number[] = [];
  #drawn = -1;

  constructor(context: LineContext) {
    this.#context = context;
  }

  get size(): number {
    return this.#waiting.length;
  }

  push(vehicle: number): void {
    this.#context.columns.place[vehicle] = this.#waiting.length;
    this.#waiting.push(vehicle);
    this.#drawn = -1;
  }

  first(): number {
    if (this.#drawn === -1 && this.#waiting.length > 0) {
      const at = Math.floor(this.#context.lot() * this.#waiting.length);
      this.#drawn = this.#waiting[at] as number;
    }
    return this.#drawn;
  }

  remove(vehicle: number): void {
    const { place } = this.#context.columns;
    const hole = place[vehicle] as number;
    const last = this.#waiting.pop() as number;
    if (last !== vehicle) {
      this.#waiting[hole] = last;
      place[last] = hole;
    }
    this.#drawn = -1;
  }

  members(): number[] {
    return [...this.#waiting];
  }
}

export const random = variant({
  name: "random",
  summary: "each of those waiting is equally likely to be next",
  parameters: z.strictObject({}),
  build: (): Discipline => ({
    looksAtNeed: false,
    byPriority: false,
    line: (context) => new RandomLine(context),
  }),
});
