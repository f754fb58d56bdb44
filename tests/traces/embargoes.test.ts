/** Embargoes, worked by hand. Minutes since Monday 2025-09-22 00:00 UTC. */
import { describe, expect, test } from "vitest";
import { EMBARGO_COUNTS } from "../../src/model/embargoes/embargo-ledger.ts";
import type { EmbargoFigures } from "../../src/run/embargo-figures.ts";
import { Tally } from "../../src/statistics/tally.ts";
import { at, min, type Part, type Post, type Traced, trace } from "./traced.ts";

const day = (time: string): string => `2025-09-22T${time}`;
const booth = { id: "s", servers: "unlimited", service: min(10) };
const grain = { mode: "train", cargo: "grain", train: { wagons: 50, teu: 100 } };
const figures = ({ result }: Traced, e = 0): EmbargoFigures => result.embargoes!.embargoes[e]!;
/** What an embargo counted for a flow: only what is not 0, times in minutes. */
const counted = (t: Traced, e = 0, f = 0): Part =>
  Object.fromEntries(
    EMBARGO_COUNTS.map((name) => {
      const value = figures(t, e).counts[f]![name];
      return [name, name.endsWith("Time") ? value / 60 : value];
    }).filter(([, value]) => value !== 0),
  );
const minutesLost = ({ result }: Traced, f = 0): number =>
  Tally.merged([result.embargoes!.lost[f]!], 1000).sum / 60;

/*
 * Grain is not loaded from 60 to 120. Free travel 20; service 10, as many at once as come. a1 (30) is loaded at once,
 * at the border at 50. a2 (50) too: at 70, though the embargo holds. a3 (60), a4 (70) and a5 (110) become ready while it
 * holds, a3 at its first instant. a6 (120) becomes ready at its last: it is over. b is no grain.
 */
