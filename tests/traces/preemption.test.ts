/** Preemption, worked by hand: priority 1 interrupts 2, which goes on (`resume`) or begins anew (`restart`). */
import { describe, expect, test } from "vitest";
import { at, byFlow, trace } from "./traced.ts";

const stage = (preemption: string, service: object, servers = 1) => ({
  id: "s",
  servers,
  service,
  discipline: { priority: {} },
  preemption,
});

describe("l needs 20 and is interrupted at 5 and at 20 by h, which needs 4", () => {
  const run = (preemption: string) =>
    trace({
      flows: { l: at([0], { priority: 2 }), h: at([5, 7, 20], { priority: 1 }) },
      stages: [stage(preemption, byFlow({ l: 20, h: 4 }))],
    });

  /*
   *  0 l   5 h1 interrupts l (15 left)   7 h2 waits: equal priority   9 h2   13 l
   * 20 h3 interrupts l (8 left)   24 l   32 l is done: 5 + 7 + 8 = 20 of service
   */
  test("resume", async () => {
    const { vehicles, service, said } = await run("resume");
    expect(vehicles).toEqual({ l1: "0 0 32", h1: "5 5 9", h2: "7 9 13", h3: "20 20 24" });
    expect(service).toEqual({ l1: 20, h1: 4, h2: 4, h3: 4 });
    expect(said("interrupted")).toEqual(["5 l1 interrupted s", "20 l1 interrupted s"]);
  });

  /* The same until 24; then l needs its 20 again, as at 13: 24-44. It was served 5 + 7 + 20 = 32. */
  test("restart repeats the same service time", async () => {
    const { vehicles, service } = await run("restart");
    expect(vehicles).toEqual({ l1: "0 0 44", h1: "5 5 9", h2: "7 9 13", h3: "20 20 24" });
    expect(service).toEqual({ l1: 32, h1: 4, h2: 4, h3: 4 });
  });
});

/*
 * Three priorities, one server: l 20, m 10, h 4.
 *  0 l   5 m1 interrupts l (15 left)   6 m2 waits   8 h interrupts m1 (7 left)   12 m1 goes on before m2
 * 19 m2 before l, which is worse   29 l   44 l is done
 */
test("two levels: the interrupted go on by priority, before those of their priority that wait", async () => {
  const { vehicles, service } = await trace({
    flows: { l: at([0], { priority: 3 }), m: at([5, 6], { priority: 2 }), h: at([8], { priority: 1 }) },
    stages: [stage("resume", byFlow({ l: 20, m: 10, h: 4 }))],
  });
  expect(vehicles).toEqual({ l1: "0 0 44", m1: "5 5 19", m2: "6 19 29", h1: "8 8 12" });
  expect(service).toEqual({ l1: 20, m1: 10, m2: 10, h1: 4 });
});

/* The same with restart: at 12 m1 needs 10 again: 12-22, m2 22-32, l 32-52. */
test("two levels with restart", async () => {
  const { vehicles } = await trace({
    flows: { l: at([0], { priority: 3 }), m: at([5, 6], { priority: 2 }), h: at([8], { priority: 1 }) },
    stages: [stage("restart", byFlow({ l: 20, m: 10, h: 4 }))],
  });
  expect(vehicles).toEqual({ l1: "0 0 52", m1: "5 5 22", m2: "6 22 32", h1: "8 8 12" });
});

/*
 * Two servers. l 20, m 20, h 4.  0 l   2 m   5 h interrupts l, the worse, though m began later (l: 15 left)
 *  9 l goes on   22 m is done   24 l is done
 */
test("the worst priority is interrupted first", async () => {
  const { vehicles } = await trace({
    flows: { l: at([0], { priority: 3 }), m: at([2], { priority: 2 }), h: at([5], { priority: 1 }) },
    stages: [stage("resume", byFlow({ l: 20, m: 20, h: 4 }), 2)],
  });
  expect(vehicles).toEqual({ l1: "0 0 24", m1: "2 2 22", h1: "5 5 9" });
});

/*
 * Two servers.  0 l1   2 l2   5 h1 interrupts l2, whose service began last (17 left)   6 h2 interrupts l1 (14 left)
 *  9 h1 ends: l2 goes on, interrupted first   10 h2 ends: l1   24 l1 ends   26 l2 ends
 */
test("of one priority the service begun last is interrupted, and who was interrupted first goes on first", async () => {
  const { vehicles } = await trace({
    flows: { l: at([0, 2], { priority: 2 }), h: at([5, 6], { priority: 1 }) },
    stages: [stage("resume", byFlow({ l: 20, h: 4 }), 2)],
  });
  expect(vehicles).toEqual({ l1: "0 0 24", l2: "2 2 26", h1: "5 5 9", h2: "6 6 10" });
});

/* Two servers, one idle: h takes it and nobody is interrupted (l 0-20, h 5-9). */
test("nobody is interrupted while a server is free", async () => {
  const { vehicles, said } = await trace({
    flows: { l: at([0], { priority: 2 }), h: at([5], { priority: 1 }) },
    stages: [stage("resume", byFlow({ l: 20, h: 4 }), 2)],
  });
  expect(vehicles).toEqual({ l1: "0 0 20", h1: "5 5 9" });
  expect(said("interrupted")).toEqual([]);
});

/* A finite buffer of one place. 0 l1   1 l2 takes the place   2 l3 waits outside   5 h passes both and interrupts l1
 * 9 l1 (15 left) goes on, 24 l2, 44 l3 (entered at 24, when the place was free). */
test("who interrupts needs no place in the buffer", async () => {
  const { vehicles } = await trace({
    flows: { l: at([0, 1, 2], { priority: 2 }), h: at([5], { priority: 1 }) },
    stages: [{ ...stage("resume", byFlow({ l: 20, h: 4 })), queue: { places: 1 } }],
  });
  expect(vehicles).toEqual({ l1: "0 0 24", l2: "1 1 44", l3: "2 24 64", h1: "5 5 9" });
});

/* s1 (2) then s2 (20 or 4) with preemption. l: s1 0-2, s2 from 2. h: s1 5-7, s2 7-11 interrupts l (15 left): 11-26. */
test("at a later stage", async () => {
  const { vehicles } = await trace({
    flows: { l: at([0], { priority: 2 }), h: at([5], { priority: 1 }) },
    stages: [{ id: "first", servers: 1, service: "2 min" }, stage("resume", byFlow({ l: 20, h: 4 }))],
  });
  expect(vehicles).toEqual({ l1: "0 0 26", h1: "5 5 11" });
});
