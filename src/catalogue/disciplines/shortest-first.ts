/** Shortest service first: the vehicle that needs least is next, without interrupting a service. */
import { z } from "zod";
import { variant } from "../variant.ts";
import type { Discipline, WaitingColumns, WaitingLine } from "./waiting-line.ts";

/**
 * A binary heap by (need, order of pushing) that knows where each vehicle stands: push and remove are
 * O(log n), `first` is O(1). The need at the time of pushing holds; it is kept in `rank`.
 */
class ShortestFirstLine implements WaitingLine {
  readonly #columns: WaitingColumns;
  readonly #heap: number[] = [];
  #pushed = 0;

  constructor(columns: WaitingColumns) {
    this.#columns = columns;
  }

  get size(): number {
    return this.#heap.length;
  }

  push(vehicle: number): void {
    const columns = this.#columns;
    columns.rank[vehicle] = columns.need[vehicle] as number;
    columns.sequence[vehicle] = this.#pushed;
    this.#pushed += 1;
    this.#heap.push(vehicle);
    this.#rise(vehicle, this.#heap.length - 1);
  }

  first(): number {
    return this.#heap.length === 0 ? -1 : (this.#heap[0] as number);
  }

  remove(vehicle: number): void {
    const hole = this.#columns.place[vehicle] as number;
    const last = this.#heap.pop() as number;
    if (last === vehicle) return;
    // The last vehicle fills the hole; it may belong above it or below it.
    this.#sink(last, this.#rise(last, hole));
  }

  members(): number[] {
    return [...this.#heap];
  }

  #goesBefore(a: number, b: number): boolean {
    const { rank, sequence } = this.#columns;
    const difference = (rank[a] as number) - (rank[b] as number);
    return difference < 0 || (difference === 0 && (sequence[a] as number) < (sequence[b] as number));
  }

  #put(vehicle: number, at: number): void {
    this.#heap[at] = vehicle;
    this.#columns.place[vehicle] = at;
  }

  /** Moves a vehicle up from a place to where it belongs; returns its place. */
  #rise(vehicle: number, from: number): number {
    let at = from;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = this.#heap[up] as number;
      if (!this.#goesBefore(vehicle, parent)) break;
      this.#put(parent, at);
      at = up;
    }
    this.#put(vehicle, at);
    return at;
  }

  /** Moves a vehicle down from a place to where it belongs. */
  #sink(vehicle: number, from: number): void {
    const heap = this.#heap;
    let at = from;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= heap.length) break;
      if (down + 1 < heap.length && this.#goesBefore(heap[down + 1] as number, heap[down] as number))
        down += 1;
      const child = heap[down] as number;
      if (!this.#goesBefore(child, vehicle)) break;
      this.#put(child, at);
      at = down;
    }
    this.#put(vehicle, at);
  }
}

export const shortestFirst = variant({
  name: "shortest-first",
  summary: "the shortest service first; ties in the order of joining",
  parameters: z.strictObject({}),
  build: (): Discipline => ({
    looksAtNeed: true,
    byPriority: false,
    line: ({ columns }) => new ShortestFirstLine(columns),
  }),
});
