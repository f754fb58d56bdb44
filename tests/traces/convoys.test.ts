/** Convoys, worked by hand: of a number, after a time, and those left over. */
import { expect, test } from "vitest";
import { at, min, trace } from "./traced.ts";

const escort = (batch: object, minutes = 10) => ({ id: "escort", servers: 1, service: min(minutes), batch });

/* Full at 2: 2-12. The next three are there at 5: 12-22. */
test("of three", async () => {
  const { vehicles, service } = await trace({
    flows: { a: at([0, 1, 2, 3, 4, 5]) },
    stages: [escort({ size: 3 })],
  });
  expect(vehicles).toEqual({
    a1: "0 0 12",
    a2: "1 1 12",
    a3: "2 2 12",
    a4: "3 3 22",
    a5: "4 4 22",
    a6: "5 5 22",
  });
  expect(service.a4).toBe(10);
});

/* The fourth never finds two others. */
test("leftovers wait", async () => {
  const { vehicles } = await trace({ flows: { a: at([0, 1, 2, 3]) }, stages: [escort({ size: 3 })] });
  expect(vehicles).toEqual({ a1: "0 0 12", a2: "1 1 12", a3: "2 2 12", a4: "3 3 - unfinished" });
});

/*
 * Of three, or after 10.  10 a1 (since 0) has waited 10: goes with a2: 10-20   22 a3 (since 12) with a4: 22-32
 * 35 a7 makes it full: a5 (33), a6 (34), a7: 35-45   60 a8 (since 50) alone: 60-70
 */
test("after a time", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0, 4, 12, 13, 33, 34, 35, 50]) },
    stages: [escort({ size: 3, orAfter: min(10) })],
  });
  expect(vehicles).toEqual({
    a1: "0 0 20",
    a2: "4 4 20",
    a3: "12 12 32",
    a4: "13 13 32",
    a5: "33 33 45",
    a6: "34 34 45",
    a7: "35 35 45",
    a8: "50 50 70",
  });
});

/*
 * The escort is away 10-40 with a1 (since 0). a2 (15) is due at 25 and must wait; a3 comes at 38, so at 40 both go:
 * 40-70. a4 (39) would make three: it goes too.
 */
test("a convoy that is due goes when the escort is back, with all who are there", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0, 15, 38, 39]) },
    stages: [escort({ size: 3, orAfter: min(10) }, 30)],
  });
  expect(vehicles).toEqual({ a1: "0 0 40", a2: "15 15 70", a3: "38 38 70", a4: "39 39 70" });
});

/*
 * Convoys of two, 10; then a booth, 5 each, without a place to wait.
 *  0-10 a1 a2   10 a1 at the booth, a2 blocked with the escort   15 a2; the escort is free: a3 a4 15-25
 * 20 a2 is out   25 a3 at the booth, a4 blocked   30 a4   35 out
 */
test("the escort is held until the last of the convoy has left", async () => {
  const { vehicles, blocked } = await trace({
    flows: { a: at([0, 0, 1, 2]) },
    stages: [escort({ size: 2 }), { id: "booth", servers: 1, service: min(5), queue: { places: 0 } }],
  });
  expect(vehicles).toEqual({ a1: "0 0 15", a2: "0 0 20", a3: "1 1 30", a4: "2 2 35" });
  expect(blocked).toEqual({ a1: 0, a2: 5, a3: 0, a4: 5 });
});

/* Behind a booth (3 each): 3, 6, 9 reach the escort; two of them go at 6: 6-16, the third with a4 (12): 16-26. */
test("vehicles come one by one from another stage", async () => {
  const { vehicles } = await trace({
    flows: { a: at([0, 0, 0, 0]) },
    stages: [{ id: "booth", servers: 1, service: min(3) }, escort({ size: 2 })],
  });
  expect(vehicles).toEqual({ a1: "0 0 16", a2: "0 3 16", a3: "0 6 26", a4: "0 9 26" });
});
