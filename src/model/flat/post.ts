/** The flat engine as the program drives it: the inner loop beside the calendar, in which plans and reports stand. */
import { EventClass } from "../../kernel/calendar.ts";
import type { FastCalendar } from "../../kernel/fast-calendar.ts";
import { UNLIMITED } from "./build-state.ts";
import type { Address, Core } from "./core.ts";

/** Ordinary posts at work. */
export class FlatPost {
  readonly core: Core;
  readonly #calendar: FastCalendar;

  constructor(core: Core, calendar: FastCalendar) {
    this.core = core;
    this.#calendar = calendar;
  }

  /**
   * Handles the arrivals and ends of service that come before the calendar's first event, at most so many.
   * @returns how many it has handled; fewer only if the calendar's event is next
   */
  advance(events: number): number {
    const calendar = this.#calendar;
    const { calls } = this.core;
    const arrivalsFirst = calendar.peekClass() > EventClass.arrival ? 1 : 0;
    try {
      return calls.advance(events, calendar.peekTime(), arrivalsFirst);
    } finally {
      const handled = calls.eventsHandled();
      if (handled > 0) calendar.passTo(calls.instant(), handled);
    }
  }

  /** So many of a pool's units are on duty now; what becomes of the others, `rule` says. */
  setDuty(pool: Address, rule: number, count: number): void {
    this.#follow();
    this.core.calls.setDuty(pool, Math.min(count, UNLIMITED), rule);
  }

  /** A stage opens (1) or closes now; what becomes of services under way, `rule` says. */
  setStage(stage: Address, rule: number, open: number): void {
    this.#follow();
    if (open === 1) this.core.calls.openStage(stage);
    else this.core.calls.closeStage(stage, rule);
  }

  /** A gate opens (1) or closes now. */
  setGate(gate: Address, open: number): void {
    this.#follow();
    this.core.calls.setGate(gate, open);
  }

  /** Goes to the instant of the calendar's event. */
  #follow(): void {
    this.core.calls.follow(this.#calendar.time);
  }

  /** Works off everything that has become possible. */
  settle(): void {
    this.core.calls.settle();
  }
}
