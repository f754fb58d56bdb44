/**
 * The line before a gate where some flows may be barred for a while: their vehicles stand aside, others pass them, and
 * when they may go in again all stand in the order in which they came. Knows no closure.
 */
import type { WaitingLine } from "../../catalogue/disciplines/waiting-line.ts";
import type { Vehicles } from "../vehicles.ts";
import { NOBODY } from "../vehicles.ts";
import type { FlowBars } from "./flow-bars.ts";

/** A line that knows when a vehicle would be first; lines of electronic queues do. */
type Line = WaitingLine & { wouldBeFirst?(vehicle: number, now: number): boolean };

/** A line around another. `members` are those that may go in. */
export class HoldingLine implements WaitingLine {
  readonly #inner: Line;
  readonly #vehicles: Vehicles;
  readonly #bars: FlowBars;
  /** All who stand here, in the order of coming; whether each is held. */
  readonly #standing = new Map<number, boolean>();
  #held = 0;

  constructor(inner: Line, vehicles: Vehicles, bars: FlowBars) {
    this.#inner = inner;
    this.#vehicles = vehicles;
    this.#bars = bars;
  }

  get size(): number {
    return this.#inner.size + this.#held;
  }

  push(vehicle: number): void {
    const held = this.#bars.barred(this.#vehicles.flow[vehicle]!);
    this.#standing.set(vehicle, held);
    if (held) this.#held += 1;
    else this.#inner.push(vehicle);
  }

  first(now: number): number {
    return this.#inner.size === 0 ? NOBODY : this.#inner.first(now);
  }

  remove(vehicle: number): void {
    if (this.#standing.get(vehicle)) this.#held -= 1;
    else this.#inner.remove(vehicle);
    this.#standing.delete(vehicle);
  }

  members(): number[] {
    return this.#inner.size === 0 ? [] : this.#inner.members();
  }

  /** Whether a vehicle that is not in the line and not barred would go in before everybody. */
  wouldBeFirst(vehicle: number, now: number): boolean {
    return this.#inner.wouldBeFirst?.(vehicle, now) ?? false;
  }

  /** Other flows are barred now: all stand anew in the order of coming. O(vehicles in line). */
  standAnew(): void {
    const all = [...this.#standing];
    for (const [vehicle, held] of all) if (!held) this.#inner.remove(vehicle);
    this.#standing.clear();
    this.#held = 0;
    for (const [vehicle] of all) this.push(vehicle);
  }
}