describe("grain is not loaded from 60 to 120", () => {
  const run = (embargo: Part, more: Partial<Post> = {}) =>
    trace({
      flows: {
        a: at([30, 50, 60, 70, 110, 120], { ...grain, travel: min(20) }),
        b: at([70], { mode: "train", cargo: "ore", travel: min(20) }),
      },
      stages: [booth],
      embargoes: { ban: { of: { cargo: ["grain"] }, from: day("01:00"), to: day("02:00"), ...embargo } },
      ...more,
    });
  const [a1, a2, b1] = ["50 50 60", "70 70 80", "90 90 100"];

  /* All at once at 120: at the border at 140. They have waited 60, 50 and 10. */
  test("who waits is loaded at its end", async () => {
    const found = await run({});
    const late = "140 140 150";
    expect(found.vehicles).toEqual({ a1, a2, a3: late, a4: late, a5: late, a6: late, b1 });
    expect(counted(found)).toEqual({ held: 3, heldWagons: 150, heldTime: 120 });
    expect(minutesLost(found)).toBe(120);
    expect(figures(found).clearTime).toBe(0);
    expect(found.result.books["embargo-ledger"]!.checked).toBeGreaterThan(4);
    // b is not asked about. Of the loadings of a none was in (60, 120).
    expect(found.result.books["embargo-held"]).toBeUndefined();
    expect(found.said("embargo begins", "embargo ends", "waits at origin")).toEqual([
      "60 embargo begins ban",
      "60 a3 waits at origin ban",
      "70 a4 waits at origin ban",
      "110 a5 waits at origin ban",
      "120 embargo ends ban",
    ]);
  });

  /* Four an hour: a3 at 120, a4 at 135, a5 at 150. a6 has not waited and goes at 120. */
  test("at most so many an hour", async () => {
    const found = await run({ pace: "4 /h" });
    expect(found.vehicles).toEqual({
      a1,
      a2,
      a3: "140 140 150",
      a4: "155 155 165",
      a5: "170 170 180",
      a6: "140 140 150",
      b1,
    });
    expect(counted(found)).toEqual({ held: 3, heldWagons: 150, heldTime: 60 + 65 + 40 });
    expect(figures(found).clearTime / 60).toBe(30);
    // The wait for a turn is not beyond the end that was known.
    expect(counted(found).beyondTime).toBeUndefined();
  });

  test("or is never loaded", async () => {
    const found = await run({ loading: "lost" });
    expect(found.vehicles).toEqual({
      a1,
      a2,
      a3: "- - 60 embargo",
      a4: "- - 70 embargo",
      a5: "- - 110 embargo",
      a6: "140 140 150",
      b1,
    });
    expect([...found.result.outcomes[0]!]).toEqual([3, 0, 3, 0, 0]);
    expect(counted(found)).toEqual({ lost: 3, lostWagons: 150 });
  });

  /* a2 has 10 of its way left at 60: it stands until 120 and is there at 130. */
  test("who is under way may be stopped", async () => {
    const found = await run({ underWay: "stop" });
    expect(found.vehicles).toMatchObject({ a1, a2: "130 130 140", a3: "140 140 150", b1 });
    expect(counted(found)).toEqual({
      held: 3,
      heldWagons: 150,
      heldTime: 120,
      stopped: 1,
      stoppedWagons: 50,
      stoppedTime: 60,
    });
    expect(found.said("stops", "goes on")).toEqual(["60 a2 stops ban", "120 a2 goes on"]);
    expect(minutesLost(found)).toBe(120 + 60);
  });

  /* A vehicle that would be at the border at the very instant at which it begins is there. */
  test("but not at the border", async () => {
    const found = await run({ underWay: "stop", from: day("01:10") });
    expect(found.vehicles).toMatchObject({ a2, a3: "130 130 140" });
    expect(counted(found).stopped).toBe(1);
  });

  /*
   * At 60 a2 leaves its flow and goes on as one of c: 30 from there, at the border at 90. It was ready at 50, with its 50
   * wagons; its delay counts from there.
   */
  test("or goes another way, as a vehicle of another flow", async () => {
    const found = await run(
      { underWay: "divert", divertTo: "c" },
      {
        flows: {
          a: at([30, 50, 60, 70, 110, 120], { ...grain, travel: min(20) }),
          b: at([70], { mode: "train", cargo: "ore", travel: min(20) }),
          c: { at: "other", mode: "train", travel: min(30) },
        },
        others: { other: { stages: [{ ...booth, id: "t" }] } },
      },
    );
    const came = 2 ** 24 + 2;
    expect(found.vehicles).toMatchObject({ a1, a2: "- - 60 embargo", [`c${came}`]: "90 90 100" });
    expect(found.result.outcomes.map((o) => [...o])).toEqual([
      [5, 1, 0, 0, 0],
      [1, 0, 0, 0, 0],
      [1, 0, 0, 0, 0],
    ]);
    expect(counted(found)).toMatchObject({ diverted: 1, divertedWagons: 50 });
    expect([...found.result.embargoes!.came]).toEqual([0, 0, 1]);
    const table = found.result.vehicles!;
    const row = [...table.number].indexOf(came - 1);
    expect([table.readyAt[row]! / 60, table.wagons![row], table.teu![row]]).toEqual([50, 50, 100]);
  });

  /*
   * Announced at 100 that it lasts until 150: a3 and a4 had been told 120, a5 knows better. a6 (120) waits too. All
   * are loaded at 150: 90, 80, 40 and 30 later; of it 30 each beyond what a3 and a4 had been told.
   */
  test("an extension is announced while it lasts", async () => {
    const found = await run({ extended: [{ announced: day("01:40"), to: day("02:30") }] });
    const late = "170 170 180";
    expect(found.vehicles).toEqual({ a1, a2, a3: late, a4: late, a5: late, a6: late, b1 });
    expect(counted(found)).toEqual({ held: 4, heldWagons: 200, heldTime: 240, beyondTime: 60 });
    expect(found.said("is extended", "embargo ends")).toEqual([
      "100 is extended ban",
      "150 embargo ends ban",
    ]);
  });

  /* Until further notice: they stand there at the end (240). */
  test("without an end they wait to the end of the run", async () => {
    const { to: _, ...endless } = { to: 0, from: day("01:00"), of: { cargo: ["grain"] } };
    const found = await trace({
      flows: { a: at([30, 60, 70], { ...grain, travel: min(20) }) },
      stages: [booth],
      embargoes: { ban: endless },
    });
    expect(found.vehicles).toEqual({ a1, a2: "- - - unfinished", a3: "- - - unfinished" });
    expect(counted(found)).toMatchObject({
      held: 2,
      heldTime: 180 + 170,
      stillHeld: 2,
      stillHeldWagons: 100,
    });
    expect(figures(found).clearTime).toBeNaN();
  });
});

