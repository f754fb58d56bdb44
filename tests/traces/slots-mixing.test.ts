/** The live queue beside booked slots, worked by hand: who is let in next, and how many. */
import { describe, expect, test } from "vitest";
import { at, min, type Part, trace } from "./traced.ts";

const booth = { id: "s", servers: 1, service: min(10) };
const policy = (rules: Part): Part => ({
  policy: { slots: { length: min(60), capacity: 3, horizon: { days: 0 }, lead: min(1), ...rules } },
});

/*
 * Slots of an hour with 3 places. b1 to b4 (ready 0 to 3) book: three at 60, one at 120. l1 to l4 come live at 60, 61,
 * 62, 63. Service takes 10. Booked vehicles come at their slots: b1, b2, b3 at 60, before l1 (scheduled earlier).
 */
describe("three booked at 60, one at 120, four live ones at 60 to 63", () => {
  const run = async (live: unknown, rules: Part = {}) => {
    const found = await trace({
      flows: { b: at([0, 1, 2, 3], { booking: {} }), l: at([60, 61, 62, 63]) },
      gate: policy({ live, ...rules }),
      stages: [booth],
    });
    return Object.fromEntries(
      Object.entries(found.vehicles).map(([name, text]) => [name, text.split(" ")[1]]),
    );
  };

  /* 60 b1  70 b2  80 b3  90 l1  100 l2  110 l3  120 b4, which comes at this instant; it is free at 120 by a departure,
   * which comes before arrivals: l4 is taken, and b4 goes in at 130. */
  test("after-booked", async () => {
    expect(await run("after-booked")).toEqual({
      b1: "60",
      b2: "70",
      b3: "80",
      l1: "90",
      l2: "100",
      l3: "110",
      l4: "120",
      b4: "130",
    });
  });

  /* 60 b1  70 l1  80 b2  90 l2  100 b3  110 l3  120: no booked one is there yet, l4  130 b4 */
  test("alternate", async () => {
    expect(await run("alternate")).toEqual({
      b1: "60",
      l1: "70",
      b2: "80",
      l2: "90",
      b3: "100",
      l3: "110",
      l4: "120",
      b4: "130",
    });
  });

  /* Nobody has left a place in the slot of 60. In the slot of 120 two of three are not booked: l1 and l2, in the instant
   * it begins: 120 l1 (the opening comes before b4's arrival), 130 b4, 140 l2. In the slot of 180 three: l3, l4. */
  test("leftover", async () => {
    expect(await run("leftover")).toEqual({
      b1: "60",
      b2: "70",
      b3: "80",
      l1: "120",
      b4: "130",
      l2: "140",
      l3: "180",
      l4: "190",
    });
  });

  /* A quota of 2 booked and 1 live in a clock hour. 60 b1  70 b2  80 l1; the next hour, 120: b3, which has waited
   * 130 b4  140 l2; 180: l3; 240: l4. */
  test("a quota of each for every hour", async () => {
    expect(await run({ perHour: { booked: 2, live: 1 } })).toEqual({
      b1: "60",
      b2: "70",
      l1: "80",
      b3: "120",
      b4: "130",
      l2: "140",
      l3: "180",
      l4: "240",
    });
  });

  test("none: they are turned away", async () => {
    expect(await run("none")).toEqual({
      b1: "60",
      b2: "70",
      b3: "80",
      b4: "120",
      l1: "-",
      l2: "-",
      l3: "-",
      l4: "-",
    });
  });

  /* A third of 72 places a day is 24, one of each slot's three: 2 can be booked. b1, b2 have 60; b3, b4 have 120.
   * 60 b1 (0 of 1 and 0 of 2 taken: the booked one). 70: of the booked 1/2 is taken, of the live 0/1: l1. 80 b2.
   * 120: the slot is new: l2 alone is there when it begins; b3 130, and then of the booked 1/2, of the live 1/1: b4 140.
   * 180 l3, and one only; 240 l4. */
  test("a share of the places", async () => {
    expect(await run({ share: 1 / 3 })).toEqual({
      b1: "60",
      l1: "70",
      b2: "80",
      l2: "120",
      b3: "130",
      b4: "140",
      l3: "180",
      l4: "240",
    });
  });
});

/*
 * At most 2 vehicles a day until the 23rd, then 1; the run begins on the 22nd at 00:00. Slots of an hour, 4 places.
 * All four book 60 of the first day. 60 a1, 70 a2; a3 waits until midnight (1440): in at once; a4 until 2880.
 */
test("a limit to those let in a day, which changes on a date", async () => {
  const { vehicles } = await trace({
    length: 4000,
    flows: { a: at([0, 1, 2, 3], { booking: {} }) },
    gate: policy({ capacity: 4, dailyLimit: [{ vehicles: 2 }, { from: "2025-09-23", vehicles: 1 }] }),
    stages: [booth],
  });
  expect(vehicles).toEqual({
    a1: "60 60 70",
    a2: "60 70 80",
    a3: "60 1440 1450",
    a4: "60 2880 2890",
  });
});

/* Adoption 0 until the 23rd, all from then on: a1 (ready 0) stands in the live queue, a2 (ready 1440 + 1) books. */
test("the share that books grows on a date", async () => {
  const adoption = [{ share: 0 }, { from: "2025-09-23", share: 1 }];
  const { vehicles } = await trace({
    length: 1600,
    flows: { a: at([0, 1441], { booking: { adoption } }) },
    gate: policy({}),
    stages: [booth],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", a2: "1500 1500 1510" });
});

/*
 * Both book the slot of 60 and wait inside. 60 a1 is served until 160, a2 waits; at 70 its patience of 10 ends, and it
 * is away until 100. Its booking is used up, so it comes back as a live vehicle, waits from 100, and leaves at 110.
 */
test("who has gone in on a booking and gives up inside comes back without one", async () => {
  const { vehicles, said } = await trace({
    flows: { a: at([0, 0], { booking: {}, patience: min(10), retrial: { after: min(30), tries: 1 } }) },
    gate: policy({ live: "after-booked" }),
    stages: [{ ...booth, service: min(100), queue: { places: "unlimited" } }],
  });
  expect(vehicles).toEqual({ a1: "60 60 160", a2: "60 100 110 reneged" });
  expect(said("goes away", "enters")).toEqual([
    "60 a1 enters post",
    "60 a2 enters post",
    "70 a2 goes away",
    "100 a2 enters post",
  ]);
});
