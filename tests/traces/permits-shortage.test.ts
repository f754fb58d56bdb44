/** What vehicles do without a permit, worked by hand: patience, other ways, what comes back, shares, and bookings kept. */
import { describe, expect, test } from "vitest";
import { at, min, type Part, trace } from "./traced.ts";

const booth = { id: "s", servers: 1, service: min(10) };
const open = { id: "s", servers: "unlimited", service: min(0) };
const day = "2025-09-22";

/*
 * None until 02:00 (minute 120), then ten. a1 is ready at 0 with an hour of travel, a2 at 100.
 * Patience 30: a1 goes at 30, a2 is served at 120. At the border patience counts from there: a1 from 60 to 90.
 * No patience is given: who diverts or gives up does so at once.
 */
describe("a shortage", () => {
  const run = (atShortage: string, more: Part = {}) =>
    trace({
      permits: { p: { issue: { batches: { permits: 10, date: day, at: "02:00" } } } },
      flows: { a: at([0, 100], { travel: min(60), permit: { pool: "p", atShortage, ...more } }) },
      stages: [open],
    });

  test.each([
    ["wait-at-home", min(30), "- - 30 noPermit", "180 180 180"],
    ["give-up", min(30), "- - 30 noPermit", "180 180 180"],
    ["divert", min(30), "- - 30 noPermit", "180 180 180"],
    ["wait-at-border", min(30), "60 - 90 noPermit", "160 160 160"],
    ["give-up", undefined, "- - 0 noPermit", "- - 100 noPermit"],
    ["divert", undefined, "- - 0 noPermit", "- - 100 noPermit"],
  ])("%s, patience %s", async (atShortage, patience, a1, a2) => {
    const found = await run(atShortage, patience === undefined ? {} : { patience });
    expect(found.vehicles).toEqual({ a1, a2 });
    const [, diverted, gaveUp] = found.result.outcomes[0]!;
    const gone = [a1, a2].filter((v) => v.endsWith("noPermit")).length;
    expect([diverted, gaveUp]).toEqual(atShortage === "divert" ? [gone, 0] : [0, gone]);
  });
});

/*
 * One permit. a takes it at 0 and stands at the border at 60, where the booth serves x from 0 to 200. a loses patience
 * at 90. Its permit goes back, and b, at home since 10, has it at 90 and is there at 150; it is served at 200.
 * If permits are not returned, b waits in vain.
 */
describe("who takes a permit and does not cross", () => {
  const run = (returned: boolean) =>
    trace({
      length: 240,
      permits: { p: { initial: 1, issue: { batches: { permits: 1, date: "2025-09-23" } } } },
      flows: {
        x: at([0]),
        a: at([0], { travel: min(60), patience: min(30), permit: { pool: "p", returned } }),
        b: at([10], { travel: min(60), permit: { pool: "p", returned } }),
      },
      stages: [{ ...booth, service: { byFlow: { x: min(200), a: min(10), b: min(10) } } }],
    });

  test("gives it back, and another has it", async () => {
    const { vehicles, result } = await run(true);
    expect(vehicles).toEqual({ a1: "60 - 90 reneged", x1: "0 0 200", b1: "150 200 210" });
    expect(result.permits!.pools[0]!.counts).toMatchObject({ initial: 1, used: 1, returned: 1, stock: 0 });
  });

  test("or has used it up", async () => {
    const { vehicles, result } = await run(false);
    expect(vehicles).toEqual({ a1: "60 - 90 reneged", x1: "0 0 200", b1: "- - - unfinished" });
    expect(result.permits!.pools[0]!.counts).toMatchObject({ initial: 1, used: 1, returned: 0, stock: 0 });
  });
});

/*
 * Batches of 10 at 0 and at 02:00 (120): 5 for x, 3 for y, the rest (2) for all. At 10 seven of x come: five take their
 * own, two those for all. At 20 four of y: three take their own, one waits, as does z at 30, which belongs to none.
 * At 120: 5 for x, 3 for y, 2 for all: y's fourth takes y's own (2 of y left), z one of those for all.
 * At 130 seven of x: five and one for all (none left after); the seventh waits though y has 2 left.
 * At 04:00 (240) nothing is issued but 1: of the shares 0 for x, 0 for y, 1 for all: the seventh takes it.
 * With leftovers for all the 2 of y are for all from then on: 2 left at the end, and x at 250 takes one of them.
 */
