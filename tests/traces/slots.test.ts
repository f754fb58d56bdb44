/** Booked slots, worked by hand: choice, window, early and late vehicles, no-shows, moves, reserves, expiry. */
import { describe, expect, test } from "vitest";
import { at, min, type Part, type Post, trace } from "./traced.ts";

const booth = { id: "s", servers: 1, service: min(10) };
/** A gate with slots of 30 min, one place each, the same day only, unless said otherwise. */
const gate = (rules: Part = {}): Part => ({
  policy: { slots: { length: min(30), capacity: 1, horizon: { days: 0 }, ...rules } },
});
/** A flow whose vehicles are ready at these minutes and book. */
const books = (minutes: readonly number[], booking: Part = {}, more: Part = {}): Part =>
  at(minutes, { booking, ...more });
const always = (by: number): Part => ({ share: 1, by: min(by) });

/** Slots in minutes by vehicle, `-` without one. */
async function slotsOf(post: Post): Promise<Record<string, string>> {
  const { result, vehicles } = await trace(post);
  const names = Object.keys(vehicles);
  return Object.fromEntries(
    names.map((name, i) => {
      const slot = result.vehicles!.slotAt![i]!;
      return [name, Number.isNaN(slot) ? "-" : String(slot / 60)];
    }),
  );
}

describe("three are ready at 5, 6 and 7, an hour of travel, slots every half hour", () => {
  const flows = { a: books([5, 6, 7], {}, { travel: min(60) }) };

  /*
   * a1 can be there at 65: the slot of 90. a2 at 66, a3 at 67: 120, 150. Each comes at its slot.
   * Home: 90 - 5 - 60 = 25; 120 - 66 = 54; 150 - 67 = 83 min.
   */
  test("each takes the earliest slot that it can reach, and comes at its time", async () => {
    const { vehicles, result } = await trace({ flows, gate: gate(), stages: [booth] });
    expect(vehicles).toEqual({ a1: "90 90 100", a2: "120 120 130", a3: "150 150 160" });
    expect([...result.vehicles!.homeTime!].map((s) => s / 60)).toEqual([25, 54, 83]);
    expect([...result.vehicles!.slotWait!].map((s) => s / 60)).toEqual([25, 54, 83]);
  });

  /* Lead 100: a1 may book from 105: 120; a2 from 106: 150; a3 from 107: 180. */
  test("not nearer than the lead", async () => {
    expect(await slotsOf({ flows, gate: gate({ lead: min(100) }), stages: [booth] })).toEqual({
      a1: "120",
      a2: "150",
      a3: "180",
    });
  });

  /* The wished time is 65 + 70 = 135 for a1: 120 and 150 are 15 away, the earlier wins. a2: 136, nearer to 150 (14).
   * a3: 137: 120 and 150 are gone; 90 is 47 away, 180 is 43. */
  test("or the one nearest to the wished time", async () => {
    const wish = { a: books([5, 6, 7], { choice: { wished: min(70) } }, { travel: min(60) }) };
    expect(await slotsOf({ flows: wish, gate: gate(), stages: [booth] })).toEqual({
      a1: "120",
      a2: "150",
      a3: "180",
    });
  });

  /* Preferred from 02:00 to 03:00, that is 120 and 150; a3 finds none there and takes the first, 90. */
  test("or the earliest in preferred hours, else the earliest", async () => {
    const wish = { a: books([5, 6, 7], { choice: { preferred: "02:00-03:00" } }, { travel: min(60) }) };
    expect(await slotsOf({ flows: wish, gate: gate(), stages: [booth] })).toEqual({
      a1: "120",
      a2: "150",
      a3: "90",
    });
  });
});

/*
 * With 0 days ahead a day can be booked on the day itself, here from 02:00 on. The run begins at 22:00; slots are 2 h
 * long, so that the first day has one left, at 22:00 (minute 0).
 * a1 (ready 0) takes minute 0. a2 and a3 (ready 1, 2) find nothing; at 02:00 (minute 240) the day opens: its slots begin
 * at 04:00 (minute 360; the one of 02:00 begins at the very instant: minute 240). a2: 240; a3: 360.
 */
test("who finds no free slot waits at home until another day opens", async () => {
  const { vehicles } = await trace({
    start: "2025-09-21T22:00",
    length: 480,
    flows: { a: books([0, 1, 2]) },
    gate: gate({ length: min(120), horizon: { days: 0, opensAt: "02:00" } }),
    stages: [booth],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", a2: "240 240 250", a3: "360 360 370" });
});

/*
 * Window from -20 to +10. Slots at 30, 60, 90. a comes 25 before its slot of 30: at 5; it may go in from 10 on.
 * b (slot 60) comes 15 before: at 45, within the window. c (slot 90) comes 10 after: at 100, just in time.
 */
const window = { from: min(-20), to: min(10) };
const threeTimes = {
  a: books([0], { punctuality: { early: always(25) } }, { until: min(1) }),
  b: books([1], { punctuality: { early: always(15) } }),
  c: books([2], { punctuality: { late: always(10) } }),
};
describe("a window of 20 min before to 10 min after the slot", () => {
  const lead = { lead: min(1) };

  test("who comes before it waits until it opens", async () => {
    const { vehicles } = await trace({ flows: threeTimes, gate: gate({ window, ...lead }), stages: [booth] });
    expect(vehicles).toEqual({ a1: "5 10 20", b1: "45 45 55", c1: "100 100 110" });
  });

  test("or until the slot begins, where nobody goes in before", async () => {
    const rules = { window, enter: "at-slot", ...lead };
    const { vehicles } = await trace({ flows: threeTimes, gate: gate(rules), stages: [booth] });
    expect(vehicles).toEqual({ a1: "5 30 40", b1: "45 60 70", c1: "100 100 110" });
  });

  /* a1 stands from 5 to 10 on the road or in the area, as the policy has it. */
  test.each([
    ["waiting-area", 0, 5],
    ["road", 5, 0],
  ])("who is early stands in the %s", async (early, onRoad, inArea) => {
    const { result } = await trace({
      flows: threeTimes,
      gate: gate({ window, early, ...lead }),
      stages: [booth],
    });
    const { roadTime, areaTime, flow } = result.vehicles!;
    const a = [...flow].indexOf(0);
    expect([roadTime![a]! / 60, areaTime![a]! / 60]).toEqual([onRoad, inArea]);
  });
});

/*
 * Window to 10 min after. a (slot 30) comes 20 after: at 50, too late. b has the slot of 60, c that of 90.
 * rebook: a takes the next free slot, 120, stands at the border until then (the window opens at 120): in at 120.
 * live-queue: it goes in at once, at 50, since no booked vehicle may. turned-away: it leaves at 50.
 */
describe("who comes too late", () => {
  const flows = {
    a: books([0], { punctuality: { late: always(20) } }),
    b: books([1]),
    c: books([2]),
  };
  const run = (late: string) =>
    trace({
      flows,
      gate: gate({ window: { from: 0, to: min(10) }, lead: min(1), late }),
      stages: [booth],
    });

  test.each([
    ["rebook", "50 120 130"],
    ["live-queue", "50 50 60"],
    ["turned-away", "50 - 50 turnedAway"],
  ])("%s", async (late, a1) => {
    const { vehicles, result } = await run(late);
    expect(vehicles).toEqual({ a1, b1: "60 60 70", c1: "90 90 100" });
    // Its first slot is lost in any case.
    expect(result.booking!.desks[0]!.slots[""]!.missed).toBe(1);
  });
});
