/** Finite buffers, worked by hand: blocking after service along a chain, who is let on first, and loss. */
import { expect, test } from "vitest";
import { at, byFlow, min, trace } from "./traced.ts";

/*
 * s1 (2) - s2 (4) - s3 (10), one server each, no place to wait after s1. a, b and c at 0.
 *          s1              s2                       s3
 *  0       a
 *  2       b               a
 *  4       b blocked
 *  6       c               b                        a
 *  8       c blocked
 * 10                       b blocked
 * 16       -               c                        b        a is out
 * 20                       c blocked
 * 26                                                c        b is out
 * 36                                                         c is out
 */
test("blocking after service along a chain of three", async () => {
  const { vehicles, blocked, service } = await trace({
    flows: { a: at([0]), b: at([0]), c: at([0]) },
    stages: [
      { id: "s1", servers: 1, service: min(2) },
      { id: "s2", servers: 1, service: min(4), queue: { places: 0 } },
      { id: "s3", servers: 1, service: min(10), queue: { places: 0 } },
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 16", b1: "0 2 26", c1: "0 6 36" });
  expect(blocked).toEqual({ a1: 0, b1: 2 + 6, c1: 8 + 6 });
  expect(service).toEqual({ a1: 16, b1: 16, c1: 16 });
});

/*
 * s1 has three servers: a 2, b 6, c 4. s2: one server, 10, no place.
 *  2 a at s2   4 c blocked   6 b blocked   12 c, blocked first   22 b   32 out
 */
test("who was blocked first goes on first", async () => {
  const { vehicles, said } = await trace({
    flows: { a: at([0]), b: at([0]), c: at([0]) },
    stages: [
      { id: "s1", servers: 3, service: byFlow({ a: 2, b: 6, c: 4 }) },
      { id: "s2", servers: 1, service: min(10), queue: { places: 0 } },
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 12", c1: "0 0 22", b1: "0 0 32" });
  expect(said("blocked")).toEqual(["4 c1 blocked s2", "6 b1 blocked s2"]);
});

/* One place between: s1 2, s2 10. a s2 2-12; b waits in the place from 4; c blocked 6-12. */
test("a buffer of one place", async () => {
  const { vehicles, blocked } = await trace({
    flows: { a: at([0, 0, 0, 0]) },
    stages: [
      { id: "s1", servers: 1, service: min(2) },
      { id: "s2", servers: 1, service: min(10), queue: { places: 1 } },
    ],
  });
  // a4: enters s1 at 12, is done at 14, blocked until a2 leaves at 22.
  expect(vehicles).toEqual({ a1: "0 0 12", a2: "0 2 22", a3: "0 4 32", a4: "0 12 42" });
  expect(blocked).toEqual({ a1: 0, a2: 0, a3: 6, a4: 8 });
});

/* s1 2, s2 10, no place: at 4 a2 finds s2 full and is turned back. a3: s1 11-13, s2 13-23 (free since 12). */
test("loss at a later stage", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0, 0, 11]) },
    stages: [
      { id: "s1", servers: 1, service: min(2) },
      { id: "s2", servers: 1, service: min(10), queue: { places: 0, whenFull: "lost" } },
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 12", a2: "0 2 4 refused", a3: "11 11 23" });
});

/*
 * One place. 0 a1   1 a2 takes the place   2 a3 is lost   10 a1 leaves, a2 begins, a4 arrives and takes the place
 * 20 a4 begins   30 a4 is out
 */
test("loss at the gate; a release comes before an arrival of the same instant", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0, 1, 2, 10]) },
    stages: [{ id: "s", servers: 1, service: min(10), queue: { places: 1, whenFull: "lost" } }],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", a2: "1 1 20", a3: "2 - 2 refused", a4: "10 10 30" });
});
