/** The flat engine as the program drives it: the inner loop beside the calendar, in which plans and reports stand. */
import { EventClass } from "../../kernel/calendar.ts";
import type { FastCalendar } from "../../kernel/fast-calendar.ts";
import type { Core } from "./core.ts";

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

  /** Goes to the instant of the calendar's event. */
  follow(): void {
    this.core.calls.follow(this.#calendar.time);
  }

  /** Works off everything that has become possible. */
  settle(): void {
    this.core.calls.settle();
  }
}
