/** Trains dissolved and made up anew, worked by hand: full ones, what is there at a path, one cargo, a full yard. */
import { expect, test } from "vitest";
import { TRAIN_TIMES } from "../../src/run/train-figures.ts";
import { Tally } from "../../src/statistics/tally.ts";
import { WeightedTally } from "../../src/statistics/weighted-tally.ts";
import { min, trace, trains } from "./traced.ts";

const HOURLY = { out: { perDay: 24 } };
const departure = (regroup: object) => ({ id: "departure", path: "out", regroup });
const SIXTY = trains([10, 20, 70], { teu: 60 });

/*
 * 100 TEU a train. 60 TEU at 10, 20 and 70. At 60 there are 120: a1's 60 and 40 of a2's go. At 120 there are 80, which
 * are too few for a full train, as at 180 and 240.
 */
test("a full train takes from several, first come first served", async () => {
  const { vehicles, said, result } = await trace({
    flows: { a: SIXTY },
    paths: HOURLY,
    stages: [departure({ teu: 100 })],
  });
  expect(vehicles).toEqual({ a1: "10 10 60", a2: "20 20 - unfinished", a3: "70 70 - unfinished" });
  expect(said("departs with 100")).toEqual(["60 departs with 100 out"]);
  expect(result.rail!.departures[0]).toEqual({ trains: 1, wagons: 0, teu: 100 });
  expect(result.rail!.paths).toEqual([{ offered: 5, used: 1, lost: 4, kept: 0 }]);
  expect(result.rail!.stuck).toEqual([0]);
});

/*
 * The same with what is there, at least 40: 100 at 60, and at 120 a2's last 20 with a3's 60.
 * In the yard: 60 TEU for 50 minutes, 40 for 40, 20 for 100, 60 for 50.
 */
test("at a path whatever is there departs, if it is enough", async () => {
  const { vehicles, said, result } = await trace({
    flows: { a: SIXTY },
    paths: HOURLY,
    stages: [departure({ teu: 100, goes: "at-path", atLeast: 40 })],
  });
  expect(vehicles).toEqual({ a1: "10 10 60", a2: "20 20 120", a3: "70 70 120" });
  expect(said("departs with 100", "departs with 80")).toEqual([
    "60 departs with 100 out",
    "120 departs with 80 out",
  ]);
  const yard = Tally.merged([result.rail!.yardTime[0]!], 1000);
  expect(yard.count).toBe(180);
  expect(yard.sum).toBe((60 * 50 + 40 * 40 + 20 * 100 + 60 * 50) * 60);
  // Nothing but the yard holds them up, so it is their time at the border by TEU too.
  const border = result.trains!.times[0]![1]![TRAIN_TIMES.indexOf("borderTime")]!;
  const byTeu = WeightedTally.merged([border], 1000);
  expect([byTeu.count, byTeu.sum]).toEqual([yard.count, yard.sum]);
});

/* At least 90: at 60 there are 120, at 120 only 80, which stay. */
test("less than the least does not depart", async () => {
  const { said } = await trace({
    flows: { a: SIXTY },
    paths: HOURLY,
    stages: [departure({ teu: 100, goes: "at-path", atLeast: 90 })],
  });
  expect(said("departs with 100", "departs with 80")).toEqual(["60 departs with 100 out"]);
});

const cargoes = {
  c: trains([1], { teu: 30 }, { cargo: "containers" }),
  g: trains([2, 3], { teu: 30 }, { cargo: "grain" }),
};

/* 50 a train, one cargo each: at 60 grain has 60, containers 30. g1 and 20 of g2 go; c1 waits, though it was first. */
test("a train of one cargo leaves the others where they are", async () => {
  const { vehicles } = await trace({
    flows: cargoes,
    paths: HOURLY,
    stages: [departure({ teu: 50, byCargo: true })],
  });
  expect(vehicles).toEqual({ c1: "1 1 - unfinished", g1: "2 2 60", g2: "3 3 - unfinished" });
});

/* Mixed: at 60 c1 and 20 of g1; 40 are left, too few. */
test("without that, cargoes go together", async () => {
  const { vehicles } = await trace({ flows: cargoes, paths: HOURLY, stages: [departure({ teu: 50 })] });
  expect(vehicles).toEqual({ c1: "1 1 60", g1: "2 2 - unfinished", g2: "3 3 - unfinished" });
});

