/**
 * A list of vehicles linked through the shared columns: what several disciplines are made of.
 * Adding and removing are O(1) and allocate nothing. Decides nothing about who is next.
 */
import type { WaitingColumns } from "./waiting-line.ts";

/** A doubly linked list over the columns `before` and `after`. -1 is nobody. */
export class LinkedList {
  readonly #columns: WaitingColumns;
  head = -1;
  tail = -1;
  size = 0;

  constructor(columns: WaitingColumns) {
    this.#columns = columns;
  }

  /** Adds a vehicle at the tail. */
  append(vehicle: number): void {
    this.insertAfter(vehicle, this.tail);
  }

  /** Adds a vehicle behind another, or at the head if that is -1. */
  insertAfter(vehicle: number, ahead: number): void {
    const { before, after } = this.#columns;
    const behind = ahead === -1 ? this.head : (after[ahead] as number);
    before[vehicle] = ahead;
    after[vehicle] = behind;
    if (ahead === -1) this.head = vehicle;
    else after[ahead] = vehicle;
    if (behind === -1) this.tail = vehicle;
    else before[behind] = vehicle;
    this.size += 1;
  }

  /** Removes a vehicle that is in this list. */
  remove(vehicle: number): void {
    const { before, after } = this.#columns;
    const ahead = before[vehicle] as number;
    const behind = after[vehicle] as number;
    if (ahead === -1) this.head = behind;
    else after[ahead] = behind;
    if (behind === -1) this.tail = ahead;
    else before[behind] = ahead;
    this.size -= 1;
  }

  /** The vehicles from head to tail. */
  members(): number[] {
    const found: number[] = [];
    for (let v = this.head; v !== -1; v = this.#columns.after[v] as number) found.push(v);
    return found;
  }
}