/*
 * From Monday 22:00 (1320) to Wednesday 12:00 (3600). Of a's trains, of 20 wagons each, 50 wagons are loaded a day: two
 * trains. Monday: a1 (1330) and a2 (1340) pass, a3 (1350) and a4 (1360) wait. At midnight (1440) two trains: a3 and a4. a5 (1500)
 * waits, with 10 wagons left of the day. At the next midnight (2880) a5; a6 (2890) passes; a7 (2900) waits, to the end. b
 * has no exception: b1 (1335) waits to the end. No travel.
 */
describe("wagons of a flow are excepted day by day", () => {
  const flows = {
    a: at([1330, 1340, 1350, 1360, 1500, 2890, 2900], { ...grain, train: { wagons: 20 } }),
    b: at([1335], grain),
  };
  const ban = { from: day("22:00"), to: "2025-09-24T12:00", of: { cargo: ["grain"] } };
  const run = (embargo: Part) =>
    trace({ length: 5000, flows, stages: [booth], embargoes: { ban: { ...ban, ...embargo } } });

  test("across midnight", async () => {
    const found = await run({ except: [{ flow: "a", wagonsPerDay: 50 }] });
    expect(found.vehicles).toEqual({
      a1: "1330 1330 1340",
      a2: "1340 1340 1350",
      a3: "1440 1440 1450",
      a4: "1440 1440 1450",
      a5: "2880 2880 2890",
      a6: "2890 2890 2900",
      a7: "3600 3600 3610",
      b1: "3600 3600 3610",
    });
    expect(counted(found)).toEqual({
      held: 4,
      heldWagons: 80,
      heldTime: 90 + 80 + 1380 + 700,
      excepted: 6,
      exceptedWagons: 120,
    });
    expect(found.result.books["embargo-held"]).toEqual({ checked: 6, worst: 0 });
    expect(found.result.books["embargo-exceptions"]).toEqual({ checked: 3, worst: 0 });
  });

  /* In Almaty it is five hours later: the ban from 17:00 UTC (1020) to Wednesday 07:00 UTC (3300), midnights at 1140 and 2580. */
  test("on the days of its own zone", async () => {
    const found = await run({ except: [{ flow: "a", wagonsPerDay: 50 }], timezone: "Asia/Almaty" });
    // Day of 1140 to 2580: a1 and a2; a3, a4, a5 wait. From 2580: a3, a4; a5 waits with a6 and a7 for the end.
    const last = "3300 3300 3310";
    const next = "2580 2580 2590";
    expect(found.vehicles).toMatchObject({
      a2: "1340 1340 1350",
      a3: next,
      a4: next,
      a5: last,
      a6: last,
      a7: last,
    });
  });

  test("or vehicles", async () => {
    const found = await run({ except: [{ flow: "a", vehiclesPerDay: 1 }] });
    // Monday a1, Tuesday a2, Wednesday a3; the others at the end.
    const last = "3600 3600 3610";
    expect(found.vehicles).toMatchObject({
      a1: "1330 1330 1340",
      a2: "1440 1440 1450",
      a3: "2880 2880 2890",
      a4: last,
      a7: last,
    });
  });
});

/*
 * ban from 60 to 120 for all grain, four an hour after it; war from 90 to 180 for what comes to the post, all at once. a1
 * (70) waits in ban's line; at 120 war holds it: loaded at 180. a2 (100) the same. g (grain to the other post) waits for
 * ban alone: g1 (80) is loaded at 120, g2 (85) at 135. a3 (170) waits for war.
 */
