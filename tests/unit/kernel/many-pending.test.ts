/** The fast calendar with so many events that most are in its ladder: order, memory and cost, for kind and unkind times. */
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { EventClass, type EventHandle } from "../../../src/kernel/calendar.ts";
import { EventLists } from "../../../src/kernel/event-lists.ts";
import { FastCalendar } from "../../../src/kernel/fast-calendar.ts";
import { FrontHeap } from "../../../src/kernel/front-heap.ts";
import { Stream } from "../../../src/kernel/stream.ts";
import { type SortedEvent, SortedEvents } from "./sorted-events.ts";

const { MAX_VALUE, MIN_VALUE, POSITIVE_INFINITY } = Number;

/** The next event's instant, from now and a number in (0, 1). */
type Law = (now: number, u: number) => number;

const LAWS: Readonly<Record<string, Law>> = {
  exponential: (now, u) => now - Math.log(u),
  uniform: (now, u) => now + u,
  "two kinds of delay, one a thousand times the other": (now, u) => now + (u < 0.9 ? u : 1000 * u),
  "heavy tails": (now, u) => now + u ** -3,
  "delays over all powers of 2": (now, u) => now + 2 ** (2000 * u - 1060),
  "now and then never": (now, u) => (u < 0.001 ? POSITIVE_INFINITY : now - Math.log(u)),
  "all delays the same": (now) => now + 1,
  "few instants": (now, u) => Math.floor(now) + Math.floor(4 * u) + 1,
  "half of all at once": (now, u) => (u < 0.5 ? now : now + u),
  "the same instant for all": () => 7,
  "the next number": (now, u) => (now === 0 ? 2 ** 20 + u * 2 ** -20 : now + u * 2 ** -31),
  "never, for many": (now, u) => (u < 0.7 ? POSITIVE_INFINITY : now + u),
  "the greatest numbers": (now, u) => (u < 0.3 ? now + u : u < 0.6 ? MAX_VALUE : POSITIVE_INFINITY),
  "the least numbers": (now, u) => now + MIN_VALUE * Math.floor(1e4 * u),
};

/** Laws under which few instants are so alike that the ladder cannot divide them. */
const SPREAD = [
  "exponential",
  "uniform",
  "two kinds of delay, one a thousand times the other",
  "heavy tails",
  "now and then never",
];

/** A calendar beside a sorted list; every step is done by both, and what can be seen of them must be the same. */
class Both {
  readonly calendar = new FastCalendar();
  readonly #sorted = new SortedEvents();
  readonly #waiting: { readonly event: SortedEvent; readonly handle: EventHandle }[] = [];
  readonly #places = new Map<number, number>();
  #number = 0;
  highestHandle = 0;

  constructor(
    readonly law: Law,
    readonly stream: Stream,
  ) {}

  schedule(): void {
    const { calendar, stream } = this;
    const number = this.#number++;
    const time = Math.max(calendar.time, this.law(calendar.time, stream.uniform()));
    const eventClass = Math.floor(5 * stream.uniform());
    const handle = calendar.schedule(time, eventClass, number % 7, number, ~number);
    this.highestHandle = Math.max(this.highestHandle, handle);
    this.#sorted.add({ time, eventClass, number });
    this.#places.set(number, this.#waiting.push({ event: { time, eventClass, number }, handle }) - 1);
  }

  cancel(): void {
    const picked = this.#waiting[Math.floor(this.#waiting.length * this.stream.uniform())];
    if (picked === undefined) return;
    this.calendar.cancel(picked.handle);
    this.#sorted.remove(picked.event);
    this.#forget(picked.event.number);
  }

  peek(): void {
    if (this.calendar.peekTime() !== this.#sorted.firstTime) expect.fail("another first time");
  }

  /** @returns false when none is left */
  take(): boolean {
    const { calendar } = this;
    const event = this.#sorted.take();
    const found = calendar.next();
    if (found !== (event !== undefined)) expect.fail(`${found ? "one more" : "none left"}`);
    if (event === undefined) return false;
    const { time, number } = event;
    const { handler, a, b, size } = calendar;
    // Compared without the help of `expect`, which takes longer than all else.
    if (
      calendar.time !== time ||
      a !== number ||
      b !== ~number ||
      handler !== number % 7 ||
      size !== this.#sorted.size
    )
      expect([calendar.time, a, b, handler, size]).toEqual([
        time,
        number,
        ~number,
        number % 7,
        this.#sorted.size,
      ]);
    this.#forget(number);
    return true;
  }

  #forget(number: number): void {
    const place = this.#places.get(number)!;
    const last = this.#waiting.pop()!;
    if (last.event.number !== number) {
      this.#waiting[place] = last;
      this.#places.set(last.event.number, place);
    }
    this.#places.delete(number);
  }
}

