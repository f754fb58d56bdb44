/** Trains on the line before a station, worked by hand. Minutes since the start. One track, an hour a train. */
import { describe, expect, test } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { planLevels } from "../../src/model/levels.ts";
import { at, min, type Part, type Post, scenarioOf, type Traced, trace } from "./traced.ts";

const track = { id: "track", servers: 1, service: min(60) };
const trains = (minutes: readonly number[], more: Part = {}) =>
  at(minutes, { mode: "train", train: { wagons: 50 }, ...more });
const line = (near: number, far: number, more: Part = {}) => ({
  stations: [
    { id: "near", places: near },
    { id: "far", places: far },
  ],
  ...more,
});

/** Time integrals of levels of the line [train min]. */
function integrals(post: Post, { result }: Traced, ...names: string[]): number[] {
  const levels = planLevels(compile(scenarioOf(post)));
  return names.map((name) => {
    const [kind, group = ""] = name.split(" ");
    const found = levels.index(kind as "held", "post", group);
    return result.levels[found]!.integral / 60;
  });
}
const ALL = ["held station=near", "held station=far", "beyond"];

/*
 *   0 a1   1 a2 and 2 a3 at near   3 a4 at far   4 a5 and 5 a6 beyond
 *  60 a2 goes in: a4 moves up to near, a5 to far   120 a3: a5 to near, a6 to far   180 a4: a6 to near
 * Near: 1 from 1, 2 from 2 to the end (235): 467. Far: a4 57, a5 60, a6 60: 177. Beyond: a5 56, a6 55 and 60: 171.
 */
test("trains stand at the nearest station with room, and move up", async () => {
  const post: Post = {
    length: 235,
    flows: { a: trains([0, 1, 2, 3, 4, 5]) },
    line: line(2, 1),
    stages: [track],
  };
  const found = await trace(post);
  expect(found.vehicles).toEqual({
    a1: "0 0 60",
    a2: "1 60 120",
    a3: "2 120 180",
    a4: "3 180 - unfinished",
    a5: "4 - - unfinished",
    a6: "5 - - unfinished",
  });
  expect(integrals(post, found, ...ALL)).toEqual([467, 177, 171]);
  expect(found.said("held at")).toEqual([
    "1 a2 held at near",
    "2 a3 held at near",
    "3 a4 held at far",
    "4 a5 held at beyond",
    "5 a6 held at beyond",
  ]);
  expect(found.result.books["line-places"]!.worst).toBe(0);
});

/*
 * Abandoned after 118, restart 30. a3 (2) would be at 120: at that very instant a2 is through and a3 goes in. a4 (3) is
 * abandoned at 121, a5 (4) at 122. At 180 their turn comes, and they are restarted, to 210; a6 (170) passes them. At 240 a4,
 * at 300 a5.
 */
describe("a train that is held too long", () => {
  const post = (more: Part): Post => ({
    length: 400,
    flows: { a: trains([0, 1, 2, 3, 4, 170]) },
    line: line(2, 1, { abandonedAfter: min(118), restart: min(30), ...more }),
    stages: [track],
  });
  const expected = {
    a1: "0 0 60",
    a2: "1 60 120",
    a3: "2 120 180",
    a4: "3 240 300",
    a5: "4 300 360",
    a6: "170 180 240",
  };

  test("loses its locomotive, is restarted when its turn has come, and passed meanwhile", async () => {
    const found = await trace(post({}));
    expect(found.vehicles).toEqual(expected);
    expect(found.said("abandoned", "restarts", "restarted")).toEqual([
      "121 a4 abandoned",
      "122 a5 abandoned",
      "180 a4 restarts",
      "180 a5 restarts",
      "210 a4 restarted",
      "210 a5 restarted",
    ]);
    const { trains: ever, wagons, times, restartTime } = found.result.lines![0]!;
    expect([ever[0], wagons[0], times[0], restartTime[0]! / 60]).toEqual([2, 100, 2, 60]);
    // a4 from 121, a5 from 122, both to 210.
    expect(integrals(post({}), found, "abandoned", "abandonedWagons")).toEqual([177, 177 * 50]);
  });

  /* One locomotive for restarts: a5's begins when a4's is done, at 210, to 240. */
  test("one restart at a time", async () => {
    const found = await trace(post({ restartsAtOnce: 1 }));
    expect(found.vehicles).toEqual(expected);
    expect(found.said("restarts", "restarted")).toEqual([
      "180 a4 restarts",
      "210 a4 restarted",
      "210 a5 restarts",
      "240 a5 restarted",
    ]);
  });

  /* A restart of 100: a4 and a5 are ready at 280. a6 is through at 240; nobody else is there: a4 280-340, a5 340-400. */
  test("a long restart leaves the track empty", async () => {
    const found = await trace(post({ restart: min(100) }));
    expect(found.vehicles).toEqual({ ...expected, a4: "3 280 340", a5: "4 340 400" });
  });

  /* No time to restart: a4 and a5 go in in their turn. */
  test("may be restarted in no time", async () => {
    const found = await trace(post({ restart: undefined }));
    expect(found.vehicles).toEqual({ ...expected, a4: "3 180 240", a5: "4 240 300", a6: "170 300 360" });
  });
});

