/**
 * The suite that every calendar must pass. A new one needs a line in `CALENDARS`, and nothing else.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Calendar, EventClass, type EventHandle, NO_EVENT } from "../../src/kernel/calendar.ts";
import { FastCalendar } from "../../src/kernel/fast-calendar.ts";
import { createSimjsCalendar } from "../../src/kernel/simjs-calendar.ts";

const CALENDARS: readonly (readonly [name: string, create: () => Promise<Calendar>])[] = [
  ["FastCalendar", async () => new FastCalendar()],
  ["simjs", createSimjsCalendar],
];

const { departure, opening, expiry, arrival, report } = EventClass;
const MAX_INT = 2 ** 31 - 1;

/** Takes every event left; each is given by its `a`. */
function takeAll(calendar: Calendar): number[] {
  const order: number[] = [];
  while (calendar.next()) order.push(calendar.a);
  return order;
}

/** Schedules an event that is told from others by `a` alone. */
function add(calendar: Calendar, time: number, eventClass: number, a: number): EventHandle {
  return calendar.schedule(time, eventClass, 0, a, 0);
}

describe.each(CALENDARS)("%s", (_, create) => {
  describe("order", () => {
    test("events are taken by time, whatever the order of scheduling", async () => {
      const calendar = await create();
      for (const time of [5, 1, 4, 0, 2.5, 3]) add(calendar, time, arrival, time * 2);
      expect(takeAll(calendar)).toEqual([0, 2, 5, 6, 8, 10]);
    });

    test("tie rule: departures, openings, expiries, arrivals, reports; within a class as scheduled", async () => {
      const calendar = await create();
      const classes = [report, arrival, expiry, opening, departure];
      for (const eventClass of [...classes, ...classes]) add(calendar, 7, eventClass, calendar.size);
      expect(takeAll(calendar)).toEqual([4, 9, 3, 8, 2, 7, 1, 6, 0, 5]);
    });

    test("the classes are in the order that is promised", () => {
      expect(EventClass).toEqual({ departure: 0, opening: 1, expiry: 2, arrival: 3, report: 4 });
    });

    test("time goes before class", async () => {
      const calendar = await create();
      add(calendar, 2, departure, 20);
      add(calendar, 1, report, 10);
      expect(takeAll(calendar)).toEqual([10, 20]);
    });

    test("times next to each other are two instants", async () => {
      const calendar = await create();
      add(calendar, 0.1 + 0.2, departure, 2);
      add(calendar, 0.3, report, 1);
      expect(takeAll(calendar)).toEqual([1, 2]);
    });

    test("an event at Infinity comes after all others, and can be cancelled", async () => {
      const calendar = await create();
      const never = add(calendar, Number.POSITIVE_INFINITY, departure, 9);
      add(calendar, 1e300, report, 1);
      expect(calendar.next() && calendar.a).toBe(1);
      expect([calendar.size, calendar.peekTime()]).toEqual([1, Number.POSITIVE_INFINITY]);
      calendar.cancel(never);
      expect(calendar.next()).toBe(false);
    });

    test("a thousand events of one instant stay in the order scheduled", async () => {
      const calendar = await create();
      const numbers = Array.from({ length: 1000 }, (_, a) => a);
      for (const a of numbers) add(calendar, 1, arrival, a);
      expect(takeAll(calendar)).toEqual(numbers);
    });
  });

  describe("within an instant", () => {
    test("an event scheduled now goes by its class among those waiting", async () => {
      const calendar = await create();
      add(calendar, 3, opening, 1);
      add(calendar, 3, arrival, 4);
      add(calendar, 3, report, 6);
      calendar.next();
      add(calendar, 3, report, 7);
      add(calendar, 3, arrival, 5);
      add(calendar, 3, opening, 3);
      add(calendar, 3, departure, 2);
      expect(takeAll(calendar)).toEqual([2, 3, 4, 5, 6, 7]);
      expect(calendar.time).toBe(3);
    });

    test("an event scheduled now is taken even when the instant seemed over", async () => {
      const calendar = await create();
      add(calendar, 3, report, 1);
      add(calendar, 4, departure, 3);
      calendar.next();
      add(calendar, 3, departure, 2);
      expect(calendar.peekTime()).toBe(3);
      expect(takeAll(calendar)).toEqual([2, 3]);
    });

    test("an event of the instant can be cancelled", async () => {
      const calendar = await create();
      add(calendar, 3, departure, 1);
      const before = add(calendar, 3, arrival, 2);
      add(calendar, 3, arrival, 3);
      calendar.next();
      calendar.cancel(add(calendar, 3, departure, 4));
      calendar.cancel(before);
      expect(takeAll(calendar)).toEqual([3]);
    });

    test("looking ahead settles nothing: an earlier event may still be scheduled", async () => {
      const calendar = await create();
      add(calendar, 5, departure, 2);
      expect(calendar.peekTime()).toBe(5);
      add(calendar, 4, report, 1);
      expect(calendar.peekTime()).toBe(4);
      expect(takeAll(calendar)).toEqual([1, 2]);
    });
  });

  describe("the event taken", () => {
    test("before the first the clock is at 0 and nothing waits", async () => {
      const calendar = await create();
      const { time, handler, size, taken } = calendar;
      expect({ time, handler, size, taken }).toEqual({ time: 0, handler: -1, size: 0, taken: 0 });
      expect(calendar.peekTime()).toBe(Number.POSITIVE_INFINITY);
      expect(calendar.next()).toBe(false);
    });

    test("its time, handler and integers are given back as they are", async () => {
      const calendar = await create();
      calendar.schedule(Math.PI, arrival, 12, MAX_INT, -MAX_INT - 1);
      calendar.next();
      const { time, handler, a, b } = calendar;
      expect({ time, handler, a, b }).toEqual({ time: Math.PI, handler: 12, a: MAX_INT, b: -MAX_INT - 1 });
    });

    test("it stays when none is left", async () => {
      const calendar = await create();
      calendar.schedule(2, arrival, 3, 4, 5);
      expect([calendar.next(), calendar.next(), calendar.next()]).toEqual([true, false, false]);
      expect([calendar.time, calendar.handler, calendar.a, calendar.b]).toEqual([2, 3, 4, 5]);
      expect([calendar.size, calendar.taken]).toEqual([0, 1]);
    });
  });

  describe("cancelling", () => {
    test("a cancelled event is not taken and not counted", async () => {
      const calendar = await create();
      const handles = [1, 2, 3, 4].map((time) => add(calendar, time, arrival, time));
      calendar.cancel(handles[0]!);
      calendar.cancel(handles[2]!);
      expect([calendar.size, calendar.peekTime()]).toEqual([2, 2]);
      expect(takeAll(calendar)).toEqual([2, 4]);
      expect(calendar.taken).toBe(2);
    });

    test("the only event can be cancelled, also at time 0", async () => {
      const calendar = await create();
      calendar.cancel(add(calendar, 0, arrival, 1));
      expect([calendar.size, calendar.peekTime(), calendar.next()]).toEqual([
        0,
        Number.POSITIVE_INFINITY,
        false,
      ]);
    });

    test("handles are recycled, also after thousands of cancellations", async () => {
      const calendar = await create();
      add(calendar, 1e9, arrival, 1);
      for (let i = 0; i < 10_000; i++) {
        const handle = add(calendar, i + 1, arrival, i);
        expect(handle).toBeGreaterThanOrEqual(0);
        // Two wait at most; a calendar may keep some that are cancelled.
        expect(handle).toBeLessThan(2 + 100);
        calendar.cancel(handle);
      }
      expect(takeAll(calendar)).toEqual([1]);
    });

    test("the handle of the event taken is free for the next", async () => {
      const calendar = await create();
      const first = add(calendar, 1, arrival, 1);
      calendar.next();
      expect(add(calendar, 2, arrival, 2)).toBe(first);
      calendar.cancel(first);
      expect(calendar.next()).toBe(false);
    });

    test("waiting events have handles of their own", async () => {
      const calendar = await create();
      const handles = Array.from({ length: 300 }, (_, a) => add(calendar, 300 - a, arrival, a));
      expect(new Set(handles).size).toBe(300);
      expect(handles).not.toContain(NO_EVENT);
    });

    test("a handle of no event throws", async () => {
      const calendar = await create();
      const cancelled = add(calendar, 1, arrival, 1);
      const taken = add(calendar, 2, arrival, 2);
      calendar.cancel(cancelled);
      expect(() => calendar.cancel(cancelled)).toThrow(RangeError);
      calendar.next();
      expect(() => calendar.cancel(taken)).toThrow(RangeError);
      expect(() => calendar.cancel(NO_EVENT)).toThrow(RangeError);
      expect(() => calendar.cancel(1e6)).toThrow(RangeError);
      expect(calendar.size).toBe(0);
    });
  });

  describe("refusals", () => {
    test("the past throws and changes nothing", async () => {
      const calendar = await create();
      expect(() => add(calendar, -1, arrival, 1)).toThrow(RangeError);
      add(calendar, 5, arrival, 2);
      add(calendar, 6, arrival, 3);
      calendar.next();
      expect(() => add(calendar, 4.999, arrival, 4)).toThrow(RangeError);
      expect(() => add(calendar, Number.NEGATIVE_INFINITY, arrival, 5)).toThrow(RangeError);
      expect(calendar.size).toBe(1);
      expect(takeAll(calendar)).toEqual([3]);
    });

    test("a time that is not a number throws", async () => {
      const calendar = await create();
      expect(() => add(calendar, Number.NaN, arrival, 1)).toThrow(RangeError);
      expect(calendar.size).toBe(0);
    });
  });

  test("ten thousand waiting events keep their order and their integers", async () => {
    const calendar = await create();
    const count = 10_000;
    // 7919 is prime to 10,000: every time from 0 to 9,999 once.
    for (let a = 0; a < count; a++) calendar.schedule((a * 7919) % count, arrival, 1, a, ~a);
    expect(calendar.size).toBe(count);
    for (let time = 0; time < count; time++) {
      expect(calendar.next()).toBe(true);
      expect(calendar.time).toBe(time);
      expect((calendar.a * 7919) % count).toBe(time);
      expect(calendar.b).toBe(~calendar.a);
    }
    expect(calendar.next()).toBe(false);
  });

  test("any program of schedule, cancel, peek and next gives what a sorted list gives", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 300 }), async (program) => {
        expect(trace(await create(), program)).toEqual(trace(new SortedList(), program));
      }),
      { numRuns: 300, seed: 20260 },
    );
  });
});

