/** Lanes, worked by hand: the choice of a lane, jockeying, lanes that close and open again. */
import { describe, expect, test } from "vitest";
import { at, byFlow, min, steps, trace } from "./traced.ts";

const once = (times: Record<string, number>) =>
  Object.fromEntries(Object.entries(times).map(([name, time]) => [name, at([time])]));

describe("two lanes; a needs 10, the others 4", () => {
  const run = (lanes: object) =>
    trace({
      flows: once({ a: 0, b: 1, c: 2, d: 3 }),
      stages: [{ id: "s", servers: 2, lanes, service: byFlow({ a: 10, b: 4, c: 4, d: 4 }) }],
    });

  /*
   *      lane 1   lane 2
   *  0   a
   *  1   a        b            the shorter
   *  2   a c      b            equally long: the first
   *  3   a c      b d
   *  5   a c      d            9  lane 2 is empty   10  c   14
   */
  test("the shortest, of equally long ones the first; who has chosen stays", async () => {
    const { vehicles } = await run({});
    expect(vehicles).toEqual({ a1: "0 0 10", b1: "1 1 5", c1: "2 2 14", d1: "3 3 9" });
  });

  /* At 9 lane 2 is empty and lane 1 holds two: c moves, 9-13. */
  test("jockeying to a lane that is shorter by two", async () => {
    const { vehicles, said } = await run({ jockeying: { whenShorterBy: 2 } });
    expect(vehicles).toEqual({ a1: "0 0 10", b1: "1 1 5", c1: "2 2 13", d1: "3 3 9" });
    expect(said("changes lane")).toEqual(["9 c1 changes lane s"]);
  });

  test("not when it must be shorter by three", async () => {
    expect((await run({ jockeying: { whenShorterBy: 3 } })).said("changes lane")).toEqual([]);
  });
});

describe("the second of two lanes closes at 10 and opens at 45; every service takes 20", () => {
  /*
   *  0 a in lane 1   1 b in lane 2   2 c behind a   3 d behind b   10 lane 2 closes: d goes to lane 1
   * finish:   b is served to 21. lane 1: a 20, c 40, d 60. e at 50: lane 2 is empty: 50-70.
   * handOver: b (11 left) to the head of lane 1: a 20, b 31, c 51, d 71. e at 50: lane 2: 50-70.
   * suspend:  b stays, 45-56. lane 1: a 20, c 40, d 60. e at 50 finds one in each, takes the first: 60-80.
   */
  test.each([
    ["finish", { a1: "0 0 20", b1: "1 1 21", c1: "2 2 40", d1: "3 3 60", e1: "50 50 70" }],
    ["handOver", { a1: "0 0 20", b1: "1 1 31", c1: "2 2 51", d1: "3 3 71", e1: "50 50 70" }],
    ["suspend", { a1: "0 0 20", b1: "1 1 56", c1: "2 2 40", d1: "3 3 60", e1: "50 50 80" }],
  ])("%s", async (rule, expected) => {
    const servers = steps(
      [
        [0, 2],
        [10, 1],
        [45, 2],
      ],
      rule,
    );
    const { vehicles, service } = await trace({
      flows: once({ a: 0, b: 1, c: 2, d: 3, e: 50 }),
      stages: [{ id: "s", servers, lanes: {}, service: min(20) }],
    });
    expect(vehicles).toEqual(expected);
    expect(new Set(Object.values(service))).toEqual(new Set([20]));
  });
});

describe("both lanes close at 10; the first opens at 30, the second at 60; every service takes 20", () => {
  /*
   *  0 a in lane 1   1 b in lane 2   2 c behind a   3 d behind b
   * finish:   a 20, b 21. At 30 d comes over to lane 1 behind c: c 30-50, d 50-70.
   * handOver: a (10 left), b (11 left). At 30 b comes over too: a 30-40, b 40-51, c 51-71, d 71-91.
   * suspend:  a 30-40, c 40-60, then d 60-80; b goes on when its own lane opens: 60-71.
   */
  test.each([
    ["finish", { a1: "0 0 20", b1: "1 1 21", c1: "2 2 50", d1: "3 3 70" }],
    ["handOver", { a1: "0 0 40", b1: "1 1 51", c1: "2 2 71", d1: "3 3 91" }],
    ["suspend", { a1: "0 0 40", b1: "1 1 71", c1: "2 2 60", d1: "3 3 80" }],
  ])("%s", async (rule, expected) => {
    const servers = steps(
      [
        [0, 2],
        [10, 0],
        [30, 1],
        [60, 2],
      ],
      rule,
    );
    const { vehicles } = await trace({
      flows: once({ a: 0, b: 1, c: 2, d: 3 }),
      stages: [{ id: "s", servers, lanes: {}, service: min(20) }],
    });
    expect(vehicles).toEqual(expected);
  });
});

/*
 * Two lanes with one place each, 10 a vehicle; a to d at 0 to 3 fill both. e stands at the gate until c begins at
 * 10 and lane 1 has a place: 20-30.
 */
test("places are counted lane by lane", async () => {
  const { vehicles } = await trace({
    flows: once({ a: 0, b: 1, c: 2, d: 3, e: 4 }),
    stages: [{ id: "s", servers: 2, lanes: {}, queue: { places: 1 }, service: min(10) }],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", b1: "1 1 11", c1: "2 2 20", d1: "3 3 21", e1: "4 10 30" });
});
