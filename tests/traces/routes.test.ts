/** Ways through a post, worked by hand: sending back, parallel stages, channels. */
import { describe, expect, test } from "vitest";
import { at, byFlow, min, trace } from "./traced.ts";

const again = (to: string, times: number, otherwise: string) => [
  { to, share: 1, atMost: times },
  { to: otherwise, share: 0 },
];

describe("sent back to the same stage twice at most; a service takes 5", () => {
  const run = (queue: object) =>
    trace({
      flows: { a: at([0]), b: at([1]) },
      stages: [{ id: "s", servers: 1, service: min(5), next: again("s", 2, "exit"), ...queue }],
    });

  /* The line stands inside: a goes to its end. a 0-5, b 5-10, a 10-15, b 15-20, a 20-25, b 25-30. */
  test("to the end of the line inside", async () => {
    const { vehicles, service } = await run({ queue: { places: "unlimited" } });
    expect(vehicles).toEqual({ a1: "0 0 25", b1: "1 1 30" });
    expect(service).toEqual({ a1: 15, b1: 15 });
  });

  /* The line stands at the gate: a is inside and goes before it. a 0-15, b 15-30. */
  test("before the line at the gate", async () => {
    const { vehicles } = await run({});
    expect(vehicles).toEqual({ a1: "0 0 15", b1: "1 15 30" });
  });
});

/* s1 0-5, s2 5-10, back: s1 10-15, s2 15-20. */
test("sent back to an earlier stage once", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0]) },
    stages: [
      { id: "s1", servers: 1, service: min(5) },
      { id: "s2", servers: 1, service: min(5), next: again("s1", 1, "exit") },
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 20" });
});

/* s1 twice; at s2 the vehicle has been sent back once already, so the way back is closed: 3 services of 5. */
test("all ways back are counted together", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0]) },
    stages: [
      { id: "s1", servers: 1, service: min(5), next: again("s1", 1, "s2") },
      { id: "s2", servers: 1, service: min(5), next: again("s2", 1, "exit") },
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 15" });
});

/* s1, s3 the first time (sent ahead once), back to s1, then s1, s2, s3: 5 + 5 + 5 + 5 + 5. */
test("a limit on a way ahead", async () => {
  const { vehicles, said } = await trace({
    flows: { a: at([0]) },
    stages: [
      { id: "s1", servers: 1, service: min(5), next: again("s3", 1, "s2") },
      { id: "s2", servers: 1, service: min(5) },
      { id: "s3", servers: 1, service: min(5), next: again("s1", 1, "exit") },
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 25" });
  expect(said("served").map((line) => line.split(" ").at(-1))).toEqual(["s1", "s3", "s1", "s2", "s3"]);
});

/* Limits are each vehicle's own: b comes after a has left and takes its place in memory. */
test("limits are forgotten with the vehicle", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0, 20]) },
    stages: [{ id: "s", servers: 1, service: min(5), next: again("s", 1, "exit") }],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", a2: "20 20 30" });
});

/*
 * Papers (8, two clerks) while the truck is scanned (5, one scanner); then the barrier (3). a and b at 0.
 * a: papers 0-8, scan 0-5: 8.   b: papers 0-8, scan 5-10: 10.   barrier: a 8-11, b 11-14.
 * The times of a are those of its papers (8), of b those of its scan (5, after 5 of waiting).
 */
test("parallel stages end with the last", async () => {
  const { vehicles, service } = await trace({
    flows: { a: at([0]), b: at([0]) },
    stages: [
      {
        id: "control",
        parallel: [
          { id: "papers", servers: 2, service: min(8) },
          { id: "scan", servers: 1, service: min(5) },
        ],
      },
      { id: "barrier", servers: 1, service: min(3) },
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 11", b1: "0 0 14" });
  expect(service).toEqual({ a1: 11, b1: 8 });
});

/* No place before the barrier: b waits in the group, at no server, until 11. c (1): scan 10-15, papers 8-16; 16-19. */
test("a vehicle blocked after parallel stages holds no server of theirs", async () => {
  const { vehicles, blocked } = await trace({
    flows: { a: at([0]), b: at([0]), c: at([1]) },
    stages: [
      {
        id: "control",
        parallel: [
          { id: "papers", servers: 2, service: min(8) },
          { id: "scan", servers: 1, service: min(5) },
        ],
      },
      { id: "barrier", servers: 1, service: min(3), queue: { places: 0 } },
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 11", b1: "0 0 14", c1: "1 1 19" });
  expect(blocked).toEqual({ a1: 0, b1: 1, c1: 0 });
});

/* check: green 2, red 10; scan (5) for red only. r 0: check 0-10, scan 10-15. g 1: check 10-12, out. */
test("stages and service times by channel", async () => {
  const { vehicles } = await trace({
    flows: {
      r: at([0], { channels: { red: 1, green: 0 } }),
      g: at([1], { channels: { green: 1, red: 0 } }),
    },
    stages: [
      { id: "check", servers: 1, service: { byChannel: { green: min(2), red: min(10) } } },
      { id: "scan", servers: 1, service: min(5), when: { channel: ["red"] } },
    ],
  });
  expect(vehicles).toEqual({ r1: "0 0 15", g1: "1 10 12" });
});

/* Flow b begins at s2; flow c is turned back after s1. */
test("a flow may begin at a later stage, and an inspection may turn vehicles back", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0]), b: at([0], { entersAt: "s2" }) },
    stages: [
      { id: "s1", servers: 1, service: byFlow({ a: 5, b: 99 }), next: [{ to: "turned-back" }] },
      { id: "s2", servers: 1, service: min(7) },
    ],
  });
  expect(vehicles).toEqual({ a1: "0 0 5 inspection", b1: "0 0 7" });
});