const laws = Object.entries(LAWS);

test.each(laws)("order as of a sorted list: %s", (_, law) => {
  const both = new Both(law, new Stream(1, 2));
  for (let i = 0; i < 4000; i++) both.schedule();
  for (let i = 0; i < 12_000; i++) {
    both.take();
    both.schedule();
    if (i % 5 === 0) both.peek();
    if (i % 3 === 0) {
      both.cancel();
      both.schedule();
    }
  }
  while (both.take());
});

test("order as of a sorted list: any numbers pending, laws, and shares of cancelling and looking ahead", () => {
  const phase = fc.record({
    steps: fc.integer({ min: 1, max: 3000 }),
    schedule: fc.integer({ min: 0, max: 9 }),
    take: fc.integer({ min: 0, max: 9 }),
    cancel: fc.integer({ min: 0, max: 5 }),
    peek: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...laws),
      fc.nat(),
      fc.array(phase, { maxLength: 6 }),
      ([, law], seed, phases) => {
        const both = new Both(law, new Stream(seed, 1));
        for (const { steps, schedule, take, cancel, peek } of phases) {
          const verbs = [
            ...Array(schedule).fill(() => both.schedule()),
            ...Array(take).fill(() => both.take()),
            ...Array(cancel).fill(() => both.cancel()),
            ...Array(peek).fill(() => both.peek()),
          ];
          for (let i = 0; i < steps; i++) verbs[Math.floor(verbs.length * both.stream.uniform())]?.();
        }
        while (both.take());
      },
    ),
    { numRuns: 60, seed: 20260 },
  );
});

describe("memory", () => {
  test.each(laws)(
    "no more handles than twice the events that wait, however many are cancelled: %s",
    (_, law) => {
      const both = new Both(law, new Stream(3, 4));
      for (let i = 0; i < 2000; i++) both.schedule();
      for (let i = 0; i < 10_000; i++) {
        both.cancel();
        both.schedule();
      }
      expect(both.highestHandle).toBeLessThan(2 * 2000 + 100);
      while (both.take());
    },
  );
});

describe("cost, counted", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** Copies made of an event outside the front, and the most events in front, with 20,000 pending. */
  function costOf(law: Law): { copies: number; front: number } {
    let copies = 0;
    let front = 0;
    const { add } = EventLists.prototype;
    const { siftDown } = FrontHeap.prototype;
    vi.spyOn(EventLists.prototype, "add").mockImplementation(function (this: EventLists, ...event) {
      copies += 1;
      return add.apply(this, event);
    });
    vi.spyOn(FrontHeap.prototype, "siftDown").mockImplementation(function (this: FrontHeap, ...event) {
      front = Math.max(front, this.size);
      siftDown.apply(this, event);
    });
    const stream = new Stream(5, 6);
    const calendar = new FastCalendar();
    const schedule = () => {
      const time = Math.max(calendar.time, law(calendar.time, stream.uniform()));
      calendar.schedule(time, EventClass.arrival, 0, 0, 0);
    };
    const pending = 20_000;
    for (let i = 0; i < pending; i++) schedule();
    for (let i = 0; i < 3 * pending; i++) {
      calendar.next();
      schedule();
    }
    return { copies: copies / (4 * pending), front };
  }

  test.each(laws)("an event is copied three times at most on an average: %s", (_, law) => {
    expect(costOf(law).copies).toBeLessThan(3);
  });

  test.each(laws.filter(([name]) => SPREAD.includes(name)))(
    "few events are in front when instants differ: %s",
    (_, law) => {
      expect(costOf(law).front).toBeLessThanOrEqual(1024);
    },
  );
});
