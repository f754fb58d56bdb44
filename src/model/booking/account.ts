/** What is paid at an electronic queue, counted by what it is paid for; and who missed how often. */
import type { Ban } from "../../catalogue/admission/admission-policy.ts";

/** Counts payments from one instant on. */
export class Account {
  /** Payments by what for: `booking`, `repeat`, `deposit`, or the name of a reserved share. */
  readonly counts = new Map<string, number>();
  /** The same by index of the flow that pays; bookings for nobody are in none. */
  readonly byFlow: Record<number, Record<string, number>> = {};
  readonly #from: number;

  /** @param from payments before this instant are not counted [s] */
  constructor(from: number) {
    this.#from = from;
  }

  /** @param flow index of the flow that pays; undefined for nobody's */
  pay(what: string, now: number, flow: number | undefined): void {
    if (now < this.#from) return;
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
    if (flow === undefined) return;
    this.byFlow[flow] ??= {};
    const own = this.byFlow[flow];
    own[what] = (own[what] ?? 0) + 1;
  }
}

/** Misses of vehicles, and the blocks that follow from them. */
export class Misses {
  readonly #ban: Ban | undefined;
  readonly #at = new Map<number, number[]>();
  readonly #until = new Map<number, number>();

  constructor(ban: Ban | undefined) {
    this.#ban = ban;
  }

  /** The vehicle has missed a booking; a block begins when it was the last one allowed. */
  note(vehicle: number, now: number): void {
    const ban = this.#ban;
    if (ban === undefined) return;
    const recent = (this.#at.get(vehicle) ?? []).filter((t) => t > now - ban.within);
    recent.push(now);
    if (recent.length < ban.misses) {
      this.#at.set(vehicle, recent);
      return;
    }
    this.#at.delete(vehicle);
    this.#until.set(vehicle, now + ban.block);
  }

  /** The instant from which the vehicle may book, `now` when it may already [s]. */
  mayBookAt(vehicle: number, now: number): number {
    return Math.max(now, this.#until.get(vehicle) ?? now);
  }

  /** The vehicle has left for good: another will have its index. */
  forget(vehicle: number): void {
    this.#at.delete(vehicle);
    this.#until.delete(vehicle);
  }
}