describe("embargoes that overlap", () => {
  const flows = {
    a: at([70, 100, 170], grain),
    g: at([80, 85], { ...grain, at: "other" }),
  };
  const others = { other: { stages: [{ ...booth, id: "t" }] } };
  const ban = { of: { cargo: ["grain"] }, from: day("01:00"), to: day("02:00"), pace: "4 /h" };
  const war = { of: { checkpoint: ["post"] }, from: day("01:30"), to: day("03:00") };

  test("all hold", async () => {
    const found = await trace({ flows, others, stages: [booth], embargoes: { ban, war } });
    const late = "180 180 190";
    expect(found.vehicles).toEqual({ a1: late, a2: late, a3: late, g1: "120 120 130", g2: "135 135 145" });
    expect(counted(found)).toEqual({ held: 2, heldWagons: 100, heldTime: 50 + 20 });
    expect(counted(found, 1)).toEqual({ held: 3, heldWagons: 150, heldTime: 60 + 60 + 10, beyondTime: 60 });
  });

  /* a1 is told at 70 that ban ends at 120, a2 at 100 that war ends at 180: 60 beyond for a1 alone. */
  test("who waits was told of those that held then", async () => {
    const found = await trace({ flows, others, stages: [booth], embargoes: { ban, war } });
    expect([counted(found).beyondTime ?? 0, counted(found, 1).beyondTime]).toEqual([0, 60]);
  });

  /* war loses what is not loaded: a1 when ban lets it go, at 120; a2 and a3 when they are ready. */
  test("one of them may lose what the other holds", async () => {
    const found = await trace({
      flows,
      others,
      stages: [booth],
      embargoes: { ban, war: { ...war, loading: "lost" } },
    });
    expect(found.vehicles).toMatchObject({
      a1: "- - 120 embargo",
      a2: "- - 100 embargo",
      a3: "- - 170 embargo",
      g1: "120 120 130",
    });
  });

  /* One ends as the other begins: nobody slips through. a1 waits on; a2 and a3 too. */
  test("one may follow on the other", async () => {
    const next = { ...war, from: day("02:00") };
    const found = await trace({ flows, others, stages: [booth], embargoes: { ban, next } });
    const late = "180 180 190";
    expect(found.vehicles).toMatchObject({ a1: late, a2: late, a3: late });
  });

  /*
   * Travel 40. a1 (70) is stopped at 90 with 20 left, by war, to 180: there at 200. ban stops it too where it holds
   * from 95 to 190: there at 210.
   */
  test("all that stop must be over", async () => {
    const stop = { underWay: "stop" };
    const run = (embargoes: Readonly<Record<string, Part>>) =>
      trace({ flows: { a: at([70], { ...grain, travel: min(40) }) }, stages: [booth], embargoes });
    const one = await run({ war: { ...war, ...stop } });
    expect(one.vehicles).toEqual({ a1: "200 200 210" });
    const later = { from: day("01:35"), to: day("03:10"), ...stop };
    expect((await run({ war: { ...war, ...stop }, later })).vehicles).toEqual({ a1: "210 210 220" });
  });

  /* At 90 war stops a1, at 100 exile diverts it: c's way is 5. */
  test("who was stopped may be diverted", async () => {
    const found = await trace({
      flows: {
        a: at([70], { ...grain, travel: min(40) }),
        c: { at: "other", mode: "train", travel: min(5) },
      },
      others,
      stages: [booth],
      embargoes: {
        war: { ...war, underWay: "stop" },
        exile: {
          of: { flow: ["a"] },
          from: day("01:40"),
          to: day("03:00"),
          underWay: "divert",
          divertTo: "c",
        },
      },
    });
    expect(found.vehicles).toEqual({ a1: "- - 100 embargo", [`c${2 ** 24 + 1}`]: "105 105 115" });
  });
});

/* Trucks have embargoes too, and a permit in hand or a slot comes after it. a1 (10) is not under it. */
test("trucks too", async () => {
  const found = await trace({
    flows: { a: at([10, 70], { cargo: "apples", travel: min(5) }) },
    stages: [booth],
    embargoes: { apples: { of: { cargo: ["apples"] }, from: day("01:00"), to: day("02:00") } },
  });
  expect(found.vehicles).toEqual({ a1: "15 15 25", a2: "125 125 135" });
});

/* The post is closed from 110 to 200 and drivers stay at home: a2, let go at 120, is there when it opens. */
test("an embargo and a closure", async () => {
  const found = await trace({
    flows: { a: at([10, 70], { cargo: "apples", travel: min(5), whenClosed: "stays-home" }) },
    stages: [booth],
    embargoes: { apples: { from: day("01:00"), to: day("02:00") } },
    closures: { c: { from: day("01:50"), to: day("03:20") } },
  });
  expect(found.vehicles).toEqual({ a1: "15 15 25", a2: "200 200 210" });
  expect(minutesLost(found)).toBe(50);
});
