/** Permits, worked by hand: issues on a calendar, who gets one, waits at home and at the border, what is left over. */
import { describe, expect, test } from "vitest";
import type { PoolFigures } from "../../src/run/run-result.ts";
import { at, min, type Part, type Traced, trace } from "./traced.ts";

const HOUR = 60;
const booth = { id: "s", servers: 1, service: min(10) };
const open = { id: "s", servers: "unlimited", service: min(0) };
const pool = ({ result }: Traced): PoolFigures => result.permits!.pools[0]!;
/** Permits: used, returned, expired, lost, in stock at the end. */
const fate = (t: Traced): number[] => {
  const { used, returned, expired, lost, stock } = pool(t).counts;
  return [used, returned, expired, lost, stock];
};
/** A column of the vehicles in minutes, by vehicle. */
const minutes = ({ result, vehicles }: Traced, column: "permitWait" | "permitBorderTime"): number[] =>
  Object.keys(vehicles).map((_, i) => result.vehicles![column]![i]! / 60);
/** One permit on the first day at each of these times of day. */
const oneAt = (...times: string[]): Part => ({
  batches: times.map((time) => ({ permits: 1, date: "2025-09-22", at: time })),
});

/*
 * Two permits a day, at 0, 24 and 48 h, which are not carried over; the permit is needed to enter. Arrivals at 1, 2, 3,
 * 25, 26 and 60 h. 1 and 2 take the first day's; 3 waits for 24; 25 takes the second of that day; 26 waits for 48, and
 * 60 takes the other of that day. Waits 0 0 21 0 22 0 h. No permit expires: each issue finds none of the day before.
 * None in stock from 2 to 24, 25 to 48, 60 to 61 h: 46 h in three spells. The first day, a Monday, three wished to cross
 * and waited 21 h together; on Tuesday two and 22 h.
 */
test("two permits a day, taken at the gate", async () => {
  const hours = [1, 2, 3, 25, 26, 60];
  const found = await trace({
    length: 61 * HOUR,
    permits: { p: { issue: { daily: { permits: 2 } }, carryOver: false } },
    flows: {
      a: at(
        hours.map((h) => h * HOUR),
        { permit: { pool: "p", consumedAt: "gate" } },
      ),
    },
    stages: [open],
  });
  const entered = [1, 2, 24, 25, 48, 60].map((h) => h * HOUR);
  expect(found.vehicles).toEqual(
    Object.fromEntries(hours.map((h, i) => [`a${i + 1}`, `${h * HOUR} ${entered[i]} ${entered[i]}`])),
  );
  expect(fate(found)).toEqual([6, 0, 0, 0, 0]);
  const { stock, line, issues } = pool(found);
  expect([stock.zeroCount, stock.zeroTime / 3600, stock.firstZeroAt / 3600]).toEqual([3, 46, 2]);
  expect(line.mean).toBeCloseTo(43 / 61, 12);
  expect(issues).toEqual({ count: 3, before: 2, after: 0, left: 3 });
  const { count, sum } = found.result.permits!.byWeekday[0]!;
  expect([...count]).toEqual([3, 2, 1, 0, 0, 0, 0]);
  expect([...sum].map((s) => s / 3600)).toEqual([21, 22, 0, 0, 0, 0, 0]);
});

/*
 * One permit at the start, two at 02:00 (minute 120). a1, a2, a3 are ready at 0, 1, 2; an hour of travel.
 * At home: a1 sets out at 0; a2 and a3 at 120, and stand there at 180: one is served until 190.
 * On paper, 30 min later: in hand at 30 and 150; there at 90 and 210.
 * At the border: a2 and a3 set out as well, stand there at 61 and 62 and go in from 120 on, one after the other. Their
 * travel is no wait for a permit: 59 and 58 min at the border.
 */
describe("one permit at the start, and two at 02:00", () => {
  const run = (form: unknown, atShortage: string) =>
    trace({
      permits: {
        p: { initial: 1, issue: { batches: { permits: 2, days: ["mon"], at: "02:00" } }, form },
      },
      flows: { a: at([0, 1, 2], { travel: min(60), permit: { pool: "p", atShortage } }) },
      stages: [booth],
    });

  test("who has none waits at home", async () => {
    const found = await run("electronic", "wait-at-home");
    expect(found.vehicles).toEqual({ a1: "60 60 70", a2: "180 180 190", a3: "180 190 200" });
    expect(minutes(found, "permitWait")).toEqual([0, 119, 118]);
    expect(minutes(found, "permitBorderTime")).toEqual([0, 0, 0]);
    expect(found.said("wants a permit", "has a permit")).toEqual([
      "0 a1 has a permit",
      "1 a2 wants a permit",
      "2 a3 wants a permit",
      "120 a2 has a permit",
      "120 a3 has a permit",
    ]);
  });

  test("paper comes later", async () => {
    const found = await run({ paper: { delay: min(30) } }, "wait-at-home");
    expect(found.vehicles).toEqual({ a1: "90 90 100", a2: "210 210 220", a3: "210 220 230" });
    expect(minutes(found, "permitWait")).toEqual([30, 149, 148]);
  });

  test("or goes and waits at the border", async () => {
    const found = await run("electronic", "wait-at-border");
    expect(found.vehicles).toEqual({ a1: "60 60 70", a2: "61 120 130", a3: "62 130 140" });
    expect(minutes(found, "permitWait")).toEqual([0, 59, 58]);
    expect(minutes(found, "permitBorderTime")).toEqual([0, 59, 58]);
  });
});

