/** Drivers, worked by hand: who drives, who waits, which days count, when they fall out of the span, what is too long. */
import { describe, expect, test } from "vitest";
import type { DriverPoolFigures } from "../../src/run/run-result.ts";
import { at, min, type Part, type Post, type Traced, trace } from "./traced.ts";

const DAY = 1440;
const NOON = 720;
const open = { id: "s", servers: "unlimited", service: min(0) };
const pool = ({ result }: Traced): DriverPoolFigures => result.drivers!.pools[0]!;
/** Trips set out, days beyond the limit, trips with such days. */
const counts = (t: Traced): number[] => {
  const { trips, overstayDays, overstayTrips } = pool(t);
  return [trips, overstayDays, overstayTrips];
};
/** Waits for a driver in minutes, by vehicle in the order in which they left. */
const waits = ({ result }: Traced): number[] => Array.from(result.vehicles!.driverWait!, (s) => s / 60);
const noons = (...days: number[]): number[] => days.map((day) => day * DAY + NOON);
/** A vehicle that passes in no time, at these minutes. */
const straight = (minutes: readonly number[]): string[] => minutes.map((m) => `${m} ${m} ${m}`);

/**
 * One driver of a pool with a limit: trips of an hour planned for a day, at these minutes, past a post that takes no time.
 * @param days how long the run is
 * @param driver what the flow says otherwise of its driver
 */
const limited = (
  rules: Part,
  minutes: readonly number[],
  days: number,
  driver: Part = {},
  more: Partial<Post> = {},
): Promise<Traced> =>
  trace({
    drivers: { d: { drivers: 1, ...rules } },
    flows: { a: at(minutes, { driver: { pool: "d", trip: min(60), plannedDays: 1, ...driver } }) },
    stages: [open],
    length: days * DAY,
    ...more,
  });

/*
 * One driver, two trips at 0 and 30. An hour to the border, 10 min there, 100 min beyond. The first is at the border at
 * 60, leaves at 70, its driver is home at 170. The second waits for him 140 min, is at the border at 230, leaves at 240.
 * Where it does not wait it is not made, at 30.
 */
describe("one driver for two trips", () => {
  const run = (atShortage: string, more: Part = {}) =>
    trace({
      drivers: { d: { drivers: 1 } },
      flows: {
        a: at([0, 30], {
          travel: min(60),
          driver: { pool: "d", trip: min(100), atShortage, ...more },
        }),
      },
      stages: [{ id: "s", servers: 1, service: min(10) }],
      length: 300,
    });

  test("the second waits at home", async () => {
    const found = await run("wait-at-home");
    expect(found.vehicles).toEqual({ a1: "60 60 70", a2: "230 230 240" });
    expect(waits(found)).toEqual([0, 140]);
    expect(counts(found)).toEqual([2, 0, 0]);
    expect(found.said("sets out", "wants a driver")).toEqual([
      "0 a1 sets out driver 1",
      "30 a2 wants a driver",
      "170 a2 sets out driver 1",
    ]);
    // Available, out of days, away, resting, waiting: away all the time; one waits from 30 to 170.
    expect(pool(found).levels.map((l) => l.mean)).toEqual([0, 0, 1, 0, 140 / 300]);
  });

  test("or it is not made", async () => {
    const found = await run("not-made");
    expect(found.vehicles).toEqual({ a1: "60 60 70", a2: "- - 30 noDriver" });
    // Back home at 170, and there until the end.
    expect(pool(found).levels.map((l) => l.mean)).toEqual([130 / 300, 0, 170 / 300, 0, 0]);
  });

  test("or it is given up after a patience", async () => {
    const found = await run("wait-at-home", { patience: min(50) });
    expect(found.vehicles).toEqual({ a1: "60 60 70", a2: "- - 80 noDriver" });
    expect(waits(found)).toEqual([0, 50]);
  });
});

/*
 * Two days of three; trips of an hour at noon on days 0 to 5, and one driver. Days 0 and 1 are used. On day 2 days 0 to 2
 * would be three; at midnight of day 3 day 0 falls out: the trip of day 2 begins then. The trip of noon on day 3 is on a
 * day that counts already. Day 4: days 3 and 4. Day 5: 3, 4 and 5 would be three; at midnight of day 6 day 3 falls out.
 */
test("days fall out of a moving span at midnight, and a day counts once", async () => {
  const found = await limited({ limit: { days: 2, within: "3 d" } }, noons(0, 1, 2, 3, 4, 5), 7);
  const sets = [...noons(0, 1), 3 * DAY, ...noons(3, 4), 6 * DAY];
  expect(Object.values(found.vehicles)).toEqual(straight(sets));
  expect(waits(found)).toEqual([0, 0, NOON, 0, 0, NOON]);
  expect(counts(found)).toEqual([6, 0, 0]);
  // At the end, of days 4 to 6.
  expect([...pool(found).daysUsed]).toEqual([2]);
});

