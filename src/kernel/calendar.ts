/**
 * The calendar of events, as the model sees it: what happens next, and when.
 * Events are numbers (a handler's index and two integers), so none costs an object or a closure.
 * Knows nothing of what the handlers do. Kept by `FastCalendar` and, independently, by simjs.
 */

/**
 * Order of events at one instant: lower first. A promise to the reader of results, with a test of its own:
 * departures and releases; then openings, permits, slots and calls; then the end of waiting that nothing ended
 * before, so that whoever is served at the very instant does not give up; then arrivals; then observations, which
 * therefore see the instant when all else in it is done. Within a class, in the order scheduled.
 */
export const EventClass = { departure: 0, opening: 1, expiry: 2, arrival: 3, report: 4 } as const;

/**
 * A scheduled event, at least 0; good until the event is taken or cancelled, then given to another. No more handles
 * are in use than twice as many as events have waited at once, and some.
 */
export type EventHandle = number;

/** The handle of no event. */
export const NO_EVENT = -1;

/**
 * Events to come, taken in the order of (time, class, sequence of scheduling).
 *
 * The clock starts at 0 and moves only in `next`. An event may be scheduled at the very instant of the latest
 * one taken: it is then taken in that instant, before any waiting event of a higher class.
 */
export interface Calendar {
  /**
   * Adds an event.
   * @param time its instant, not before the latest event taken; Infinity is after every other instant
   * @param eventClass one of `EventClass`
   * @param handler @param a @param b 32-bit integers, given back as they are when the event is taken
   * @throws RangeError when the time is in the past or not a number; the calendar is then unchanged
   */
  schedule(time: number, eventClass: number, handler: number, a: number, b: number): EventHandle;

  /**
   * Removes an event that has not been taken yet. The handle of a taken or cancelled event must not be used
   * again: handles are recycled, so it may be another event's by now.
   * @throws RangeError when no event has this handle
   */
  cancel(handle: EventHandle): void;

  /** Takes the first event: sets `time`, `handler`, `a` and `b`; false, and nothing set, when none is left. */
  next(): boolean;

  /** Time of the first event, Infinity when there is none. */
  peekTime(): number;

  /** Instant of the latest event taken; 0 before the first. */
  readonly time: number;
  /** Handler of the latest event taken; -1 before the first. */
  readonly handler: number;
  /** First integer of the latest event taken. */
  readonly a: number;
  /** Second integer of the latest event taken. */
  readonly b: number;
  /** Number of events waiting. */
  readonly size: number;
  /** Number of events taken so far. */
  readonly taken: number;
}
