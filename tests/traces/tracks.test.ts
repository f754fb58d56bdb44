/** Tracks, worked by hand: who is held outside, who keeps a track, who blocks one, who is let in first. */
import { expect, test } from "vitest";
import { min, trace, trains } from "./traced.ts";

/*
 * Two tracks, one officer, 10 minutes a train. Trains at 0, 1, 2 and 3.
 *  0 a1 in, served   1 a2 in, waits on its track   2 a3, 3 a4 held outside
 * 10 a1 out: a3 in   20 a2 out: a4 in   30 a3 out   40 a4 out
 */
test("a train waits on a track; without a free one it is held outside", async () => {
  const { vehicles, result } = await trace({
    flows: { a: trains([0, 1, 2, 3]) },
    tracks: { arrival: { count: 2 } },
    stages: [{ id: "reception", track: "arrival", servers: 1, service: min(10) }],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", a2: "1 1 20", a3: "2 10 30", a4: "3 20 40" });
  expect(result.books.tracks).toEqual({ checked: 2, worst: 0 });
});

/*
 * One arrival track, one shed track; papers 5 minutes, gauge 20.
 *  0 a1 papers   5 a1 to the shed, a2 in   10 a2 has its papers, stands where it is
 * 25 a1 out: a2 to the shed, a3 in   30 a3 stands   45 a2 out: a3 to the shed   65 a3 out
 */
test("a train stands where it is until a track of the next kind is free", async () => {
  const { vehicles, blocked, result } = await trace({
    flows: { a: trains([0, 0, 0]) },
    tracks: { arrival: { count: 1 }, shed: { count: 1 } },
    stages: [
      { id: "papers", track: "arrival", servers: "unlimited", service: min(5) },
      { id: "gauge", track: "shed", servers: "unlimited", service: min(20) },
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 25", a2: "0 5 45", a3: "0 25 65" });
  expect(blocked).toEqual({ a1: 0, a2: 15, a3: 15 });
  expect(result.rail!.stuck).toEqual([0]);
});

/* One track for customs (5) and border (5): a1 keeps it until 10, a2 comes in then and is out at 20. */
test("stages of one kind of track one after another keep the track", async () => {
  const { vehicles, blocked } = await trace({
    flows: { a: trains([0, 0]) },
    tracks: { arrival: { count: 1 } },
    stages: [
      { id: "customs", track: "arrival", servers: "unlimited", service: min(5) },
      { id: "border", track: "arrival", servers: "unlimited", service: min(5) },
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", a2: "0 10 20" });
  expect(blocked).toEqual({ a1: 0, a2: 0 });
});

/* A stage without a track frees it: a1 leaves the track at 5 for the wash (30), and a2 comes in at 5. */
test("a stage without a track gives it back", async () => {
  const { vehicles } = await trace({
    flows: { a: trains([0, 0]) },
    tracks: { arrival: { count: 1 } },
    stages: [
      { id: "customs", track: "arrival", servers: 1, service: min(5) },
      { id: "wash", servers: "unlimited", service: min(30) },
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 35", a2: "0 5 40" });
});

/* One track for both sides, 10 minutes. e1 at 0, w1 at 1, e2 at 3: w1 has waited longer than e2. */
test("both sides share tracks: who has waited longest is let in first", async () => {
  const { vehicles } = await trace({
    flows: { e: trains([0, 3], {}, { from: "east" }), w: trains([1], {}, { from: "west" }) },
    tracks: { yard: { count: 1 } },
    sides: {
      east: {
        stages: [{ id: "east-work", when: { from: ["east"] }, track: "yard", servers: 3, service: min(10) }],
      },
      west: {
        stages: [{ id: "west-work", when: { from: ["west"] }, track: "yard", servers: 3, service: min(10) }],
      },
    },
  });
  expect(vehicles).toEqual({ e1: "0 0 10", w1: "1 10 20", e2: "3 20 30" });
});

/*
 * Groups of wagons, three a train, one track, one officer, 10 minutes a group. The first train stands from 0 until its
 * last group is through at 30; then the second comes in.
 */
test("the groups of one arrival are one train on one track", async () => {
  const { vehicles } = await trace({
    flows: { a: trains([0, 5], { kind: "group" }, { groups: { size: 3 } }) },
    tracks: { arrival: { count: 1 } },
    stages: [{ id: "reception", track: "arrival", servers: 1, service: min(10) }],
  });
  expect(vehicles).toEqual({
    a1: "0 0 10",
    a2: "0 0 20",
    a3: "0 0 30",
    a4: "5 30 40",
    a5: "5 30 50",
    a6: "5 30 60",
  });
});

/* The same three vehicles as block trains need three tracks: one after another on the only one. */
test("block trains that come together need a track each", async () => {
  const { vehicles } = await trace({
    flows: { a: trains([0], {}, { groups: { size: 3 } }) },
    tracks: { arrival: { count: 1 } },
    stages: [{ id: "reception", track: "arrival", servers: 3, service: min(10) }],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", a2: "0 10 20", a3: "0 20 30" });
});

/* Papers (5) and inspection (8) at the same time on one track: a1 is out at 8, then a2 comes in. */
test("a group of parallel stages stands on a track", async () => {
  const { vehicles } = await trace({
    flows: { a: trains([0, 0]) },
    tracks: { arrival: { count: 1 } },
    stages: [
      {
        id: "control",
        track: "arrival",
        parallel: [
          { id: "papers", servers: 2, service: min(5) },
          { id: "inspection", servers: 2, service: min(8) },
        ],
      },
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 8", a2: "0 8 16" });
});

/*
 * x stands on a and then needs b; y stands on b and then needs a. Both are served at 10, and each holds what the other
 * needs: they stand for ever, and z, which comes at 20, is held outside.
 */
test("two directions that fill the tracks they share stand still, and the run says so", async () => {
  const { vehicles, blocked, result } = await trace({
    flows: { x: trains([0, 20]), y: trains([0]) },
    tracks: { a: { count: 1 }, b: { count: 1 } },
    stages: [
      { id: "first-b", when: { flow: ["y"] }, track: "b", servers: "unlimited", service: min(10) },
      { id: "then-a", track: "a", servers: "unlimited", service: min(10) },
      { id: "last-b", when: { flow: ["x"] }, track: "b", servers: "unlimited", service: min(10) },
    ],
  });
  expect(vehicles).toEqual({ x1: "0 0 - unfinished", y1: "0 0 - unfinished", x2: "20 - - unfinished" });
  expect(blocked).toEqual({ x1: 230, y1: 230, x2: 0 });
  expect(result.rail!.stuck).toEqual([2]);
});

/* The run ends at 12: a1 is being worked on in the shed, a2 waits for its track. That is no standstill. */
test("who waits for a train that is still being served does not stand still", async () => {
  const { blocked, result } = await trace({
    length: 12,
    flows: { a: trains([0, 0]) },
    tracks: { arrival: { count: 1 }, shed: { count: 1 } },
    stages: [
      { id: "papers", track: "arrival", servers: "unlimited", service: min(5) },
      { id: "gauge", track: "shed", servers: "unlimited", service: min(20) },
    ],
  });
  expect(blocked).toEqual({ a1: 0, a2: 2 });
  expect(result.rail!.stuck).toEqual([0]);
});
