/** What becomes of bookings, worked by hand: missed, given back, moved, for nobody, several at once, reserved, expired. */
import { describe, expect, test } from "vitest";
import type { DeskFigures } from "../../src/model/booking/desk.ts";
import { at, min, type Part, type Traced, trace } from "./traced.ts";

const booth = { id: "s", servers: 1, service: min(10) };
const gate = (rules: Part = {}): Part => ({
  policy: {
    slots: { length: min(30), capacity: 1, horizon: { days: 0 }, lead: min(1), live: "none", ...rules },
  },
});
const books = (minutes: readonly number[], booking: Part = {}): Part => at(minutes, { booking });
const desk = ({ result }: Traced): DeskFigures => result.booking!.desks[0]!;
/** Use of all places: used, missed, cancelled, never booked, to come. */
const use = (t: Traced, kind = ""): number[] => {
  const u = desk(t).slots[kind]!;
  return [u.used, u.missed, u.cancelled, u.neverBooked, u.toCome];
};
const fees = { currency: "KZT", booking: 1, repeat: 1, deposit: 1 };

/*
 * The window is from 0 to 5 after. a1 (ready 0) has the slot of 30 and stays away: at 35 that is known, and it gives up
 * or books anew: from 36 on, that is 60. It stays away again: at 65, then 90, 95; 120, 125; 150, ... to the end (240).
 * Of 7 slots (30 to 210) whose windows close before 240 all are missed; the slot of 0 was never booked.
 */
describe("who stays away", () => {
  const run = (noShow: unknown, rules: Part = {}) =>
    trace({
      flows: { a: books([0], { noShow }) },
      gate: gate({ window: { from: 0, to: min(5) }, fees, ...rules }),
      stages: [booth],
    });

  test("gives up, and its place stays empty", async () => {
    const found = await run(1);
    expect(found.vehicles).toEqual({ a1: "- - 35 noShow" });
    expect(use(found)).toEqual([0, 1, 0, 7, 0]);
    expect(desk(found).payments).toEqual({ booking: 1, deposit: 1 });
  });

  test("or books again, and pays for a repeat", async () => {
    const found = await run({ share: 1, afterwards: "rebooks" });
    expect(found.vehicles).toEqual({ a1: "- - - unfinished" });
    expect(use(found)).toEqual([0, 7, 0, 1, 0]);
    // A repeat after every miss: the last, at 215, is for 240, when the run ends.
    expect(desk(found).payments).toEqual({ booking: 1, repeat: 7, deposit: 7 });
  });

  /* Two misses, at 35 and 65, block it for 60 min: at 125 it books 150, and misses it at 155; 180, at 185: blocked
   * until 245, after the end. */
  test("or is blocked after two misses", async () => {
    const ban = { misses: 2, within: min(100), block: min(60) };
    const found = await run({ share: 1, afterwards: "rebooks" }, { ban });
    expect(found.said("misses")).toEqual(["35 a1 misses", "65 a1 misses", "155 a1 misses", "185 a1 misses"]);
    expect(use(found)).toEqual([0, 4, 0, 4, 0]);
  });
});

/*
 * a (ready 0) has 30, b (1) has 60, c (2) has 90. a gives its slot back 20 before it, at 10; nobody wants it.
 * d is ready at 11 and can have it: 30.
 */
test("a booking given back can be booked again", async () => {
  const cancels = { share: 1, notice: min(20) };
  const found = await trace({
    flows: { a: books([0], { cancels }), b: books([1]), c: books([2]), d: books([11]) },
    gate: gate(),
    stages: [booth],
  });
  expect(found.vehicles).toEqual({
    a1: "- - 10 cancelled",
    b1: "60 60 70",
    c1: "90 90 100",
    d1: "30 30 40",
  });
  expect(use(found)).toEqual([3, 0, 0, 5, 0]);
});

/* The day is full: slots of 2 h, 0 and 120, of which a holds 120 (ready 0, lead 1). b (1) waits. a gives it back at
 * 100: b has it in the same instant and comes at 120. Without b it stays empty, and counts as given back. */
test("who waits for a slot has the one given back", async () => {
  const post = (flows: Readonly<Record<string, Part>>) => ({
    flows,
    gate: gate({ length: min(120) }),
    stages: [booth],
  });
  const a = books([0], { cancels: { share: 1, notice: min(20) } });
  const found = await trace(post({ a, b: { ...books([1]), until: min(2) } }));
  // The rest of the day's ten slots lies beyond the end of the run at 240.
  expect(found.said("books")).toEqual(["0 a1 books 120", "1 b1 books 240"]);
  expect(use(await trace(post({ a })))).toEqual([0, 0, 1, 1, 0]);
});