/*
 * Near and far have one place each; abandoned after 50, restart 10. a2 (1) at near and a3 (2) at far are abandoned at 51 and
 * 52, a4 (55) stands beyond. 60: both are restarted, to 70, and a4 goes in. a5 (65) stands beyond and is abandoned at 115. 120:
 * a2 goes in, a3 moves up to near, a5 cannot; a3 has been held for 50 since its restart and is abandoned again. 180: a3 and
 * a5 are restarted, to 190: a3 goes in, a5 moves up to near, and is abandoned again at 240. 250: a5 is restarted, to 260.
 */
test("an abandoned train does not move up, and may be abandoned again", async () => {
  const post: Post = {
    length: 320,
    flows: { a: trains([0, 1, 2, 55, 65]) },
    line: line(1, 1, { abandonedAfter: min(50), restart: min(10) }),
    stages: [track],
  };
  const found = await trace(post);
  expect(found.vehicles).toEqual({
    a1: "0 0 60",
    a2: "1 120 180",
    a3: "2 190 250",
    a4: "55 60 120",
    a5: "65 260 320",
  });
  const { trains: ever, times, restartTime } = found.result.lines![0]!;
  expect([ever[0], times[0], restartTime[0]! / 60]).toEqual([3, 5, 50]);
  expect(integrals(post, found, ...ALL)).toEqual([259, 118, 130]);
});

/*
 * Two tracks and one locomotive. a2 (1), abandoned at 51, has a track at 55, when a3 comes and the line is looked through; but
 * no locomotive until 60: then its restart begins, to 90, and a3 goes in, to 120.
 */
test("its turn has come when all it needs is there", async () => {
  const found = await trace({
    flows: { a: trains([0, 1, 55]) },
    resources: { loco: { units: 1 } },
    line: line(2, 1, { abandonedAfter: min(50), restart: min(30) }),
    stages: [{ ...track, servers: 2, uses: { loco: 1 }, overtaking: true }],
  });
  expect(found.vehicles).toEqual({ a1: "0 0 60", a2: "1 120 180", a3: "55 60 120" });
  expect(found.said("restarts", "restarted")).toEqual(["60 a2 restarts", "90 a2 restarted"]);
});

/*
 * Groups of wagons, two a train; near and far have a place each. 0: a1 on the track, a2 at near. 10: a3 and a4, one train, at far.
 * 20: a5 and a6 beyond. 60: a2 goes in; a3 and a4 move up together, a5 and a6 to far. 120: a3; a4 keeps its place. 180: a4;
 * a5 and a6 to near. Near: 60, 60 + 120, 2 x 20. Far: 2 x 50, 2 x 120. Beyond: 2 x 40.
 */
test("groups that came as one train have one place", async () => {
  const post: Post = {
    length: 200,
    flows: {
      a: trains([0, 10, 20], { train: { wagons: 20, kind: "group" }, groups: { size: 2 } }),
    },
    line: line(1, 1),
    stages: [track],
  };
  const found = await trace(post);
  expect(found.vehicles).toMatchObject({ a1: "0 0 60", a2: "0 60 120", a3: "10 120 180" });
  expect(integrals(post, found, ...ALL)).toEqual([280, 340, 80]);
});

/* b-1 has stood there for three days: it is restarted, to 30. b-2 has stood for an hour and goes in. 60: b-1. */
test("of the backlog, who has stood too long has no locomotive", async () => {
  const found = await trace({
    flows: {
      b: {
        at: "post",
        mode: "train",
        train: { wagons: 50 },
        backlog: { vehicles: 2, waited: ["3 d", "1 h"] },
      },
    },
    line: line(2, 1, { abandonedAfter: "1 d", restart: min(30) }),
    stages: [track],
  });
  expect(found.vehicles).toEqual({ "b-1": "-4320 60 120", "b-2": "-60 0 60" });
});

/*
 * Trains of the flow a are not let in from 100 to 300. a2 (1), abandoned at 51, is restarted from 60 to 70, and would go in at
 * 120; b1 (80) does. From 180 the track is empty until 300: a2, restarted, but abandoned again at 120: to 310.
 */
test("a closure bars a train that has been restarted", async () => {
  const found = await trace({
    length: 400,
    flows: { a: trains([0, 1]), c: trains([58]), b: trains([80]) },
    line: line(1, 1, { abandonedAfter: min(50), restart: min(10) }),
    stages: [track],
    closures: { x: { of: { flow: ["a"] }, from: "2025-09-22T01:40", to: "2025-09-22T05:00" } },
  });
  expect(found.vehicles).toEqual({
    a1: "0 0 60",
    a2: "1 310 370",
    c1: "58 60 120",
    b1: "80 120 180",
  });
});