/*
 * From 23:00 to midnight sharp is one day; from 23:30 to 00:30 is two. Two days of thirty, one planned: the second trip
 * may set out on day 1 with one day left, and is a day longer than was planned for: one day beyond the limit.
 */
test("a stay until midnight has no part of the next day; a longer one than planned is beyond the limit", async () => {
  const minutes = [23 * 60, DAY + 23 * 60 + 30, 3 * DAY];
  const limit = { days: 2, within: "30 d" };
  const found = await limited({ limit }, minutes, 4, { atShortage: "not-made" });
  expect(Object.values(found.vehicles)).toEqual([...straight([1380, 2850]), `- - ${3 * DAY} noDriver`]);
  expect(counts(found)).toEqual([2, 1, 1]);
  expect([...pool(found).daysUsed]).toEqual([3]);
});

/*
 * One day a year; days 0 to 3 at noon. Day 0 is used. On day 2 alone, 24 September, nothing counts: the trip of day 1
 * begins at its midnight, that of day 2 at noon. The trip of day 3 finds day 0 used, and waits for ever.
 */
test("on an exempt day nothing counts and nothing is forbidden", async () => {
  const limit = { days: 1, within: "365 d" };
  const exempt = { from: "2025-09-24", to: "2025-09-24" };
  const found = await limited({ limit, exempt }, noons(0, 1, 2, 3), 5);
  expect(Object.values(found.vehicles)).toEqual([
    ...straight([NOON, 2 * DAY, 2 * DAY + NOON]),
    "- - - unfinished",
  ]);
  expect([...pool(found).daysUsed]).toEqual([1]);
});

/*
 * Days before `from` count, and are not held against the limit: days 0 and 1 are used freely, on day 2 a third would be
 * beyond two.
 */
test("a limit that is enforced from a date counts the days before it", async () => {
  const limit = { days: 2, within: "365 d", from: "2025-09-25" };
  const found = await limited({ limit }, noons(0, 1, 2, 3), 5, { atShortage: "not-made" });
  expect(Object.values(found.vehicles)).toEqual([
    ...straight(noons(0, 1, 2)),
    `- - ${3 * DAY + NOON} noDriver`,
  ]);
  // Three days used of two, and none of them beyond the limit, which was not in force.
  expect(counts(found)).toEqual([3, 0, 0]);
  expect([...pool(found).daysUsed]).toEqual([3]);
});

/* One day a calendar year: 30 December is used; that of the 31st begins with the new year; 1 January counts once. */
test("a calendar year begins anew on the first of January", async () => {
  const limit = { days: 1, within: "calendar-year" };
  const found = await limited({ limit }, noons(0, 1, 2, 3), 5, {}, { start: "2025-12-30T00:00" });
  expect(Object.values(found.vehicles)).toEqual([
    ...straight([NOON, 2 * DAY, 2 * DAY + NOON]),
    "- - - unfinished",
  ]);
});

/*
 * There at 22:00 of day 0, in at 02:00 of day 1 when the gate opens, out at 02:00 of day 2, home at 03:00. From the
 * border on that is days 0, 1 and 2; from the entry on 1 and 2; from the exit on 2.
 */
test.each([
  ["border", 3],
  ["entry", 2],
  ["exit", 1],
])("days count from the %s on", async (from, days) => {
  const limit = { days: 9, within: "30 d" };
  const stages = [{ id: "s", servers: 1, service: min(DAY) }];
  const post = { gate: { hours: "02:00-21:00" }, stages };
  const found = await limited({ limit }, [22 * 60], 3, { counts: from }, post);
  expect(found.vehicles).toEqual({ a1: `${22 * 60} ${26 * 60} ${26 * 60 + DAY}` });
  expect([...pool(found).daysUsed]).toEqual([days]);
});

/*
 * Two days before the start are used, of two in three: on day 0 the span holds both, on day 1 the earlier has fallen out.
 */
test("days used before the run count", async () => {
  const used = { days: "2 d", over: "2 d" };
  const found = await limited({ limit: { days: 2, within: "3 d" }, used }, [0], 2);
  expect(found.vehicles).toEqual({ a1: `${DAY} ${DAY} ${DAY}` });
  // Out of days on the first of two days.
  expect(pool(found).levels[1]!.mean).toBe(0.5);
});

/*
 * An hour to the border, where the gate is shut: gives up at 90, and the driver is home at 150, when the next sets out.
 * It comes at 210, when the gate has opened, and leaves at once.
 */
test("who gives up at the border brings the driver home", async () => {
  const found = await trace({
    drivers: { d: { drivers: 1 } },
    gate: { hours: "03:00-24:00" },
    flows: {
      a: at([0, 5], { travel: min(60), patience: min(30), driver: { pool: "d", trip: min(500) } }),
    },
    stages: [open],
  });
  expect(found.vehicles).toEqual({ a1: "60 - 90 reneged", a2: "210 210 210" });
});

/*
 * Two drivers who rest half an hour after trips of 20 min. Vehicles at 0, 5, 10 and 12; b goes before a. Drivers 1 and 2
 * are home at 20 and 25 and rested at 50 and 55. b, who came last, sets out at 50, a at 55.
 */