/* One train of grain a day, 30 a train: g1 at 30; at 60 g2 may not, so c1 goes; 90 is lost. */
test("a cap on a cargo leaves it out of the next trains of the day", async () => {
  const { vehicles, result } = await trace({
    flows: {
      g: trains([1, 2], { teu: 30 }, { cargo: "grain" }),
      c: trains([3], { teu: 30 }, { cargo: "containers" }),
    },
    paths: { out: { at: ["00:30", "01:00", "01:30"], caps: [{ cargo: ["grain"], perDay: 1 }] } },
    stages: [departure({ teu: 30 })],
  });
  expect(vehicles).toEqual({ g1: "1 1 30", g2: "2 2 - unfinished", c1: "3 3 60" });
  expect(result.rail!.paths).toEqual([{ offered: 3, used: 2, lost: 1, kept: 0 }]);
});

/*
 * The yard holds 100, trains bring and take 60; papers take 5 minutes.
 *   6 a1 in the yard   7 a2, 8 a3 stand at the papers   60 a1 departs: a2 in   120 a2: a3 in   180 a3
 */
test("without room in the yard a train stands where it is", async () => {
  const { vehicles, blocked } = await trace({
    flows: { a: trains([1, 2, 3], { teu: 60 }) },
    paths: HOURLY,
    stages: [
      { id: "papers", servers: "unlimited", service: min(5) },
      departure({ teu: 60, yard: { places: 100 } }),
    ],
  });
  expect(vehicles).toEqual({ a1: "1 1 60", a2: "2 2 120", a3: "3 3 180" });
  expect(blocked).toEqual({ a1: 0, a2: 53, a3: 112 });
});

/*
 * a 60 in the yard of 100; b 60 waits at the gate, and c 20, which would have room, behind it. 60 a departs, b and c
 * come in; 120 b's 60; 180 c.
 */
test("nobody smaller passes who waits for room in the yard", async () => {
  const { vehicles } = await trace({
    flows: {
      a: trains([1], { teu: 60 }),
      b: trains([2], { teu: 60 }),
      c: trains([3], { teu: 20 }),
    },
    paths: HOURLY,
    stages: [departure({ teu: 60, goes: "at-path", yard: { places: 100 } })],
  });
  expect(vehicles).toEqual({ a1: "1 1 60", b1: "2 60 120", c1: "3 60 180" });
});

/* The same by wagons and from different stages: c is served at 4, after b, and must not pass it either. */
test("nor from another stage", async () => {
  const { vehicles, result } = await trace({
    flows: {
      a: trains([0], { wagons: 60 }),
      b: trains([1], { wagons: 60 }),
      c: trains([2], { wagons: 20 }),
    },
    paths: HOURLY,
    stages: [
      { id: "one", when: { flow: ["a", "b"] }, servers: "unlimited", service: min(1) },
      { id: "two", when: { flow: ["c"] }, servers: "unlimited", service: min(2) },
      departure({ wagons: 60, goes: "at-path", yard: { places: 100 } }),
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 60", b1: "1 1 120", c1: "2 2 180" });
  expect(result.rail!.departures[2]).toEqual({ trains: 3, wagons: 140, teu: 0 });
});

/*
 * 110 TEU a train, a yard of 150, trains of 100: a1's 100 are too few for a train, a2 finds no room, and so for ever.
 */
test("a yard that holds too little for a train and has no room for another stands still", async () => {
  const { vehicles, result } = await trace({
    flows: { a: trains([1, 2], { teu: 100 }) },
    paths: HOURLY,
    stages: [
      { id: "papers", servers: "unlimited", service: min(5) },
      departure({ teu: 110, yard: { places: 150 } }),
    ],
  });
  expect(vehicles).toEqual({ a1: "1 1 - unfinished", a2: "2 2 - unfinished" });
  expect(result.rail!.stuck).toEqual([2]);
});

/*
 * 30 a train from a yard of 100. At 60 30 of a's 90 leave, and b's 40 have room, though a is not through: 60 + 40.
 * 120 a 30 left   180 a is through   240 30 of b's 40
 */
test("a part that leaves makes room before its train is through", async () => {
  const { vehicles } = await trace({
    flows: { a: trains([1], { teu: 90 }), b: trains([2], { teu: 40 }) },
    paths: HOURLY,
    stages: [departure({ teu: 30, yard: { places: 100 } })],
  });
  expect(vehicles).toEqual({ a1: "1 1 180", b1: "2 60 - unfinished" });
});
