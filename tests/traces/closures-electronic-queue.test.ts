/** Closures at gates with an electronic queue, and vehicles that leave the line, worked by hand. Minutes since Monday 00:00 UTC. */
import { describe, expect, test } from "vitest";
import { at, min, type Part, type Post, trace } from "./traced.ts";

const booth = { id: "s", servers: 1, service: min(10) };
const day = (time: string): string => `2025-09-22T${time}`;
const closed = (from: string, to: string, more: Part = {}): Record<string, Part> => ({
  c: { from: day(from), to: day(to), ...more },
});

/*
 * Slots of half an hour with one place, no travel; ready at 5, 6 and 7: the slots of 30, 60 and 90. They may come from 20
 * min before to 10 min after. The post is closed from 60 to 120.
 */
describe("slots at a post that is closed from 60 to 120", () => {
  const run = (rules: Part, flow: Part, closure: Part = {}, post: Partial<Post> = {}) =>
    trace({
      flows: { a: at([5, 6, 7], { booking: {}, ...flow }) },
      gate: {
        policy: {
          slots: {
            length: min(30),
            capacity: 1,
            horizon: { days: 0 },
            window: { from: min(-20), to: min(10) },
            ...rules,
          },
        },
      },
      stages: [booth],
      closures: closed("01:00", "02:00", closure),
      ...post,
    });

  // a1 is through before it. a2 and a3 come in time, stand there, and go in when it opens.
  test("who comes in time waits in line, and is not late for it", async () => {
    const { vehicles } = await run({}, {});
    expect(vehicles).toEqual({ a1: "30 30 40", a2: "60 120 130", a3: "90 130 140" });
  });

  // It is known at once: a2 and a3 stay at home until it opens, and are late by 60 and 30 min.
  test("who stays at home is late for the slot, and turned away", async () => {
    const { vehicles } = await run({ late: "turned-away" }, { whenClosed: "stays-home" }, { noticed: "2 h" });
    expect(vehicles).toEqual({
      a1: "30 30 40",
      a2: "120 - 120 turnedAway",
      a3: "120 - 120 turnedAway",
    });
  });

  test("or goes into the live queue", async () => {
    const { vehicles } = await run(
      { late: "live-queue", live: "after-booked" },
      { whenClosed: "stays-home" },
      { noticed: "2 h" },
    );
    expect(vehicles).toEqual({ a1: "30 30 40", a2: "120 120 130", a3: "120 130 140" });
  });

  // Both leave when they book, and are never seen.
  test("who goes another way leaves at once", async () => {
    const { vehicles } = await run({}, { whenClosed: "diverts" }, { noticed: "2 h" });
    expect(vehicles).toEqual({ a1: "30 30 40", a2: "- - 6 closed", a3: "- - 7 closed" });
  });

  /*
   * It closes at 70 instead, and a service takes 100 min: a1 is served until 130. a2 came at 60 and stands in line when it
   * closes: it goes another way. a3 comes at 90, and waits until it opens.
   */
  test("who stands in line when it closes may leave", async () => {
    const { vehicles } = await run(
      {},
      { inLineWhenClosed: "diverts" },
      { from: day("01:10"), to: day("03:20") },
      {
        stages: [{ ...booth, service: min(100) }],
        length: 400,
      },
    );
    expect(vehicles).toEqual({ a1: "30 30 130", a2: "60 - 70 closed", a3: "90 200 300" });
  });
});

/*
 * Two are called ahead, half an hour of travel, closed from 35 to 100. a1 is called at 0, comes at 30 and is in until 40;
 * a2 comes at 31, a3, called at 30, at 60. Both stand there until it opens; nobody who has come loses the rank.
 */
test("ranks at a post that is closed from 35 to 100", async () => {
  const { vehicles, said } = await trace({
    flows: { a: at([0, 1, 2, 3], { booking: {}, travel: min(30) }) },
    gate: { policy: { rank: { callAhead: 2, appearWithin: min(40), live: "none" } } },
    stages: [booth],
    closures: closed("00:35", "01:40"),
  });
  // The fourth is called when the second goes in, at 100.
  expect(said("is called")).toEqual([
    "0 a1 is called",
    "1 a2 is called",
    "30 a3 is called",
    "100 a4 is called",
  ]);
  expect(vehicles).toEqual({ a1: "30 30 40", a2: "31 100 110", a3: "60 110 120", a4: "130 130 140" });
});

/*
 * A live queue: a booth of 30 min, closed from 50 to 120. a1 is in from 0 to 30, a2 from 30, and stays until 60. a3 and b1
 * stand in line at 50: a leaves, b stays, and gives up nothing. a4 comes at 70, after it has closed: it stands in line.
 */
describe("a live queue before which a post closes", () => {
  const run = (a: Part, b: Part = {}) =>
    trace({
      flows: { a: at([0, 1, 2, 70], a), b: at([3], b) },
      stages: [{ ...booth, service: min(30) }],
      closures: closed("00:50", "02:00"),
    });

  test("who is to go another way does, the others stand as before", async () => {
    const { vehicles } = await run({ inLineWhenClosed: "diverts" });
    expect(vehicles).toEqual({
      a1: "0 0 30",
      a2: "1 30 60",
      a3: "2 - 50 closed",
      b1: "3 120 150",
      a4: "70 150 180",
    });
  });

  // a3 comes back after 25 min, at 75, behind a4.
  test("who gives up may come back", async () => {
    const { vehicles } = await run({ inLineWhenClosed: "gives-up", retrial: { after: min(25) } });
    expect(vehicles).toEqual({
      a1: "0 0 30",
      a2: "1 30 60",
      b1: "3 120 150",
      a4: "70 150 180",
      a3: "2 180 210",
    });
  });

  test("a closure for one flow sends that flow away only", async () => {
    const { vehicles } = await trace({
      flows: {
        a: at([0, 1, 2], { inLineWhenClosed: "diverts" }),
        b: at([3], { inLineWhenClosed: "diverts" }),
      },
      stages: [{ ...booth, service: min(30) }],
      closures: closed("00:20", "02:00", { of: { flow: ["a"] } }),
    });
    expect(vehicles).toEqual({
      a1: "0 0 30",
      a2: "1 - 20 closed",
      a3: "2 - 20 closed",
      b1: "3 30 60",
    });
  });
});
