/** Ranks in a virtual queue, worked by hand: calls, travel, who does not appear, who asks for more time, priority. */
import { describe, expect, test } from "vitest";
import { at, min, type Part, trace } from "./traced.ts";

const booth = { id: "s", servers: 1, service: min(10) };
const gate = (rules: Part = {}): Part => ({
  policy: { rank: { callAhead: 2, appearWithin: min(40), live: "none", ...rules } },
});
const ranked = (minutes: readonly number[], booking: Part = {}, more: Part = {}): Part =>
  at(minutes, { booking, travel: min(30), ...more });

/*
 * Two are called ahead; half an hour of travel.
 *  0 a1 is called   1 a2 is called   2, 3, 4 a3, a4, a5 hold ranks
 * 30 a1 comes and goes in: a3 is called   31 a2 comes   40 a1 out, a2 in: a4 is called   60 a3 comes, in: a5 is called
 * 70 a3 out, a4 comes and goes in   90 a5
 */
test("the next is called as one goes in, and comes after its travel", async () => {
  const { vehicles, said, result } = await trace({
    flows: { a: ranked([0, 1, 2, 3, 4]) },
    gate: gate(),
    stages: [booth],
  });
  expect(said("is called")).toEqual([
    "0 a1 is called",
    "1 a2 is called",
    "30 a3 is called",
    "40 a4 is called",
    "60 a5 is called",
  ]);
  expect(vehicles).toEqual({
    a1: "30 30 40",
    a2: "31 40 50",
    a3: "60 60 70",
    a4: "70 70 80",
    a5: "90 90 100",
  });
  // Ready until called, less the half hour of travel that falls into it; and all that was not travel, at home.
  expect([...result.vehicles!.slotWait!].map((s) => s / 60)).toEqual([0, 0, 0, 7, 26]);
  expect([...result.vehicles!.homeTime!].map((s) => s / 60)).toEqual([0, 0, 28, 37, 56]);
});

/* f, of better priority, registers at 5 and is called before a3. */
test("priority ranks go before the others", async () => {
  const { said } = await trace({
    flows: { a: ranked([0, 1, 2]), f: ranked([5], {}, { priority: 1 }) },
    gate: gate(),
    stages: [booth],
  });
  expect(said("is called").slice(2)).toEqual(["30 f1 is called", "40 a3 is called"]);
});

/*
 * n (ready 0) is called and stays away; one is called ahead. At 40 its time is over: a1 (ready 1) is called and comes at
 * 70. Given up, n is gone at 40. Blocked for 100 min after one miss, it registers again at 140 and is called at once (a1
 * went in at 70): it stays away again, to 180, and is blocked until 280, after the end.
 */
describe("who does not appear", () => {
  const run = (noShow: unknown, rules: Part = {}) =>
    trace({
      flows: { n: ranked([0], { noShow }), a: ranked([1]) },
      gate: gate({ callAhead: 1, ...rules }),
      stages: [booth],
    });

  test("loses its rank, and the next is called", async () => {
    const { vehicles } = await run(1);
    expect(vehicles).toEqual({ n1: "- - 40 noShow", a1: "70 70 80" });
  });

  test("or is blocked, and registers again", async () => {
    const ban = { misses: 1, within: min(10), block: min(100) };
    const found = await run(
      { share: 1, afterwards: "rebooks" },
      { ban, fees: { currency: "UAH", repeat: 5 } },
    );
    expect(found.said("registers")).toEqual(["0 n1 registers", "1 a1 registers", "140 n1 registers"]);
    expect(found.said("misses")).toEqual(["40 n1 misses", "180 n1 misses"]);
    expect(found.vehicles).toEqual({ n1: "- - - unfinished", a1: "70 70 80" });
    expect(found.result.booking!.desks[0]!.payments).toEqual({ booking: 2, repeat: 1 });
  });
});

/*
 * l comes 20 late, at 50, after the 40 it had; one is called ahead, a1 (ready 1) is next.
 * turned-away: l leaves at 50; a1 is called at 50 and comes at 80.
 * live-queue: l goes in at 50; a1 as before.
 * register-again: l has a rank behind a1's, which is called at 50, comes at 80 and goes in; then l is called: in at 90.
 */
test.each([
  ["turned-away", "50 - 50 turnedAway", "80 80 90"],
  ["live-queue", "50 50 60", "80 80 90"],
  ["register-again", "50 90 100", "80 80 90"],
])("who appears too late: %s", async (late, l1, a1) => {
  const { vehicles } = await trace({
    flows: { l: ranked([0], { punctuality: { late: { share: 1, by: min(20) } } }), a: ranked([1]) },
    gate: gate({ callAhead: 1, late, live: "after-booked" }),
    stages: [booth],
  });
  expect(vehicles).toEqual({ l1, a1 });
});

/*
 * p1 and p2 put off every call they may, by an hour, but one in 100 min. One is called ahead.
 *  0 p1 is called, puts off to 60   1 p2: to 61   2 a1 is called, comes at 32, in: a2 (ready 3) is called, comes at 62
 * 60 p1 stands first again, but a2 is called and not through   62 a2 in: p1 is called (62 after its first: it may not
 * put off) and comes at 92: in; p2 is called and comes at 122
 */
test("a call can be put off, once in a while", async () => {
  const { vehicles, said } = await trace({
    flows: { p: ranked([0, 1], { postpones: 1 }), a: ranked([2, 3]) },
    gate: gate({ callAhead: 1, postponement: { by: [min(60)], onceIn: min(100) } }),
    stages: [booth],
  });
  expect(said("postpones")).toEqual(["0 p1 postpones", "1 p2 postpones"]);
  expect(vehicles).toEqual({
    a1: "32 32 42",
    a2: "62 62 72",
    p1: "92 92 102",
    p2: "122 122 132",
  });
});

/* b holds a rank and comes at 30; l (live) comes at 30, 31, 32. 30 b in (scheduled earlier), 40 l1, 50 l2, 60 l3. */
test("the live queue beside it", async () => {
  const { vehicles } = await trace({
    flows: { b: ranked([0]), l: at([30, 31, 32]) },
    gate: gate({ live: "alternate" }),
    stages: [booth],
  });
  expect(vehicles).toEqual({ b1: "30 30 40", l1: "30 40 50", l2: "31 50 60", l3: "32 60 70" });
});
