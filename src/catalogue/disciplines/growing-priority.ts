/**
 * Priority that grows with waiting (Kleinrock 1964, "A delay dependent queue discipline", Naval Research
 * Logistics Quarterly 11): nobody is overtaken for ever.
 */
import { z } from "zod";
import { rate } from "../quantities.ts";
import { variant } from "../variant.ts";
import { LinkedList } from "./linked-list.ts";
import type { Discipline, LineContext, WaitingColumns, WaitingLine } from "./waiting-line.ts";

/** Vehicles of one starting priority and one gain: among them the longest waiting is always the best. */
class GrowingClass extends LinkedList {
  readonly priority: number;
  /** Priority steps gained by a second of waiting [1/s]. */
  readonly gain: number;

  constructor(columns: WaitingColumns, priority: number, gain: number) {
    super(columns);
    this.priority = priority;
    this.gain = gain;
  }
}

/**
 * Next is the least `priority - gain x (now - since)`; ties go in the order of pushing.
 * One list for each (priority, gain) seen so far, of which only the heads are compared.
 */
class GrowingPriorityLine implements WaitingLine {
  readonly #columns: WaitingColumns;
  /** Gain of each flow, by its index [1/s]. */
  readonly #gains: readonly number[];
  readonly #classes: GrowingClass[] = [];
  #pushed = 0;
  size = 0;

  constructor({ columns, flows }: LineContext, gain: Readonly<Record<string, number>>) {
    this.#columns = columns;
    this.#gains = flows.map((name) => (Object.hasOwn(gain, name) ? (gain[name] ?? 0) : 0));
  }

  push(vehicle: number): void {
    const columns = this.#columns;
    const at = this.#classFor(vehicle);
    const list = this.#classes[at] as GrowingClass;
    columns.place[vehicle] = at;
    columns.sequence[vehicle] = this.#pushed;
    this.#pushed += 1;
    // A vehicle moved here from another line may have waited longer than the tail: it goes ahead of those
    // it outranks. In a list without gain the order of pushing stays.
    let ahead = list.tail;
    if (list.gain > 0) {
      const since = columns.since[vehicle] as number;
      while (ahead !== -1 && (columns.since[ahead] as number) > since)
        ahead = columns.before[ahead] as number;
    }
    list.insertAfter(vehicle, ahead);
    this.size += 1;
  }

  first(now: number): number {
    const { since, sequence } = this.#columns;
    let best = -1;
    let bestPriority = Number.POSITIVE_INFINITY;
    for (const list of this.#classes) {
      const v = list.head;
      if (v === -1) continue;
      const effective = list.priority - list.gain * (now - (since[v] as number));
      const earlier = best === -1 || (sequence[v] as number) < (sequence[best] as number);
      if (effective < bestPriority || (effective === bestPriority && earlier)) {
        best = v;
        bestPriority = effective;
      }
    }
    return best;
  }

  remove(vehicle: number): void {
    (this.#classes[this.#columns.place[vehicle] as number] as GrowingClass).remove(vehicle);
    this.size -= 1;
  }

  members(): number[] {
    return this.#classes.flatMap((c) => c.members());
  }

  /** Index of the list a vehicle belongs to, made when it is first needed. */
  #classFor(vehicle: number): number {
    const priority = this.#columns.priority[vehicle] as number;
    const gain = this.#gains[this.#columns.flow[vehicle] as number] ?? 0;
    for (let i = 0; i < this.#classes.length; i += 1) {
      const c = this.#classes[i] as GrowingClass;
      if (c.priority === priority && c.gain === gain) return i;
    }
    return this.#classes.push(new GrowingClass(this.#columns, priority, gain)) - 1;
  }
}

export const growingPriority = variant({
  name: "growing-priority",
  summary: "priority improves with waiting, by flow; flows not named keep their priority",
  parameters: z.strictObject({
    gain: z.record(z.string(), rate).describe('priority steps gained by waiting, by flow, such as "1 /h"'),
  }),
  build: ({ gain }): Discipline => ({
    looksAtNeed: false,
    // Whoever is being served has no waiting to grow by, so there is nothing to preempt with.
    byPriority: false,
    line: (context) => new GrowingPriorityLine(context, gain),
  }),
});
