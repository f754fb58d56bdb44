/** Wagons of another gauge, worked by hand: who waits for them, where they come from, who goes first. */
import { expect, test } from "vitest";
import { min, trace, trains } from "./traced.ts";

/*
 * 30 wagons, 20 more at 01:00; a train of 40 TEU takes 20. Then 10 minutes of work.
 *  0 a1 takes 20 (10 left), out at 10   1 a2 waits   2 a3 waits   60 20 come: a2 takes 20 (10 left), out at 70
 */
test("a train waits until there are enough for all of it", async () => {
  const { vehicles, said, result } = await trace({
    flows: { a: trains([0, 1, 2], { teu: 40 }) },
    wagons: { broad: { initial: 30, supply: { daily: { wagons: 20, at: "01:00" } } } },
    stages: [
      { id: "wait", takesWagons: { from: "broad", perTeu: 0.5 } },
      { id: "gauge", servers: "unlimited", service: min(10) },
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", a2: "1 1 70", a3: "2 2 - unfinished" });
  expect(said("takes 20 wagons")).toEqual(["0 a1 takes 20 wagons broad", "60 a2 takes 20 wagons broad"]);
  expect(result.rail!.wagons).toEqual([{ initial: 30, supplied: 20, given: 0, taken: 40, stock: 10 }]);
  // a3 may hope for the wagons of the next day.
  expect(result.rail!.stuck).toEqual([0]);
  // a1 waited 0 and a2 59 minutes, and a3 is still there.
  expect(result.stages[0]!.visits).toBe(2);
  expect(result.stages[0]!.timeSum).toBe(59 * 60);
});

const exchange = (discipline?: string) => ({
  flows: {
    in: trains([0], { wagons: 25 }),
    big: trains([0], { teu: 30 }),
    small: trains([1], { teu: 5 }),
  },
  wagons: { flat: { initial: 10 } },
  stages: [
    {
      id: "unload",
      when: { flow: ["in"] },
      servers: 1,
      service: min(20),
      givesWagons: { to: "flat", perWagon: 1 },
    },
    {
      id: "wait",
      when: { flow: ["big", "small"] },
      takesWagons: { from: "flat", perTeu: 1 },
      ...(discipline === undefined ? {} : { discipline }),
    },
  ],
});

/* 10 there. big wants 30, small 5 and stands behind it. At 20 the other direction leaves 25: 35 serve both. */
test("wagons of one direction serve the other, and who is first holds up the rest", async () => {
  const { vehicles, result } = await trace(exchange());
  expect(vehicles).toEqual({ in1: "0 0 20", big1: "0 0 20", small1: "1 1 20" });
  expect(result.rail!.wagons).toEqual([{ initial: 10, supplied: 0, given: 25, taken: 35, stock: 0 }]);
});

/* Fewest wagons first: small takes 5 at 1; at 20 there are 30, as many as big wants. */
test("shortest first means fewest wagons first", async () => {
  const { vehicles } = await trace(exchange("shortest-first"));
  expect(vehicles).toEqual({ in1: "0 0 20", big1: "0 0 20", small1: "1 1 1" });
});

/*
 * 0.1 a TEU for 30 TEU are 3 wagons, though 0.1 x 30 is a hair more in binary; 0.5 a wagon for 7 are 3.5, so 4;
 * both and 2 for the train: 0.5 x 7 + 0.1 x 30 + 2 = 8.5, so 9. Together 16, of 15: the last one waits.
 */
test("wagons are rounded up once, and not for a hair", async () => {
  const { said } = await trace({
    flows: {
      a: trains([0], { teu: 30 }),
      b: trains([1], { wagons: 7 }),
      c: trains([2], { wagons: 7, teu: 30 }),
    },
    wagons: { w: { initial: 15 } },
    stages: [
      { id: "a-wait", when: { flow: ["a"] }, takesWagons: { from: "w", perTeu: 0.1 } },
      { id: "b-wait", when: { flow: ["b"] }, takesWagons: { from: "w", perWagon: 0.5 } },
      {
        id: "c-wait",
        when: { flow: ["c"] },
        takesWagons: { from: "w", perWagon: 0.5, perTeu: 0.1, wagons: 2 },
      },
    ],
  });
  expect(said("takes 3 wagons", "takes 4 wagons", "takes 9 wagons")).toEqual([
    "0 a1 takes 3 wagons w",
    "1 b1 takes 4 wagons w",
  ]);
});

/* Two stages take from one stock. b has waited longer: at 60 it gets the 10 that come, a the next 10 at 120. */
test("stages that take from one stock are one line", async () => {
  const { vehicles } = await trace({
    flows: { a: trains([2]), b: trains([1]) },
    wagons: {
      w: {
        supply: {
          batches: [
            { wagons: 10, date: "2025-09-22", at: "01:00" },
            { wagons: 10, date: "2025-09-22", at: "02:00" },
          ],
        },
      },
    },
    stages: [
      { id: "a-wait", when: { flow: ["a"] }, takesWagons: { from: "w", wagons: 10 } },
      { id: "b-wait", when: { flow: ["b"] }, takesWagons: { from: "w", wagons: 10 } },
    ],
  });
  expect(vehicles).toEqual({ a1: "2 2 120", b1: "1 1 60" });
});

/* Waiting on the only track of the shed: a1 waits for wagons there until 60, so that a2 is held outside. */
test("who waits for wagons on a track keeps others out", async () => {
  const { vehicles } = await trace({
    flows: { a: trains([0, 5]) },
    tracks: { shed: { count: 1 } },
    wagons: { w: { supply: { daily: { wagons: 2, at: "01:00" } } } },
    stages: [
      { id: "wait", track: "shed", takesWagons: { from: "w", perWagon: 1 } },
      { id: "gauge", track: "shed", servers: 1, service: min(10) },
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 70", a2: "5 70 80" });
});

/* Patience of 30 minutes: a1 waits for 10 wagons that never suffice and leaves at 30; b1 behind it takes 5 then. */
test("who loses patience leaves the line for wagons", async () => {
  const { vehicles } = await trace({
    flows: { a: trains([0], { wagons: 10 }, { patience: min(30) }), b: trains([1], { wagons: 5 }) },
    wagons: { w: { initial: 5 } },
    stages: [{ id: "wait", takesWagons: { from: "w", perWagon: 1 } }],
  });
  expect(vehicles).toEqual({ a1: "0 0 30 reneged", b1: "1 1 30" });
});