/** One step of a random program; delays are few and often 0, so that ties abound. */
type Step =
  | { readonly verb: "schedule"; readonly delay: number; readonly eventClass: number }
  | { readonly verb: "cancel"; readonly pick: number }
  | { readonly verb: "next" | "peek" };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      verb: fc.constant("schedule" as const),
      delay: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ min: 0, max: 4, noNaN: true })),
      eventClass: fc.integer({ min: 0, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant("cancel" as const), pick: fc.nat() }) },
  { weight: 3, arbitrary: fc.constant({ verb: "next" as const }) },
  { weight: 1, arbitrary: fc.constant({ verb: "peek" as const }) },
);

/** All that can be seen of a calendar while it runs a program and is then emptied. */
function trace(calendar: Calendar, program: readonly Step[]): unknown[] {
  const seen: unknown[] = [];
  const waiting = new Map<number, EventHandle>();
  const take = (): boolean => {
    const found = calendar.next();
    if (found) waiting.delete(calendar.a);
    seen.push([
      found,
      calendar.time,
      calendar.handler,
      calendar.a,
      calendar.b,
      calendar.size,
      calendar.taken,
    ]);
    return found;
  };
  for (const [number, step] of program.entries()) {
    if (step.verb === "schedule") {
      const time = calendar.time + step.delay;
      waiting.set(number, calendar.schedule(time, step.eventClass, number % 7, number, ~number));
    } else if (step.verb === "cancel") {
      const numbers = [...waiting.keys()];
      const picked = numbers[step.pick % numbers.length];
      if (picked === undefined) continue;
      calendar.cancel(waiting.get(picked)!);
      waiting.delete(picked);
    } else if (step.verb === "next") take();
    else seen.push([calendar.peekTime(), calendar.size]);
  }
  while (take());
  return seen;
}

/** The contract in its plainest form: an array that is sorted again for every event. */
class SortedList implements Calendar {
  time = 0;
  handler = -1;
  a = 0;
  b = 0;
  taken = 0;
  #scheduled = 0;
  #events: { sequence: number; time: number; eventClass: number; handler: number; a: number; b: number }[] =
    [];

  get size(): number {
    return this.#events.length;
  }

  schedule(time: number, eventClass: number, handler: number, a: number, b: number): EventHandle {
    const sequence = this.#scheduled++;
    this.#events.push({ sequence, time, eventClass, handler, a, b });
    this.#events.sort((x, y) => x.time - y.time || x.eventClass - y.eventClass || x.sequence - y.sequence);
    return sequence;
  }

  cancel(handle: EventHandle): void {
    this.#events = this.#events.filter(({ sequence }) => sequence !== handle);
  }

  next(): boolean {
    const first = this.#events.shift();
    if (first === undefined) return false;
    this.time = first.time;
    this.handler = first.handler;
    this.a = first.a;
    this.b = first.b;
    this.taken++;
    return true;
  }

  peekTime(): number {
    return this.#events[0]?.time ?? Number.POSITIVE_INFINITY;
  }
}
