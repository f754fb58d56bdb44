/** The calendar's contract at its plainest, yet quick enough for thousands of events: a list kept in order. */
export interface SortedEvent {
  readonly time: number;
  readonly eventClass: number;
  /** Order of scheduling; tells the event from others. */
  readonly number: number;
}

export class SortedEvents {
  /** The earliest is the last. */
  readonly #events: SortedEvent[] = [];

  get size(): number {
    return this.#events.length;
  }

  get firstTime(): number {
    return this.#events.at(-1)?.time ?? Number.POSITIVE_INFINITY;
  }

  add(event: SortedEvent): void {
    this.#events.splice(this.#place(event), 0, event);
  }

  remove(event: SortedEvent): void {
    this.#events.splice(this.#place(event), 1);
  }

  take(): SortedEvent | undefined {
    return this.#events.pop();
  }

  /** How many come after the event. */
  #place(event: SortedEvent): number {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (after(this.#events[middle]!, event)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function after(one: SortedEvent, other: SortedEvent): boolean {
  if (one.time !== other.time) return one.time > other.time;
  if (one.eventClass !== other.eventClass) return one.eventClass > other.eventClass;
  return one.number > other.number;
}