/*
 * Three stand before a booth of 10 min from 0, 1 and 2 on, without a permit; b comes at 5 with one from another pool.
 * It passes them. At 01:00 one is issued, at 01:01 another, at 01:02 a third: they go in in the order of their permits.
 */
test("who has no permit stands aside and is passed by who has one", async () => {
  const found = await trace({
    permits: {
      p: { issue: oneAt("01:00", "01:01", "01:02") },
      q: { issue: { unlimited: true } },
    },
    flows: {
      a: at([0, 1, 2], { permit: { pool: "p", consumedAt: "gate" } }),
      b: at([5], { permit: { pool: "q", consumedAt: "gate" } }),
    },
    stages: [booth],
  });
  expect(found.vehicles).toEqual({ b1: "5 5 15", a1: "0 60 70", a2: "1 70 80", a3: "2 80 90" });
  // Most at the post, b inside among them, and in the queue.
  expect(found.result.levels.slice(0, 2).map((l) => l.max)).toEqual([4, 3]);
});

/* One at 01:00, one at 02:00. a waits from 0, b of better priority from 1, c as a from 2. b gets the first, a the second. */
test("at an issue better priority goes first, then first come first served", async () => {
  const wants = (minute: number, priority: number) => at([minute], { priority, permit: { pool: "p" } });
  const found = await trace({
    permits: { p: { issue: oneAt("01:00", "02:00") } },
    flows: { a: wants(0, 10), b: wants(1, 1), c: wants(2, 10) },
    stages: [open],
  });
  expect(found.vehicles).toEqual({ b1: "60 60 60", a1: "120 120 120", c1: "- - - unfinished" });
});

/*
 * Two at 01:00 and two at 03:00 (minutes 60 and 180); a at 30, b at 119, c at 120, d at 200.
 * Good for an hour: a gets one of the first at 60, b the other at 119; c waits for 180; d takes the second at 200.
 * Good for 59 min: the second is gone at 119, before b comes: b and c wait for 180; d waits in vain. 1 expires.
 * For no time: a at 60, b and c at 180; of the first batch one expires, and d gets none.
 */
describe("permits that expire", () => {
  const run = (validity: unknown) =>
    trace({
      permits: {
        p: {
          issue: {
            batches: ["01:00", "03:00"].map((time) => ({ permits: 2, date: "2025-09-22", at: time })),
          },
          validity,
        },
      },
      flows: { a: at([30, 119, 120, 200], { permit: { pool: "p" } }) },
      stages: [open],
    });

  test.each([
    ["1 h", [60, 119, 180, 200], [4, 0, 0, 0, 0]],
    ["59 min", [60, 180, 180, undefined], [3, 0, 1, 0, 0]],
    ["0 min", [60, 180, 180, undefined], [3, 0, 1, 0, 0]],
  ])("after %s", async (validity, entered, fates) => {
    const found = await run(validity);
    const text = (m: number | undefined) => (m === undefined ? "- - - unfinished" : `${m} ${m} ${m}`);
    expect(Object.values(found.vehicles)).toEqual(entered.map(text));
    expect(fate(found)).toEqual(fates);
  });
});

/*
 * From Monday one permit a week at midnight, from Tuesday one a day at noon, from Wednesday as many as are asked for.
 * Ready at 1, 2, 3 and 50 h: Monday's; Tuesday noon (36 h); Wednesday midnight (48 h); at once.
 */
test("rules that change on dates", async () => {
  const found = await trace({
    length: 60 * HOUR,
    permits: {
      p: {
        issue: [
          { batches: { permits: 1, days: ["mon"] } },
          { from: "2025-09-23", daily: { permits: 1, at: "12:00" } },
          { from: "2025-09-24", unlimited: true },
        ],
      },
    },
    flows: {
      a: at(
        [1, 2, 3, 50].map((h) => h * HOUR),
        { permit: { pool: "p" } },
      ),
    },
    stages: [open],
  });
  const entered = [1, 36, 48, 50].map((h) => h * HOUR);
  expect(Object.values(found.vehicles)).toEqual(entered.map((t) => `${t} ${t} ${t}`));
  // Two issued on demand.
  expect(pool(found).counts).toMatchObject({ issued: 4, used: 4, stock: 0 });
});
