/** The gate and the sides, worked by hand: hours, zones, lines, places. */
import { describe, expect, test } from "vitest";
import { at, min, trace } from "./traced.ts";

const stage = { id: "s", servers: 1, service: min(10) };

/*
 * Open 60-120. a, b wait from 10, 20; c arrives at 60, as the gate opens: behind them. d (113) is let in at 113 and
 * e (114) stands at the gate when it closes at 120, enters the next day at 1500, as f (1500) arrives.
 */
test("the flood when the gate opens goes in the order of coming", async () => {
  const { vehicles } = await trace({
    length: 1600,
    flows: { a: at([10]), b: at([20]), c: at([60]), d: at([113]), e: at([114]), f: at([1500]) },
    gate: { hours: "01:00-02:00" },
    stages: [stage],
  });
  expect(vehicles).toEqual({
    a1: "10 60 70",
    b1: "20 70 80",
    c1: "60 80 90",
    d1: "113 113 123",
    e1: "114 1500 1510",
    f1: "1500 1510 1520",
  });
});

describe("a side that works 0-60 and 120-180; a needs 40, b 40, c 40", () => {
  /*
   * finish:  a 0-40, b 40-80 (finished though closed), c enters at 120: 120-160.
   * suspend: a 0-40, b stops at 60 with 20 left: 120-140; c 140-180 (its end comes before the closing at 180).
   */
  test.each([
    ["finish", { a1: "0 0 40", b1: "1 40 80", c1: "2 120 160" }],
    ["suspend", { a1: "0 0 40", b1: "1 40 140", c1: "2 140 180" }],
  ])("%s", async (atClosing, expected) => {
    const { vehicles } = await trace({
      flows: { a: at([0]), b: at([1]), c: at([2]) },
      sides: {
        x: {
          hours: [{ open: ["00:00-01:00", "02:00-03:00"] }],
          atClosing,
          stages: [{ ...stage, service: min(40) }],
        },
      },
    });
    expect(vehicles).toEqual(expected);
  });

  /*
   * Two booths, one from 90 on. 60 a (10 left) and b (15 left) stop together; 120 a goes on, 130 b, 145 c, which has
   * 5 left when the side closes at 180.
   */
  test("those suspended together go on in the order in which their services began", async () => {
    const { vehicles } = await trace({
      flows: { a: at([30]), b: at([35]), c: at([40]) },
      sides: {
        x: {
          hours: [{ open: ["00:00-01:00", "02:00-03:00"] }],
          atClosing: "suspend",
          stages: [
            {
              ...stage,
              servers: {
                steps: [
                  { at: 0, servers: 2 },
                  { at: "90 min", servers: 1 },
                ],
              },
              service: min(40),
            },
          ],
        },
      },
      length: 300,
    });
    expect(vehicles).toEqual({ a1: "30 30 130", b1: "35 35 145", c1: "40 145 - unfinished" });
  });

  /* Lanes: a and b in a lane each, stopped at 60 with 10 and 15 left, go on at 120 in their own lanes. */
  test("lanes are suspended and go on", async () => {
    const { vehicles } = await trace({
      flows: { a: at([30]), b: at([35]) },
      sides: {
        x: {
          hours: [{ open: ["00:00-01:00", "02:00-03:00"] }],
          atClosing: "suspend",
          stages: [{ ...stage, servers: 2, lanes: {}, service: min(40) }],
        },
      },
    });
    expect(vehicles).toEqual({ a1: "30 30 130", b1: "35 35 135" });
  });

  /* The second lane goes off duty at 90, while the side is closed. Its vehicle is to be finished: it goes on in the
   * lane that opens at 120, behind the one there: a 120-130, b 130-145. */
  test("a lane that goes off duty while the side is closed leaves nobody behind", async () => {
    const { vehicles } = await trace({
      flows: { a: at([30]), b: at([35]) },
      sides: {
        x: {
          hours: [{ open: ["00:00-01:00", "02:00-03:00"] }],
          atClosing: "suspend",
          stages: [
            {
              ...stage,
              servers: {
                steps: [
                  { at: 0, servers: 2 },
                  { at: "90 min", servers: 1 },
                ],
              },
              lanes: {},
              service: min(40),
            },
          ],
        },
      },
    });
    expect(vehicles).toEqual({ a1: "30 30 130", b1: "35 35 145" });
  });
});

