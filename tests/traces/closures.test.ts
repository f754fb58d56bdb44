/** Closures, worked by hand. Minutes since Monday 2025-09-22 00:00 UTC. */
import { describe, expect, test } from "vitest";
import type { ClosureQueue } from "../../src/run/closure-figures.ts";
import { BOOKING_TIMES } from "../../src/run/run-result.ts";
import { type PlainTally, Tally } from "../../src/statistics/tally.ts";
import { at, min, type Part, type Post, type Traced, trace } from "./traced.ts";

const booth = { id: "s", servers: 1, service: min(10) };
const day = (time: string): string => `2025-09-22T${time}`;
const queue = ({ result }: Traced, closure = 0, period = 0): ClosureQueue =>
  result.closures!.closures[closure]!.queues[0]![period]!;
/** Normal queue, peak and when, stranded, and minutes until normal. */
const figures = (t: Traced): number[] => {
  const q = queue(t);
  return [q.normal, q.peak, q.peakAt / 60, q.stranded, q.recovery / 60];
};
const minutesIn = (tally: PlainTally): number => Tally.merged([tally], 1000).sum / 60;
const periods = ({ result }: Traced): string[] =>
  result.closures!.closures[0]!.queues[0]!.map((q) => `${q.from / 60}-${q.to / 60}`);

describe("a post that is closed from 15 to 60", () => {
  const run = (closure: Part, post: Partial<Post> = {}) =>
    trace({
      flows: { a: at([0, 12, 20, 30]) },
      stages: [booth],
      closures: { c: { from: day("00:15"), to: day("01:00"), ...closure } },
      ...post,
    });

  /*
   * a1 is served from 0 to 10, a2 from 12 to 22: begun before 15, it is finished. a3 (20) and a4 (30) stand before the
   * gate: the longest queue, 2, begins at 30, and 2 stand there at 60. a3 goes in at 60, a4 at 70: then nobody stands
   * there, as before 15, for the hour that it takes to be called normal: 10 minutes after the reopening.
   * a1 had left at 10, so a2, a3 and a4 met it; they waited 0, 40 and 40 minutes.
   */
  test("finishes whom it serves, and serves nobody until it opens", async () => {
    const found = await run({});
    expect(found.vehicles).toEqual({ a1: "0 0 10", a2: "12 12 22", a3: "20 60 70", a4: "30 70 80" });
    expect(figures(found)).toEqual([0, 2, 30, 2, 10]);
    const { met, delay } = found.result.closures!.closures[0]!;
    expect([met[0], delay[0]! / 60]).toEqual([3, 80]);
    // Four services and four entries, none while closed.
    expect(found.result.books["closed-post"]).toEqual({ checked: 8, worst: 0 });
    expect(found.said("closes", "reopens")).toEqual(["15 closes c", "60 reopens c"]);
  });

  /* a2 has had 3 of its 10 minutes at 15, and has the other 7 from 60: until 67; then a3 until 77, a4 until 87. */
  test("or lets them wait", async () => {
    const found = await run({ atClosing: "suspend" });
    expect(found.vehicles).toEqual({ a1: "0 0 10", a2: "12 12 67", a3: "20 67 77", a4: "30 77 87" });
  });

  /* One lane. At 60 a3 and a4 come in, and wait until a2 has had its other 7 minutes, at 67. */
  test("lanes close too", async () => {
    const stages = [{ ...booth, lanes: {} }];
    const found = await run({ atClosing: "suspend" }, { stages });
    expect(found.vehicles).toEqual({ a1: "0 0 10", a2: "12 12 67", a3: "20 60 77", a4: "30 60 87" });
  });

  /* Twice as fast for 15 minutes: a3 from 60 to 65, a4 from 65 to 70; a5 (66) from 70 to 75; a6 (67), begun at the
   * instant at which that ends (75), takes 10: departures come before openings, so it is still 5: until 80. a7 (80) 10. */
  test("opens with more capacity for a while", async () => {
    const flows = { a: at([0, 12, 20, 30, 66, 67, 80]) };
    const found = await run({ reopening: { capacity: 2, for: min(15) } }, { flows });
    expect(found.vehicles).toMatchObject({
      a3: "20 60 65",
      a4: "30 65 70",
      a5: "66 70 75",
      a6: "67 75 80",
      a7: "80 80 90",
    });
  });

  /* Another closure from 40 to 90: open at neither 60 nor anything before 90. */
  test("opens when the last of two closures ends", async () => {
    const closures = {
      c: { from: day("00:15"), to: day("01:00") },
      d: { from: day("00:40"), to: day("01:30") },
    };
    const found = await run({}, { closures });
    expect(found.vehicles).toMatchObject({ a3: "20 90 100", a4: "30 100 110" });
  });

  /* One that ends as the other begins (60) leaves no gap for a3. */
  test("stays shut where one closure follows on another", async () => {
    const closures = {
      c: { from: day("00:15"), to: day("01:00") },
      d: { from: day("01:00"), to: day("01:30") },
    };
    const found = await run({}, { closures });
    expect(found.vehicles).toMatchObject({ a3: "20 90 100", a4: "30 100 110" });
  });

  /* Until further notice: they stand there at the end, and nothing is known of the queue's end. */
  test("may stay closed to the end", async () => {
    const found = await run({}, { closures: { c: { from: day("00:15") } } });
    expect(found.vehicles).toMatchObject({ a3: "20 - - unfinished", a4: "30 - - unfinished" });
    expect(figures(found)).toEqual([0, 2, 30, Number.NaN, Number.NaN]);
  });
});

