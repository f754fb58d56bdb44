/** What is particular to the heap; the contract is tested in tests/conformance/calendars.test.ts. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EventClass, type EventHandle } from "../../../src/kernel/calendar.ts";
import { FastCalendar } from "../../../src/kernel/fast-calendar.ts";

const { arrival } = EventClass;

function filled(times: readonly number[]): { calendar: FastCalendar; handles: EventHandle[] } {
  const calendar = new FastCalendar();
  return { calendar, handles: times.map((time) => calendar.schedule(time, arrival, 0, time, 0)) };
}

function takeAll(calendar: FastCalendar): number[] {
  const order: number[] = [];
  while (calendar.next()) order.push(calendar.a);
  return order;
}

describe("handles", () => {
  test("are slots: as many as events have waited at once, through growth", () => {
    const { calendar } = filled(Array.from({ length: 1000 }, (_, i) => i));
    for (let i = 0; i < 5000; i++) {
      calendar.next();
      expect(calendar.schedule(calendar.time + 1000, arrival, 0, 0, 0)).toBeLessThan(1000);
    }
  });

  test("outlive growth", () => {
    const { calendar, handles } = filled([9]);
    for (let i = 0; i < 500; i++) calendar.schedule(10 + i, arrival, 0, i, 0);
    calendar.cancel(handles[0]!);
    expect(calendar.peekTime()).toBe(10);
  });

  test("growth while the root is vacant keeps every event", () => {
    const { calendar } = filled(Array.from({ length: 64 }, (_, i) => i));
    calendar.next();
    for (let i = 64; i < 200; i++) calendar.schedule(i, arrival, 0, i, 0);
    expect(takeAll(calendar)).toEqual(Array.from({ length: 199 }, (_, i) => i + 1));
  });
});

describe("the vacant root", () => {
  test("is filled by the next event scheduled, wherever that belongs", () => {
    for (const added of [1, 4, 6, 9]) {
      const { calendar } = filled([1, 3, 5, 8]);
      calendar.next();
      calendar.schedule(added, arrival, 0, added, 0);
      expect(takeAll(calendar)).toEqual([added, 3, 5, 8].sort((x, y) => x - y));
    }
  });

  test("is filled by the last event when nothing is scheduled", () => {
    const { calendar } = filled([1, 3, 5, 8]);
    calendar.next();
    expect([calendar.size, calendar.peekTime(), calendar.size]).toEqual([3, 3, 3]);
    expect(takeAll(calendar)).toEqual([3, 5, 8]);
  });

  test("does not disturb cancelling, whichever event it is", () => {
    for (const cancelled of [1, 2, 3, 4, 5]) {
      const times = [1, 3, 5, 8, 4, 7];
      const { calendar, handles } = filled(times);
      calendar.next();
      calendar.cancel(handles[cancelled]!);
      const left = times.filter((_, i) => i > 0 && i !== cancelled);
      expect(takeAll(calendar)).toEqual(left.sort((x, y) => x - y));
    }
  });
});

test("cancelling moves the last event up when its new parent is later", () => {
  // The heap is these times as they stand: cancelling 11 puts 4, the last, under 10, where it cannot stay.
  const { calendar, handles } = filled([1, 10, 2, 11, 12, 3, 5, 13, 14, 15, 16, 6, 7, 8, 4]);
  calendar.cancel(handles[3]!);
  expect(takeAll(calendar)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 13, 14, 15, 16]);
});

test("whatever is cancelled from a deep heap, the rest keeps its order", () => {
  const times = fc.uniqueArray(fc.nat({ max: 9999 }), { minLength: 50, maxLength: 300 });
  fc.assert(
    fc.property(times, fc.infiniteStream(fc.boolean()), (times, coins) => {
      const { calendar, handles } = filled(times);
      const left = times.filter((_, i) => {
        const cancelled = coins.next().value;
        if (cancelled) calendar.cancel(handles[i]!);
        return !cancelled;
      });
      expect(takeAll(calendar)).toEqual(left.sort((x, y) => x - y));
    }),
    { numRuns: 100, seed: 20260 },
  );
});

test("class and sequence stay apart after many events: the class always goes first", () => {
  const calendar = new FastCalendar();
  for (let i = 0; i < 100_000; i++) {
    calendar.schedule(i, EventClass.report, 0, 0, 0);
    calendar.next();
  }
  calendar.schedule(1e6, EventClass.report, 0, 2, 0);
  calendar.schedule(1e6, EventClass.departure, 0, 1, 0);
  expect(takeAll(calendar)).toEqual([1, 2]);
});

test("tells the class of the first event, and counts events that its owner keeps elsewhere", () => {
  const calendar = new FastCalendar();
  expect(calendar.peekClass()).toBe(Number.POSITIVE_INFINITY);
  calendar.schedule(5, EventClass.report, 0, 1, 0);
  calendar.schedule(5, EventClass.opening, 0, 2, 0);
  expect(calendar.peekClass()).toBe(EventClass.opening);
  calendar.passTo(4, 7);
  expect([calendar.time, calendar.taken]).toEqual([4, 7]);
  calendar.next();
  expect(calendar.peekClass()).toBe(EventClass.report);
  expect([calendar.time, calendar.a, calendar.taken]).toEqual([5, 2, 8]);
});