/*
 * Slots of 60. a has 60 and says 20 before, at 40, that it wants to cross 50 later than its slot: 110, so the slot of
 * 120. At 100 again: 170, so 180; at 160: 230, so 240; at 220: 290, so 300, after the end. 20 before is free where that
 * is early enough (cut-off 15), and paid where it is not (cut-off 30). Three places that have begun were given back.
 */
test.each([
  [15, "free", { booking: 1, moved: 4 }],
  [30, "paid", { booking: 1, repeat: 4 }],
])("a booking is moved: cut-off %i min", async (cutOff, how, payments) => {
  const found = await trace({
    flows: { a: books([0], { reschedules: { share: 1, notice: min(20), by: min(50) } }) },
    gate: gate({ length: min(60), rescheduleUntil: min(cutOff), fees }),
    stages: [booth],
  });
  expect(found.said("moves")).toEqual([40, 100, 160, 220].map((t) => `${t} a1 moves ${how}`));
  expect(use(found)).toEqual([0, 0, 3, 1, 0]);
  expect(desk(found).payments).toEqual(payments);
});

/*
 * A share of 1/3 of all bookings for nobody is one for every two; 49.9 % is one for nearly every one (0.996): each of a1,
 * a2, a3 (ready 0, 1, 2) is followed by a booking for nobody. a1 30, nobody 60, a2 90, nobody 120, a3 150, nobody 180.
 */
test("bookings for nobody take places", async () => {
  const found = await trace({
    flows: { a: books([0, 1, 2], { phantoms: 0.499 }) },
    gate: gate(),
    stages: [booth],
  });
  expect(found.vehicles).toEqual({ a1: "30 30 40", a2: "90 90 100", a3: "150 150 160" });
  expect(use(found)).toEqual([3, 3, 0, 2, 0]);
});

/*
 * a books three at once: 30, 60, 90, while b (ready 1) gets 120. kept: 60 and 90 are lost when a goes in at 30.
 * returned: they are given back at 30, and c, ready at 31, has 60.
 */
describe("who holds several bookings", () => {
  const run = (extra: string, one: unknown) =>
    trace({
      flows: { a: books([0], { hoarding: { share: 1, bookings: 3, extra } }), b: books([1]), c: books([31]) },
      gate: gate({ oneBookingPerVehicle: one }),
      stages: [booth],
    });

  test.each([
    ["kept", false, "120 120 130", "150 150 160", [3, 2, 0, 3, 0]],
    ["returned", false, "120 120 130", "60 60 70", [3, 0, 1, 4, 0]],
    ["kept", true, "60 60 70", "90 90 100", [3, 0, 0, 5, 0]],
    ["kept", { from: "2025-09-22" }, "60 60 70", "90 90 100", [3, 0, 0, 5, 0]],
    ["kept", { from: "2025-09-23" }, "120 120 130", "150 150 160", [3, 2, 0, 3, 0]],
  ] as const)("%s, one booking a vehicle: %o", async (extra, one, b1, c1, uses) => {
    const found = await run(extra, one);
    expect(found.vehicles).toEqual({ a1: "30 30 40", b1, c1 });
    expect(use(found)).toEqual(uses);
  });
});

/*
 * A day of 48 places; 5 % of them, 2.4, are 2: the places number floor(0.5 x 24) = 12 and 36, the slots of 360 and 1080.
 * a1 and a2 (not entitled; ready 300, 330; slots from 1 min later on) take 330 and, since 360 is reserved, 390.
 * f1 and f2 (entitled; ready 331, 332) take 360, and the first ordinary one left, 420.
 */
test("reserved places are for those entitled to them", async () => {
  const found = await trace({
    length: 600,
    flows: { a: books([300, 330]), f: books([331, 332], { entitledTo: ["fresh"] }) },
    gate: gate({ reserved: { fresh: { share: 0.05 } }, fees: { ...fees, reserved: { fresh: 7 } } }),
    stages: [booth],
  });
  expect(found.vehicles).toEqual({
    a1: "330 330 340",
    a2: "390 390 400",
    f1: "360 360 370",
    f2: "420 420 430",
  });
  expect(use(found, "fresh")).toEqual([1, 0, 0, 0, 0]);
  expect(desk(found).payments).toEqual({ booking: 3, fresh: 1 });
});