/*
 * Closed from 60 to 120; free travel 30. a1 (ready 20) is there at 50, before it closes. a2 (40) knows nothing yet and
 * is there at 70. a3 (65) knows, and would be there at 95. a4 (100) would be there at 130, when it is open again.
 */
describe("what drivers do who meet a closure", () => {
  const run = (whenClosed: unknown, closure: Part = {}) =>
    trace({
      flows: { a: at([20, 40, 65, 100], { travel: min(30), whenClosed }) },
      stages: [booth],
      closures: { c: { from: day("01:00"), to: day("02:00"), ...closure } },
    });
  const [a1, a4] = ["50 50 60", "130 140 150"];

  test("they keep coming", async () => {
    expect((await run("keeps-coming")).vehicles).toEqual({
      a1,
      a2: "70 120 130",
      a3: "95 130 140",
      a4: "130 140 150",
    });
  });

  /* a2 stands there, having come unawares; a3 comes at 120, 25 late. */
  test("they stay at home so long that they come when it opens", async () => {
    const found = await run("stays-home");
    expect(found.vehicles).toEqual({ a1, a2: "70 120 130", a3: "120 130 140", a4 });
    expect(minutesIn(found.result.closures!.held[0]!)).toBe(25);
    // Total delay: 10 each of service; a2 waited 50, a3 25 at home and 10, a4 10.
    const total = found.result.booking!.crossed[0]![BOOKING_TIMES.indexOf("totalDelay")]!;
    expect(minutesIn(total)).toBe(40 + 50 + 35 + 10);
  });

  /* Known from 30 on: a2 stays at home as well. Both are there at 120, a2 first, and a4 finds them there. */
  test("more of them where it was announced", async () => {
    const found = await run("stays-home", { noticed: min(30) });
    expect(found.vehicles).toEqual({ a1, a2: "120 120 130", a3: "120 130 140", a4 });
  });

  /* Nobody knows when it opens: a3 and a4 set out at 120 and are there at 150. */
  test("or until they hear that it is open", async () => {
    const found = await run("stays-home", { endKnown: false });
    expect(found.vehicles).toEqual({ a1, a2: "70 120 130", a3: "150 150 160", a4: "150 160 170" });
    // a3 would have been there at 95, a4 at 130: 55 and 20 late.
    expect(minutesIn(found.result.closures!.held[0]!)).toBe(75);
  });

  /* a2 comes at 70 and a3 at 95, and both stand at the parking until 120: nobody is on the road until a3 waits for a2. */
  test("they wait at a parking, away from the road", async () => {
    const found = await run("parks");
    expect(found.vehicles).toEqual({ a1, a2: "120 120 130", a3: "120 130 140", a4 });
    expect(found.said("parks")).toEqual(["70 a2 parks", "95 a3 parks"]);
    expect(found.result.levels[2]!.max).toBe(1);
    expect(queue(found).stranded).toBe(2);
    expect(minutesIn(found.result.closures!.held[0]!)).toBe(50 + 25);
  });

  /* a3 at once, at home; a2 when it finds the post closed, at 70. */
  test("they go another way, or give up", async () => {
    const diverts = await run("diverts");
    expect(diverts.vehicles).toEqual({ a1, a2: "- - 70 closed", a3: "- - 65 closed", a4: "130 130 140" });
    expect([...diverts.result.outcomes[0]!]).toEqual([2, 2, 0, 0, 0]);
    const gives = await run("gives-up");
    expect([...gives.result.outcomes[0]!]).toEqual([2, 0, 2, 0, 0]);
  });

  test("each vehicle by its own lot, the same whatever the closure", async () => {
    const half = { diverts: 0.5, "keeps-coming": 0.5 };
    const short = await run(half);
    const long = await run(half, { from: day("00:35"), to: day("03:00") });
    const gone = (t: Traced) => Object.keys(t.vehicles).filter((v) => t.vehicles[v]!.endsWith("closed"));
    expect(gone(long)).toEqual(expect.arrayContaining(gone(short)));
  });
});

/*
 * Grain is not let in from 10 to 50. g1 (5) is inside already and is served until 15. g2 (12) stands aside: f1 (20)
 * passes it, 20 to 30. g3 (22) stands aside too; f2 (25) goes in at 30, until 40; f3 (48) at 48, until 58; f4 (49)
 * waits. At 50 all stand in the order of coming, g2, g3, f4: 58, 68, 78.
 */