describe("shares by carrier group", () => {
  const run = (leftovers: string) => {
    const of = (times: number[], group?: string) =>
      at(times, { permit: { pool: "p", ...(group === undefined ? {} : { group }) } });
    return trace({
      length: 300,
      permits: {
        p: {
          issue: {
            batches: [
              { permits: 10, date: day },
              { permits: 10, date: day, at: "02:00" },
              { permits: 1, date: day, at: "04:00" },
            ],
          },
          shares: { x: 0.5, y: 0.3 },
          leftovers,
        },
      },
      flows: {
        x: of([10, 10, 10, 10, 10, 10, 10, 130, 130, 130, 130, 130, 130, 130, 250], "x"),
        y: of([20, 20, 20, 20], "y"),
        z: of([30]),
      },
      stages: [open],
    });
  };
  const common = (last: string): Record<string, string> => ({
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`x${n}`, "10 10 10"])),
    ...Object.fromEntries([8, 9, 10, 11, 12, 13].map((n) => [`x${n}`, "130 130 130"])),
    x14: "240 240 240",
    x15: last,
    y1: "20 20 20",
    y2: "20 20 20",
    y3: "20 20 20",
    y4: "120 120 120",
    z1: "120 120 120",
  });

  test("what a group has left stays its own", async () => {
    const { vehicles, result } = await run("kept");
    expect(vehicles).toEqual(common("- - - unfinished"));
    expect(result.permits!.pools[0]!.counts).toMatchObject({ used: 19, stock: 2 });
  });

  test("or is for all at the next issue", async () => {
    const { vehicles, result } = await run("for-all");
    expect(vehicles).toEqual(common("250 250 250"));
    expect(result.permits!.pools[0]!.counts).toMatchObject({ used: 20, stock: 1 });
  });
});

/*
 * Slots of 30 min with a window of 10 min; a booking not used expires 40 min after the slot's beginning. a is ready at 0
 * and books the slot of 30. The permit, needed to set out, comes at 01:45 (105).
 * At home: it comes at 105, and its booking expired at 70: it books anew, 120, and goes in then. With the extension of
 * an hour (expiry at 130) the booking is still good at 105: it goes in at once, 95 min late for anybody else.
 * At the border: it stands there from 30 on. At 70 the booking is lost, and it books none before it has the permit: at
 * 105 the slot of 120. Extended, it keeps the slot of 30 and goes in at 105.
 */
describe("a booking whose permit fails", () => {
  const run = (atShortage: string, extended: Part[]) =>
    trace({
      permits: { p: { issue: { batches: { permits: 1, date: day, at: "01:45" } } } },
      flows: { a: at([0], { booking: {}, permit: { pool: "p", atShortage } }) },
      gate: {
        policy: {
          slots: {
            length: min(30),
            capacity: 1,
            horizon: { days: 0 },
            lead: min(1),
            window: { from: 0, to: min(10) },
            expires: { after: min(40), extended },
            late: "rebook",
          },
        },
      },
      stages: [booth],
    });
  const hour = [{ between: { from: day, to: day }, by: min(60) }];

  test.each([
    ["wait-at-home", [], "105 120 130", 120, 1],
    ["wait-at-home", hour, "105 105 115", 30, 0],
    ["wait-at-border", [], "30 120 130", 120, 1],
    ["wait-at-border", hour, "30 105 115", 30, 0],
  ])("%s, extended by %j", async (atShortage, extended, a1, slot, missed) => {
    const { vehicles, result } = await run(atShortage, extended as Part[]);
    expect(vehicles).toEqual({ a1 });
    expect(result.vehicles!.slotAt![0]! / 60).toBe(slot);
    expect(result.booking!.desks[0]!.slots[""]!.missed).toBe(missed);
    // Asked for at 30, when it would set out; in hand at 105.
    expect(result.vehicles!.permitWait![0]! / 60).toBe(75);
  });
});

/*
 * The permit is needed to book. It comes at 01:10 (70): a, ready at 0, books then, from 71 on: the slot of 90. 70 min
 * for the permit, 20 for the slot; nothing counts twice.
 */
test("a permit that is needed to book", async () => {
  const { vehicles, result } = await trace({
    permits: { p: { issue: { batches: { permits: 1, date: day, at: "01:10" } } } },
    flows: { a: at([0], { booking: {}, permit: { pool: "p", consumedAt: "booking" } }) },
    gate: { policy: { slots: { length: min(30), capacity: 1, horizon: { days: 0 }, lead: min(1) } } },
    stages: [booth],
  });
  expect(vehicles).toEqual({ a1: "90 90 100" });
  const { permitWait, slotWait, homeTime } = result.vehicles!;
  expect([permitWait![0], slotWait![0], homeTime![0]].map((s) => s! / 60)).toEqual([70, 20, 90]);
});