/*
 * Service takes 100. a (slot 30) is in from 30 to 130. b (slot 60) waits in line until its booking expires, 40 after its
 * slot, at 100: it books anew, from 101 on: 120, waits on, and goes in at 130. c (slot 90) expires at 130: the booth is
 * free at that very instant, but b, whose slot is now later than c's, stands behind c: c goes in at 130, b at 230.
 * b's new booking of 120 expires at 160: it books 180, which expires at 220: 240, not reached when it goes in at 240.
 */
describe("a booking that is not used expires", () => {
  const run = (rules: Part) =>
    trace({
      flows: { a: books([0]), b: books([1]), c: books([2]) },
      gate: gate({ window: { from: 0, to: min(10) }, expires: { after: min(40), ...rules } }),
      stages: [{ ...booth, service: min(100) }],
      length: 400,
    });

  test("and the vehicle books again", async () => {
    const { vehicles, said } = await run({});
    expect(said("expires")).toEqual(["100 b1 expires", "160 b1 expires", "220 b1 expires"]);
    expect(vehicles).toEqual({ a1: "30 30 130", c1: "90 130 230", b1: "60 240 340" });
  });

  /* Extended by an hour, b expires at 160 only and goes in at 130, c at 190 only; at 190 it books 210 and, from 230 on,
   * is served. */
  test("later on days on which bookings are extended", async () => {
    const between = { from: "2025-09-22", to: "2025-09-22" };
    const { vehicles, said } = await run({ extended: [{ between, by: min(60) }] });
    expect(said("expires")).toEqual(["190 c1 expires"]);
    expect(vehicles).toEqual({ a1: "30 30 130", b1: "60 130 230", c1: "90 230 330" });
  });
});

/*
 * Slots of 4 h with one place each, none from 08:00 on: of the day only 240 can be reached, and a has it. b (ready 2)
 * finds nothing.
 * wait: to the end. live-queue: it sets out at once and goes in at 2. gives-up: it is gone at 2.
 */
test.each([
  ["wait", "- - - unfinished"],
  ["live-queue", "2 2 12"],
  ["gives-up", "- - 2 noSlot"],
])("who finds nothing free: %s", async (whenFull, b1) => {
  const capacity = [
    { from: "00:00", vehicles: 1 },
    { from: "08:00", vehicles: 0 },
  ];
  const { vehicles } = await trace({
    flows: { a: books([1]), b: books([2], { whenFull }) },
    gate: gate({ length: min(240), capacity, live: "after-booked" }),
    stages: [booth],
    length: 300,
  });
  expect(vehicles).toEqual({ a1: "240 240 250", b1 });
});

/* a (slot 30) gives it back 20 before, at 10, and books anew: the earliest is its own slot again. That is 20 ahead: too
 * late to give notice once more. It comes at 30, and has paid twice. */
test("a booking given back is followed by another", async () => {
  const found = await trace({
    flows: { a: books([0], { cancels: { share: 1, notice: min(20), afterwards: "rebooks" } }) },
    gate: gate({ fees }),
    stages: [booth],
  });
  expect(found.said("books")).toEqual(["0 a1 books 30", "10 a1 books 30"]);
  expect(found.vehicles).toEqual({ a1: "30 30 40" });
  expect(desk(found).payments).toEqual({ booking: 2 });
  expect(use(found)).toEqual([1, 0, 0, 7, 0]);
});

/*
 * l (slot 30) comes 20 late, at 50, after its window: its one miss blocks it for an hour, so that it cannot book at the
 * border and stands in the live queue, where it goes in at once. Without the block it has 60.
 */
test.each([
  [{ misses: 1, within: min(10), block: min(60) }, "50 50 60"],
  [undefined, "50 60 70"],
])("late and blocked, a vehicle joins the live queue: ban %o", async (ban, l1) => {
  const late = { punctuality: { late: { share: 1, by: min(20) } } };
  const { vehicles } = await trace({
    flows: { l: books([0], late) },
    gate: gate({
      window: { from: 0, to: min(10) },
      live: "after-booked",
      ...(ban === undefined ? {} : { ban }),
    }),
    stages: [booth],
  });
  expect(vehicles).toEqual({ l1 });
});
