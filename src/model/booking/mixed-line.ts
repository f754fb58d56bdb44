/**
 * The line before a gate with an electronic queue: vehicles that go by a booking in the order of their slots or calls,
 * beside the live queue under its own discipline. Who of the two firsts is next is for `Mixing` to say.
 */
import type { WaitingLine } from "../../catalogue/disciplines/waiting-line.ts";
import type { Calendar } from "../../kernel/calendar.ts";
import { NOBODY, type Vehicles } from "../vehicles.ts";
import type { Mixing } from "./mixing.ts";

/** A line of two kinds of vehicle. `members` are those that may go in now. */
export class MixedLine implements WaitingLine {
  readonly #vehicles: Vehicles;
  readonly #clock: Pick<Calendar, "time">;
  readonly #live: WaitingLine;
  readonly #mixing: Mixing;
  /** Ends of the linked line of the booked: by slot or call, then in the order of coming. */
  #head = NOBODY;
  #tail = NOBODY;
  #booked = 0;

  constructor(vehicles: Vehicles, clock: Pick<Calendar, "time">, live: WaitingLine, mixing: Mixing) {
    this.#vehicles = vehicles;
    this.#clock = clock;
    this.#live = live;
    this.#mixing = mixing;
  }

  get size(): number {
    return this.#booked + this.#live.size;
  }

  push(vehicle: number): void {
    const { booked, slotAt, before, after } = this.#vehicles;
    if (booked[vehicle] === 0) {
      this.#live.push(vehicle);
      return;
    }
    let previous = this.#tail;
    while (previous !== NOBODY && slotAt[previous]! > slotAt[vehicle]!) previous = before[previous]!;
    const next = previous === NOBODY ? this.#head : after[previous]!;
    before[vehicle] = previous;
    after[vehicle] = next;
    if (previous === NOBODY) this.#head = vehicle;
    else after[previous] = vehicle;
    if (next === NOBODY) this.#tail = vehicle;
    else before[next] = vehicle;
    this.#booked += 1;
  }

  first(now: number): number {
    const { admitAt } = this.#vehicles;
    // Slots in order are windows in order: if the first may not go in yet, nobody behind it may.
    const booked = this.#head !== NOBODY && admitAt[this.#head]! <= now ? this.#head : NOBODY;
    const live = this.#live.size === 0 ? NOBODY : this.#live.first(now);
    return this.#mixing.pick(now, booked, live);
  }

  remove(vehicle: number): void {
    const { booked, before, after } = this.#vehicles;
    if (booked[vehicle] === 0) {
      this.#live.remove(vehicle);
      return;
    }
    const [previous, next] = [before[vehicle]!, after[vehicle]!];
    if (previous === NOBODY) this.#head = next;
    else after[previous] = next;
    if (next === NOBODY) this.#tail = previous;
    else before[next] = previous;
    this.#booked -= 1;
  }

  members(): number[] {
    const first = this.first(this.#clock.time);
    return first === NOBODY ? [] : [first];
  }

  /** Whether a vehicle that is not in the line would go in at once, before everybody there. */
  wouldBeFirst(vehicle: number, now: number): boolean {
    this.push(vehicle);
    const first = this.first(now);
    this.remove(vehicle);
    return first === vehicle;
  }
}
