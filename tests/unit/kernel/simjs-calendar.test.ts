/** What is particular to simjs; the contract is tested in tests/conformance/calendars.test.ts. */
import { expect, test, vi } from "vitest";
import { EventClass } from "../../../src/kernel/calendar.ts";
import { createSimjsCalendar } from "../../../src/kernel/simjs-calendar.ts";

const { arrival, departure } = EventClass;

test("no global is left behind, and calendars share nothing but the library", async () => {
  const globalsBefore = Object.getOwnPropertyNames(globalThis);
  const [one, other] = await Promise.all([createSimjsCalendar(), createSimjsCalendar()]);
  expect(Object.getOwnPropertyNames(globalThis)).toEqual(globalsBefore);
  one.schedule(1, arrival, 0, 0, 0);
  expect([one.size, other.size]).toEqual([1, 0]);
});

test("a second copy of the module finds the library that the first one loaded", async () => {
  await createSimjsCalendar();
  vi.resetModules();
  const copy = await import("../../../src/kernel/simjs-calendar.ts");
  expect(copy.createSimjsCalendar).not.toBe(createSimjsCalendar);
  expect((await copy.createSimjsCalendar()).next()).toBe(false);
});

test("a window that is there keeps what it had", async () => {
  vi.resetModules();
  const { createSimjsCalendar: create } = await import("../../../src/kernel/simjs-calendar.ts");
  vi.stubGlobal("window", { Sim: "theirs" });
  await create();
  expect(globalThis).toHaveProperty("window", { Sim: "theirs" });
  vi.unstubAllGlobals();
});

test("a cancelled event that simjs still holds does not bring forward the next instant", async () => {
  const calendar = await createSimjsCalendar();
  calendar.schedule(1, departure, 0, 1, 0);
  const cancelled = calendar.schedule(1, arrival, 0, 2, 0);
  calendar.schedule(2, arrival, 0, 4, 0);
  calendar.cancel(cancelled);
  calendar.next();
  // At 1 simjs holds a cancelled request: stepping onto it would deliver the event at 2 as well.
  calendar.schedule(1.5, arrival, 0, 3, 0);
  expect([calendar.next(), calendar.time, calendar.a]).toEqual([true, 1.5, 3]);
});

test("times are kept to the last bit, whatever the clock", async () => {
  const calendar = await createSimjsCalendar();
  calendar.schedule(0.2, arrival, 0, 0, 0);
  calendar.next();
  // 0.2 + (0.9 - 0.2) is not 0.9 in binary: a delay would lose it.
  expect(0.2 + (0.9 - 0.2)).not.toBe(0.9);
  calendar.schedule(0.9, arrival, 0, 0, 0);
  calendar.next();
  expect(calendar.time).toBe(0.9);
});

test("integers are cut to 32 bits, as columns cut them", async () => {
  const calendar = await createSimjsCalendar();
  calendar.schedule(1, arrival, 0, 2 ** 32 + 5, 2.9);
  calendar.next();
  expect([calendar.a, calendar.b]).toEqual([5, 2]);
});
