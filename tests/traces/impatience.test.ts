/** Vehicles that give up, do not join, or come back, worked by hand. One server, 10 a vehicle unless said. */
import { describe, expect, test } from "vitest";
import { at, byFlow, min, type Part, trace } from "./traced.ts";

const stage = { id: "s", servers: 1, service: min(10) };

/* a 0-10. b (1) would wait 9 until 10, when its service begins: served. c (2) gives up at 7. */
test("patience: who waits exactly as long is served, who would wait longer gives up", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0]), b: at([1], { patience: min(9) }), c: at([2], { patience: min(5) }) },
    stages: [stage],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", b1: "1 10 20", c1: "2 - 7 reneged" });
});

/* a 0-4, b 4-14 (its end is scheduled after the patience of c). c (2) would wait 12 until 14: served all the same. */
test("patience: the same whatever was scheduled first", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0]), b: at([1]), c: at([2], { patience: min(12) }) },
    stages: [{ ...stage, service: byFlow({ a: 4, b: 10, c: 10 }) }],
  });
  expect(vehicles).toEqual({ a1: "0 0 4", b1: "1 4 14", c1: "2 14 24" });
});

/* The gate opens at 60, when the patience of a (10, 50) ends: served. b (11) arrives with 48, gives up at 59. */
test("patience: an opening at that instant comes first", async () => {
  const { vehicles } = await trace({
    flows: { a: at([10], { patience: min(50) }), b: at([11], { patience: min(48) }) },
    gate: { hours: "01:00-02:00" },
    stages: [stage],
  });
  expect(vehicles).toEqual({ a1: "10 60 70", b1: "11 - 59 reneged" });
});

/* Two places on the road, both taken. b gives up at 7, and c, arriving at 7, takes its place: who leaves makes room. */
test("patience: who gives up makes room for who arrives at that instant", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0]), b: at([2], { patience: min(5) }), c: at([7]) },
    waitingArea: { places: 1 },
    road: { places: 0 },
    stages: [stage],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", b1: "2 - 7 reneged", c1: "7 10 20" });
});

/* One place inside: b enters at 1 and gives up at 6; c (2) enters then: 10-20. */
test("patience runs on inside until the first service", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0]), b: at([1], { patience: min(5) }), c: at([2]) },
    stages: [{ ...stage, queue: { places: 1 } }],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", b1: "1 1 6 reneged", c1: "2 6 20" });
});

/* s1 2 each, s2 10. b: s1 2-4, then waits at s2 until 12, longer than its patience of 5, but it has been served. */
test("patience ends with the first service", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0]), b: at([0], { patience: min(5) }) },
    stages: [{ id: "s1", servers: 1, service: min(2) }, stage],
  });
  expect(vehicles).toEqual({ a1: "0 0 12", b1: "0 2 22" });
});

/*
 * Balks when two wait.  0 a1   1 a2 sees none   2 a3 sees one   3 a4 sees two: away   10 a2 begins; a5 sees one
 */
test("balking at a number of waiting", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0, 1, 2, 3, 10], { balking: { rule: { atLength: { from: 2 } } } }) },
    stages: [stage],
  });
  expect(vehicles).toEqual({
    a1: "0 0 10",
    a2: "1 10 20",
    a3: "2 20 30",
    a4: "3 - 3 balked",
    a5: "10 30 40",
  });
});

/* Balks when anyone is at the post.  0 a1   9 a2 sees one: away   10 a1 has just left: a3 joins. */
test("balking at a number at the post; a release comes before an arrival", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0, 9, 10], { balking: { rule: { atLength: { from: 1 } }, sees: "post" } }) },
    stages: [stage],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", a2: "9 - 9 balked", a3: "10 10 20" });
});

/*
 * No place to wait. b tries at 1, 5 and 9, twice again at most: refused for good at 9, 8 of it away.
 * c tries at 2, 6 and 10, when a has just left: 10-20.
 */
test("retrial, with a limit and without", async () => {
  const { vehicles, away } = await trace({
    flows: {
      a: at([0]),
      b: at([1], { retrial: { after: min(4), tries: 2 } }),
      c: at([2], { retrial: { after: min(4) } }),
    },
    stages: [{ ...stage, queue: { places: 0, whenFull: "lost" } }],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", b1: "1 - 9 refused", c1: "2 10 20" });
  expect(away).toEqual({ a1: 0, b1: 8, c1: 8 });
});

/* b enters to the one place inside at 1, gives up at 6, comes back at 8 and waits at the gate, c being inside: at 10
 * c begins and b enters, gives up at 8 + 5 = 13 and has no try left. */
test("who gave up inside and comes back has entered when it enters again", async () => {
  const { vehicles } = await trace({
    flows: {
      a: at([0]),
      b: at([1], { patience: min(5), retrial: { after: min(2), tries: 1 } }),
      c: at([2]),
    },
    stages: [{ ...stage, queue: { places: 1 } }],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", c1: "2 6 20", b1: "1 10 13 reneged" });
});

/* As before, but c takes no place until the end: b comes back at 8 and is still at the gate when the run ends at 9. */
test("who gave up inside and waits again at the gate has not entered", async () => {
  const { vehicles } = await trace({
    length: 9,
    flows: {
      a: at([0]),
      b: at([1], { patience: min(5), retrial: { after: min(2), tries: 1 } }),
      c: at([2]),
    },
    stages: [{ ...stage, queue: { places: 1 } }],
  });
  expect(vehicles).toEqual({ a1: "0 0 - unfinished", c1: "2 6 - unfinished", b1: "1 - - unfinished" });
});

/*
 * A booth of 10 min where papers are found missing: a1 is sent home at 10, and back after 50 min, at 60. With `atMost: 1` it
 * then passes, and is through at 70. Without, it is sent home again at 70, has no try left, and counts as turned back.
 */
describe("papers that are missing", () => {
  const run = (atMost: Part) =>
    trace({
      flows: { a: at([0, 5], { retrial: { after: min(50), tries: 1 } }) },
      stages: [{ id: "s", servers: 1, service: min(10), next: [{ to: "sent-home", ...atMost }] }],
    });

  test("are fetched at home", async () => {
    const { vehicles, away, service } = await run({ atMost: 1 });
    expect(vehicles).toEqual({ a1: "0 60 70", a2: "5 70 80" });
    expect(away).toEqual({ a1: 50, a2: 50 });
    expect(service).toEqual({ a1: 20, a2: 20 });
  });

  test("or never found", async () => {
    const { vehicles } = await run({});
    expect(vehicles).toEqual({ a1: "0 60 70 inspection", a2: "5 70 80 inspection" });
  });
});
