/** Rules of servers, worked by hand: vacations, opening at a number, processor sharing. */
import { describe, expect, test } from "vitest";
import { at, byFlow, min, steps, trace } from "./traced.ts";

describe("a server leaves for 7 when nobody waits; 10 a vehicle", () => {
  const run = (repeat: string) =>
    trace({
      flows: { a: at([1, 18, 50]) },
      stages: [{ id: "s", servers: 1, service: min(10), vacations: { length: min(7), repeat } }],
    });

  /*
   * multiple: away 0-7; a1 7-17; away 17-24; a2 24-34; away 34-41, 41-48, 48-55; a3 55-65.
   * single:   there at 0; a1 1-11; away 11-18; at 18 it is back before a2 arrives: 18-28; away 28-35; a3 50-60.
   */
  test.each([
    ["multiple", { a1: "1 7 17", a2: "18 24 34", a3: "50 55 65" }],
    ["single", { a1: "1 1 11", a2: "18 18 28", a3: "50 50 60" }],
  ])("%s", async (repeat, expected) => {
    expect((await run(repeat)).vehicles).toEqual(expected);
  });
});

/*
 * Opens when three wait. 9 the third comes: 9-19, 19-29, 29-39; a4 (20) joins while it is open: 39-49. Then closed.
 * a5, a6 wait from 60, 61 until a7 comes at 62: 62-72 ...
 */
test("a stage that opens when three wait", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0, 5, 9, 20, 60, 61, 62]) },
    stages: [{ id: "s", servers: 1, service: min(10), startsWhen: { waiting: 3 } }],
  });
  expect(vehicles).toEqual({
    a1: "0 9 19",
    a2: "5 19 29",
    a3: "9 29 39",
    a4: "20 39 49",
    a5: "60 62 72",
    a6: "61 72 82",
    a7: "62 82 92",
  });
});

describe("processor sharing", () => {
  /*
   * a (0) needs 6, b (2) 6, c (4) 2; one server.
   *  0-2   a alone: 4 left       2-4   a, b at half speed: 3 and 5 left
   *  4-10  thirds: c done at 10; a 1 left, b 3 left     10-12 halves: a done, b 2 left     12-14 b done
   */
  test("three vehicles share one server", async () => {
    const { vehicles } = await trace({
      flows: { a: at([0]), b: at([2]), c: at([4]) },
      stages: [{ id: "s", servers: 1, sharing: true, service: byFlow({ a: 6, b: 6, c: 2 }) }],
    });
    const times = Object.entries(vehicles).map(([name, text]) => [name, ...text.split(" ").map(Number)]);
    for (const [name, arrived, , out] of [
      ["a1", 0, 0, 12],
      ["b1", 2, 2, 14],
      ["c1", 4, 4, 10],
    ] as const) {
      const row = times.find(([n]) => n === name)!;
      expect(row[1]).toBe(arrived);
      // Sixths and thirds are not exact in binary: 8 roundings of numbers below 1000 s.
      expect(Math.abs((row[3] as number) - out)).toBeLessThan(8 * 1000 * 2 ** -52);
    }
  });

  /* Two servers, four of 6 at 0: each at half speed, all done at 12. One alone is not faster than one server. */
  test("servers are shared, none faster than one alone", async () => {
    const four = await trace({
      flows: { a: at([0, 0, 0, 0, 20]) },
      stages: [{ id: "s", servers: 2, sharing: true, service: min(6) }],
    });
    expect(four.vehicles).toEqual({ a1: "0 0 12", a2: "0 0 12", a3: "0 0 12", a4: "0 0 12", a5: "20 20 26" });
  });

  /* Nobody is on duty 4-10: the work stands still. 4 of 8 done, 10-14. */
  test("without staff the work stands still", async () => {
    const { vehicles } = await trace({
      flows: { a: at([0]) },
      stages: [
        {
          id: "s",
          servers: steps([
            [0, 1],
            [4, 0],
            [10, 1],
          ]),
          sharing: true,
          service: min(8),
        },
      ],
    });
    expect(vehicles).toEqual({ a1: "0 0 14" });
  });
});

/* Shift plans hold by local time: two booths from 01:00, one before. a 55-75, b 60-80 at the new booth. */
test("staff by local time of day", async () => {
  const { vehicles } = await trace({
    flows: { a: at([55]), b: at([56]) },
    stages: [
      {
        id: "s",
        servers: {
          shifts: [
            { from: "00:00", servers: 1 },
            { from: "01:00", servers: 2 },
          ],
        },
        service: min(20),
      },
    ],
  });
  expect(vehicles).toEqual({ a1: "55 55 75", b1: "56 60 80" });
});