test("drivers rest, and who has priority goes first", async () => {
  const found = await trace({
    drivers: { d: { drivers: 2, rest: min(30) } },
    flows: {
      a: at([0, 5, 10], { driver: { pool: "d", trip: min(20) } }),
      b: at([12], { priority: 1, driver: { pool: "d", trip: min(20) } }),
    },
    stages: [open],
  });
  expect(found.said("sets out")).toEqual([
    "0 a1 sets out driver 1",
    "5 a2 sets out driver 2",
    "50 b1 sets out driver 1",
    "55 a3 sets out driver 2",
  ]);
  expect(found.vehicles).toEqual({
    a1: "0 0 0",
    a2: "5 5 5",
    a3: "55 55 55",
    b1: "50 50 50",
  });
});

/*
 * One of two drivers is at the border at the start, since two days ago; he leaves with his vehicle at once and is home
 * after an hour. Three days of ten, two planned: he has used days -2, -1 and 0, and may not set out again
 * within the run. The other takes both trips, of noon on days 0 and 1, the second with days 1 and 2 planned: three.
 */
test("a driver who stands at the border at the start has used days there", async () => {
  const found = await trace({
    drivers: { d: { drivers: 2, limit: { days: 3, within: "10 d" } } },
    flows: {
      a: at(noons(0, 1), {
        backlog: { vehicles: 1, waited: ["2 d"] },
        driver: { pool: "d", trip: min(60), plannedDays: 2 },
      }),
    },
    stages: [open],
    length: 3 * DAY,
  });
  expect(found.said("sets out")).toEqual([
    `${NOON} a1 sets out driver 2`,
    `${DAY + NOON} a2 sets out driver 2`,
  ]);
  expect([...pool(found).daysUsed]).toEqual([2, 3]);
  expect(counts(found)).toEqual([2, 0, 0]);
});

/*
 * Two vehicles that are away for 30 min, and one booth of 20 min. Both are ready at 30: the first is through at 50, the
 * second at 70. They are back at 80 and 100: the first is through at 100, the second at 120; back at 130 and 150.
 */
test("a fleet comes back", async () => {
  const found = await trace({
    flows: { a: { at: "post", fleet: { vehicles: 2, away: min(30) } } },
    stages: [{ id: "s", servers: 1, service: min(20) }],
    length: 155,
  });
  expect(found.vehicles).toEqual({
    a1: "30 30 50",
    a2: "30 50 70",
    a3: "80 80 100",
    a4: "100 100 120",
    a5: "130 130 150",
    a6: "150 150 - unfinished",
  });
});

/* Home again at midnight sharp: one day. */
test("a stay that ends at midnight is one day", async () => {
  const limit = { days: 5, within: "30 d" };
  const found = await limited({ limit }, [NOON], 3, { trip: min(NOON) });
  expect([...pool(found).daysUsed]).toEqual([1]);
  // One minute more is a second day.
  const longer = await limited({ limit }, [NOON], 3, { trip: min(NOON + 1) });
  expect([...pool(longer).daysUsed]).toEqual([2]);
});

/* Two wait for the one driver, who is home at 100 and at 200: who asked first goes first. */
test("who asked first sets out first", async () => {
  const found = await trace({
    drivers: { d: { drivers: 1 } },
    flows: { a: at([0, 5, 6], { driver: { pool: "d", trip: min(100) } }) },
    stages: [open],
  });
  expect(found.vehicles).toEqual({ a1: "0 0 0", a2: "100 100 100", a3: "200 200 200" });
});

/*
 * Closed until 60, and known from the start: a1 goes another way at 5, and its driver with it, home after 100 min. a2 waits for him
 * from 70 to 105.
 */
test("who goes another way makes the trip", async () => {
  const found = await trace({
    drivers: { d: { drivers: 1 } },
    flows: { a: at([5, 70], { whenClosed: "diverts", driver: { pool: "d", trip: min(100) } }) },
    stages: [open],
    closures: { c: { from: "2025-09-22T00:00", to: "2025-09-22T01:00" } },
  });
  expect(found.vehicles).toEqual({ a1: "- - 5 closed", a2: "105 105 105" });
});

/*
 * Slots of half an hour, one place each. a1 books the slot of 30 and takes the one driver; a2 books that of 60 and has none when
 * it would set out: the trip is not made, and the booking is missed.
 */
test("a trip that is not made misses its slot", async () => {
  const found = await trace({
    drivers: { d: { drivers: 1 } },
    gate: { policy: { slots: { length: min(30), capacity: 1, horizon: { days: 0 } } } },
    flows: {
      a: at([5, 6], { booking: {}, driver: { pool: "d", trip: min(500), atShortage: "not-made" } }),
    },
    stages: [open],
  });
  expect(found.vehicles).toEqual({ a1: "30 30 30", a2: "- - 60 noDriver" });
  const [use] = Object.values(found.result.booking!.desks[0]!.slots);
  expect([use!.used, use!.missed]).toEqual([1, 1]);
});
