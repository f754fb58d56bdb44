/** Who is next: the order of a line, worked by hand. One server, a at 0, then b, c and d wait. */
import { expect, test } from "vitest";
import { at, byFlow, min, trace } from "./traced.ts";

const flows = {
  a: at([0]),
  b: at([1], { priority: 2 }),
  c: at([2], { priority: 1 }),
  d: at([3], { priority: 2 }),
};
const stage = { id: "s", servers: 1, service: min(10) };

/*
 * A service takes 10. a is served 0-10 whatever the order, since nobody interrupts.
 *         10-20  20-30  30-40
 * fifo      b      c      d
 * lifo      d      c      b
 * priority  c      b      d      (1 before 2; b before d, which came later)
 */
test.each([
  ["fifo", { b: 10, c: 20, d: 30 }],
  ["lifo", { d: 10, c: 20, b: 30 }],
  ["priority", { c: 10, b: 20, d: 30 }],
] as const)(
  "%s: the line stands at the gate, and each enters when its service begins",
  async (name, begins) => {
    const { vehicles } = await trace({ flows, stages: [{ ...stage, discipline: { [name]: {} } }] });
    expect(vehicles).toEqual({
      a1: "0 0 10",
      b1: `1 ${begins.b} ${begins.b + 10}`,
      c1: `2 ${begins.c} ${begins.c + 10}`,
      d1: `3 ${begins.d} ${begins.d + 10}`,
    });
  },
);

test.each([
  ["fifo", { b: 20, c: 30, d: 40 }],
  ["lifo", { d: 20, c: 30, b: 40 }],
  ["priority", { c: 20, b: 30, d: 40 }],
] as const)("%s: the same order where the line stands inside", async (name, ends) => {
  const stages = [{ ...stage, queue: { places: "unlimited" }, discipline: { [name]: {} } }];
  const { vehicles } = await trace({ flows, stages });
  expect(vehicles).toEqual({ a1: "0 0 10", b1: `1 1 ${ends.b}`, c1: `2 2 ${ends.c}`, d1: `3 3 ${ends.d}` });
});

/*
 * Needs: a 10, b 9, c 4, d 4. At 10 wait b, c, d: c (4, came before d) 10-14, d 14-18, b 18-27.
 */
test("shortest-first: the least need is next, ties in the order of coming", async () => {
  const service = byFlow({ a: 10, b: 9, c: 4, d: 4 });
  const { vehicles } = await trace({
    flows,
    stages: [{ ...stage, service, discipline: { "shortest-first": {} } }],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", c1: "2 10 14", d1: "3 14 18", b1: "1 18 27" });
});

/*
 * One place inside, fifo; the gate is lifo.
 *  0 a begins   1 b enters to the one place   2, 3 c and d wait outside
 * 10 b begins, the place is free: d enters    20 d begins, c enters   30 c begins   40 c ends
 */
test("a gate may have an order of its own", async () => {
  const { vehicles } = await trace({
    flows,
    gate: { discipline: { lifo: {} } },
    stages: [{ ...stage, queue: { places: 1 } }],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", b1: "1 1 20", d1: "3 10 30", c1: "2 20 40" });
});