test("a closure for some cargo lets others pass, and keeps the order of coming", async () => {
  const found = await trace({
    flows: { g: at([5, 12, 22], { cargo: "grain" }), f: at([20, 25, 48, 49]) },
    stages: [booth],
    closures: { ban: { of: { cargo: ["grain"] }, from: day("00:10"), to: day("00:50") } },
  });
  expect(found.vehicles).toEqual({
    g1: "5 5 15",
    g2: "12 58 68",
    g3: "22 68 78",
    f1: "20 20 30",
    f2: "25 30 40",
    f3: "48 48 58",
    f4: "49 78 88",
  });
  expect([...found.result.closures!.closures[0]!.met]).toEqual([3, 0]);
});

/*
 * Half the capacity from 12 to 55: a service that begins then takes 20. a1 0 to 10; a2 (12) 12 to 32; a3 (13) 32 to 52;
 * a4 (14) begins at 52 and keeps its pace, until 72; a5 (15) has 10 again, until 82.
 */
test("a partial closure makes services longer that begin while it lasts", async () => {
  const found = await trace({
    flows: { a: at([0, 12, 13, 14, 15]) },
    stages: [booth],
    closures: { wind: { from: day("00:12"), to: day("00:55"), capacity: 0.5 } },
  });
  expect(found.vehicles).toEqual({
    a1: "0 0 10",
    a2: "12 12 32",
    a3: "13 32 52",
    a4: "14 52 72",
    a5: "15 72 82",
  });
});

/*
 * The other side is closed from 5 to 60. a1 (0) has its first 10 minutes and stands in the yard of the second side, a2 (1) until 20
 * and a3 (2) until 30 likewise: the first side goes on. From 60 on the second serves them, 10 each.
 */
test("a closed side stops those who come from the other", async () => {
  const found = await trace({
    flows: { a: at([0, 1, 2]) },
    sides: { kg: { stages: [booth] }, kz: { stages: [{ ...booth, id: "t" }] } },
    closures: { c: { of: { side: ["kz"] }, from: day("00:05"), to: day("01:00") } },
  });
  expect(found.vehicles).toEqual({ a1: "0 0 70", a2: "1 10 80", a3: "2 20 90" });
});

/* The scanner is shut from 5 to 60, the gate open: a1 and a2 wait for it inside. */
test("a closed stage leaves the gate open", async () => {
  const found = await trace({
    flows: { a: at([0, 1]) },
    stages: [booth, { ...booth, id: "scan", servers: "unlimited" }],
    closures: { c: { of: { stage: ["scan"] }, from: day("00:05"), to: day("01:00") } },
  });
  expect(found.vehicles).toEqual({ a1: "0 0 70", a2: "1 10 70" });
});

describe("when a closure holds", () => {
  const run = (closure: Part, post: Partial<Post> = {}) =>
    trace({ flows: { a: at([0]) }, stages: [booth], length: 5 * 1440, closures: { c: closure }, ...post });

  // Days in a row are one closure: 1440 to 2 x 1440 and on.
  test("on days, in the post's own time", async () => {
    expect(periods(await run({ on: ["2025-09-24", "2025-09-23", "2025-09-26"] }))).toEqual([
      "1440-4320",
      "5760-7200",
    ]);
    // Almaty is 5 hours ahead: its day begins 300 minutes before that of UTC.
    expect(periods(await run({ on: ["2025-09-23"], timezone: "Asia/Almaty" }))).toEqual(["1140-2580"]);
  });

  // 1 to 3 and 6 October 2025, from 30 September on.
  test("on the holidays of a border", async () => {
    const found = await run(
      { holidays: "kazakhstan-china-road" },
      { start: "2025-09-30T00:00", length: 8 * 1440 },
    );
    expect(periods(found)).toEqual(["1440-5760", "8640-10080"]);
  });

  test("by chance: so long after the start, then after each reopening", async () => {
    const random = { between: min(30), length: min(20) };
    expect(periods(await run({ random }, { length: 160 }))).toEqual(["30-50", "80-100", "130-150"]);
  });
});

/* Closed from 10 to 60, and for another reason from 30 to 100. a1 comes at 20, and stays at the parking at 60: it comes at 100. */
test("who is at a parking stays there while any closure holds", async () => {
  const found = await trace({
    flows: { a: at([20], { whenClosed: "parks" }) },
    stages: [booth],
    closures: {
      c: { from: day("00:10"), to: day("01:00") },
      d: { from: day("00:30"), to: day("01:40") },
    },
  });
  expect(found.said("parks")).toEqual(["20 a1 parks"]);
  expect(found.vehicles).toEqual({ a1: "100 100 110" });
});

/* Who comes at the very instant at which it closes finds it closed, and at which it opens, open: closures come before arrivals. */
test("who comes at the instant of the closing, or of the opening", async () => {
  const found = await trace({
    flows: { a: at([10, 60], { whenClosed: "parks" }) },
    stages: [booth],
    closures: { c: { from: day("00:10"), to: day("01:00") } },
  });
  expect(found.said("parks")).toEqual(["10 a1 parks"]);
  expect(found.vehicles).toEqual({ a1: "60 60 70", a2: "60 70 80" });
});