describe("both sides work 08:00-20:00, one in Almaty (+5), one in Bishkek (+6); minutes of Almaty", () => {
  const run = (from: string, times: readonly number[]) =>
    trace({
      length: 2400,
      timezone: "Asia/Almaty",
      flows: { a: at(times, { from }) },
      sides: {
        kazakh: { timezone: "Asia/Almaty", hours: "08:00-20:00", stages: [{ ...stage, id: "kz" }] },
        kyrgyz: { timezone: "Asia/Bishkek", hours: "08:00-20:00", stages: [{ ...stage, id: "kg" }] },
      },
    });

  /*
   * The Kazakh side is open 480-1200, the Kyrgyz 420-1140. a1 (0): kz 480-490, kg 490-500. a2 (1125): kz 1125-1135,
   * kg 1135-1145, finished. a3 (1126): kz 1135-1145, kg is closed since 1140: 1860-1870 the next day.
   */
  test("from the later side", async () => {
    const { vehicles } = await run("kazakh", [0, 1125, 1126]);
    expect(vehicles).toEqual({ a1: "0 480 500", a2: "1125 1125 1145", a3: "1126 1135 1870" });
  });

  /* a1 (0): kg opens at 420: 420-430, waits an hour's gap less 10: kz 480-490. a2 (1): kg 430-440, kz 490-500. */
  test("from the earlier side", async () => {
    const { vehicles } = await run("kyrgyz", [0, 1]);
    expect(vehicles).toEqual({ a1: "0 420 490", a2: "1 430 500" });
  });
});

describe("cars (10 each) and buses (5) have booths of their own", () => {
  const run = (lines: string) =>
    trace({
      flows: { car: at([0, 1]), bus: at([0, 2]) },
      gate: { lines },
      stages: [
        { ...stage, id: "cars", when: { flow: ["car"] } },
        { ...stage, id: "buses", when: { flow: ["bus"] }, service: min(5) },
      ],
    });

  /* car2 stands at the head until 10 and bus2 behind it, though the booth for buses is free from 5 on. */
  test("in a single line the head holds up the rest", async () => {
    const { vehicles } = await run("single");
    expect(vehicles).toEqual({ car1: "0 0 10", bus1: "0 0 5", car2: "1 10 20", bus2: "2 10 15" });
  });

  test("in lines by first stage it does not", async () => {
    const { vehicles } = await run("by-first-stage");
    expect(vehicles).toEqual({ car1: "0 0 10", bus1: "0 0 5", car2: "1 10 20", bus2: "2 5 10" });
  });
});

/* Two may be inside. 0 a1   1 a2   2, 3 a3 and a4 wait   10 a1 is out, a3 in   11 a2 is out, a4 in */
test("no more inside than allowed", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0, 1, 2, 3]) },
    gate: { inside: 2 },
    stages: [{ ...stage, servers: "unlimited" }],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", a2: "1 1 11", a3: "2 10 20", a4: "3 11 21" });
});

/*
 * One place in the waiting area, one on the road.
 *  0 a1   1 a2 in the area   2 a3 on the road   3 a4 is turned back   10 a1 out, a2 in, a5 arrives: on the road
 */
test("who finds the road full is turned back", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0, 1, 2, 3, 10]) },
    waitingArea: { places: 1 },
    road: { places: 1 },
    stages: [stage],
  });
  expect(vehicles).toEqual({
    a1: "0 0 10",
    a2: "1 10 20",
    a3: "2 20 30",
    a4: "3 - 3 refused",
    a5: "10 30 40",
  });
});

/* No place before the gate at all. It opens at 60; a, arriving at 60, goes straight in; b (59) is turned back. */
test("an opening comes before an arrival of the same instant", async () => {
  const { vehicles } = await trace({
    flows: { a: at([59, 60]) },
    gate: { hours: "01:00-02:00" },
    waitingArea: { places: 0 },
    road: { places: 0 },
    stages: [stage],
  });
  expect(vehicles).toEqual({ a1: "59 - 59 refused", a2: "60 60 70" });
});
