/** Regimes, worked by hand. Minutes since Sunday 2025-09-21 22:00 UTC, so that Monday begins at 120. */
import { describe, expect, test } from "vitest";
import { Tally } from "../../src/statistics/tally.ts";
import { at, min, type Part, type Post, trace } from "./traced.ts";

const monday = { between: { from: "2025-09-22", to: "2025-09-22" } };
const papers = { id: "papers", servers: 1, service: min(10) };
const scan = { id: "scan", servers: 1, when: { channel: ["red"] }, service: min(60) };
const run = (post: Partial<Post> & Pick<Post, "flows">) =>
  trace({ start: "2025-09-21T22:00", length: 2000, stages: [papers, scan], ...post });
const green = { green: 1, red: 0 };

/*
 * On Monday all are red. a1 (0) and a2 (110) are green: 10 minutes each, from 0 and from 110. a3 (120) and a4 (125) come on Monday: papers 120
 * to 130 and 130 to 140, scan 130 to 190 and, since it has one server, 190 to 250. a5 (1560, Tuesday 00:00) is green again.
 */
test("other shares of the channels on its days, by the instant at which a vehicle comes", async () => {
  const found = await run({
    flows: { a: at([0, 110, 120, 125, 1560], { channels: green }) },
    regimes: { crackdown: { ...monday, channels: { a: { red: 1 } } } },
  });
  expect(found.vehicles).toEqual({
    a1: "0 0 10",
    a2: "110 110 120",
    a3: "120 120 190",
    a4: "125 130 250",
    a5: "1560 1560 1570",
  });
  const { borderTime, channels } = found.result.regimes![0]!;
  // a3 and a4: 70 and 125 minutes.
  expect(Tally.merged([borderTime[0]!], 10).sum / 60).toBe(195);
  expect([...channels[0]!]).toEqual([0, 2]);
});

/* a1 is ready at 100 with 30 of travel: it comes on Monday, at 130, and is red. */
test("who sets out before and comes while it holds is inspected by it", async () => {
  const found = await run({
    flows: { a: at([100], { channels: green, travel: min(30) }) },
    regimes: { crackdown: { ...monday, channels: { a: { red: 1 } } } },
  });
  expect(found.vehicles).toEqual({ a1: "130 130 200" });
});

/*
 * Clean goods c pass papers alone; sensitive ones s wait for the scan at the papers' desk, since the scan has no place to wait. s1
 * (120): papers to 130, scan to 190. s2 (121): papers 130 to 140, blocked until 190, scan to 250. c1 (122) can begin
 * only at 190: 68 minutes of wait for goods that nobody inspects. Without the regime: 140 to 150.
 */
test("a tightened regime spills over on clean goods where they share a line", async () => {
  const tight: Part = { ...scan, queue: { places: 0 } };
  const flows = { s: at([120, 121], { channels: green }), c: at([122]) };
  const regimes = { crackdown: { ...monday, channels: { s: { red: 1 } } } };
  const found = await run({ flows, regimes, stages: [papers, tight] });
  expect(found.vehicles).toEqual({ s1: "120 120 190", s2: "121 130 250", c1: "122 190 200" });
  const calm = await run({ flows, stages: [papers, tight] });
  expect(calm.vehicles.c1).toBe("122 140 150");
});

/*
 * Shares 0.5 and 0.5 against 0.2 and 0.8, green first: a vehicle whose lot is below 0.2 is green in both, above 0.5 red in
 * both. So whoever is red without the regime is red with it.
 */
test("the lot of a vehicle is the same, only the threshold moves", async () => {
  const times = Array.from({ length: 60 }, (_, i) => 120 + 20 * i);
  const flows = { a: at(times, { channels: { green: 0.5, red: 0.5 } }) };
  const stages = [
    { ...papers, servers: "unlimited" },
    { ...scan, servers: "unlimited" },
  ];
  const red = ({ vehicles }: Awaited<ReturnType<typeof run>>) =>
    Object.keys(vehicles).filter(
      (v) =>
        vehicles[v]!.split(" ").length === 3 &&
        Number(vehicles[v]!.split(" ")[2]) - Number(vehicles[v]!.split(" ")[1]) > 10,
    );
  const before = red(await run({ flows, stages }));
  const after = red(
    await run({ flows, stages, regimes: { c: { ...monday, channels: { a: { green: 0.2, red: 0.8 } } } } }),
  );
  expect(after.length).toBeGreaterThan(before.length);
  expect(after).toEqual(expect.arrayContaining(before));
});

describe("other service times on its days", () => {
  const flows = { a: at([0, 115, 116, 1560]), b: at([400]) };
  const stages = [papers];

  /*
   * Three times as long for a: a2 (115) has begun before Monday, 10 minutes to 125; a3 begins at 125: 30 minutes. b is
   * not concerned. a4 comes on Tuesday.
   */
  test("a factor, for the flows named, on services that begin while it holds", async () => {
    const found = await run({
      flows,
      stages,
      regimes: { r: { ...monday, flows: ["a"], service: { papers: { factor: 3 } } } },
    });
    expect(found.vehicles).toEqual({
      a1: "0 0 10",
      a2: "115 115 125",
      a3: "116 125 155",
      a4: "1560 1560 1570",
      b1: "400 400 410",
    });
  });

  /* The scanner is out: looked at by eye, 45 minutes for a, as usual for b. */
  test("another law, by flow", async () => {
    const found = await run({
      flows,
      stages,
      regimes: { r: { ...monday, service: { papers: { byFlow: { a: min(45) } } } } },
    });
    expect(found.vehicles).toMatchObject({ a2: "115 115 125", a3: "116 125 170", b1: "400 400 410" });
  });

  /* Both at once: 45 minutes, twice as long. And half the capacity besides: again twice as long, 180 minutes from 125. */
  test("a law, a factor and a closure hold together", async () => {
    const found = await run({
      flows: { a: at([115, 116]) },
      stages,
      regimes: {
        eye: { ...monday, service: { papers: min(45) } },
        slow: { ...monday, service: { papers: { factor: 2 } } },
      },
      closures: { few: { from: "2025-09-22T00:00", to: "2025-09-23T00:00", capacity: 0.5 } },
    });
    expect(found.vehicles).toEqual({ a1: "115 115 125", a2: "116 125 305" });
  });

  /* In lanes and in a convoy as in a single line: 30 instead of 10. */
  test.each([
    ["lanes", { lanes: {} }],
    ["a convoy", { batch: { size: 1 } }],
    ["sharing", { sharing: true }],
  ])("at %s", async (_, kind) => {
    const found = await run({
      flows: { a: at([130]) },
      stages: [{ ...papers, ...kind }],
      regimes: { r: { ...monday, service: { papers: { factor: 3 } } } },
    });
    expect(found.vehicles.a1).toBe("130 130 160");
  });
});

/* Until further notice: no `to`. */
test("a regime without an end holds to the end", async () => {
  const found = await run({
    flows: { a: at([0, 1900], { channels: green }) },
    regimes: { r: { between: { from: "2025-09-22" }, channels: { a: { red: 1 } } } },
  });
  expect(found.vehicles).toEqual({ a1: "0 0 10", a2: "1900 1900 1970" });
});

/*
 * Two sides, a scan of 10 min on a's and one of 20 min on b's, then a check of 5 min. From midnight, minute 120, on b's scan is
 * spared to who has passed a's. a1 at 0: 10, 30, 35. a2 at 115: scanned by a until 125, when it holds: straight to the
 * check, until 130. b1 comes the other way at 200: scanned by b, checked, scanned by a: 220, 225, 235.
 */
describe("one side's scan spares the other's", () => {
  const run = (recognises: Part, scan: Part = {}) =>
    trace({
      start: "2025-09-22T22:00",
      sides: {
        a: { stages: [{ id: "ours", servers: 1, service: min(10) }] },
        b: {
          stages: [
            { id: "theirs", servers: 1, service: min(20), ...scan },
            { id: "check", servers: 1, service: min(5) },
          ],
        },
      },
      flows: { a: at([0, 115], { from: "a" }), b: at([200], { from: "b" }) },
      regimes: { mutual: { between: { from: "2025-09-23" }, recognises } },
    });

  test("from a date, and in one direction", async () => {
    const found = await run({ theirs: "ours" });
    expect(found.vehicles).toEqual({ a1: "0 0 35", a2: "115 115 130", b1: "200 200 235" });
    expect(found.said("is spared")).toEqual(["125 a2 is spared theirs"]);
  });

  test("in both", async () => {
    const found = await run({ theirs: "ours", ours: "theirs" });
    expect(found.vehicles).toEqual({ a1: "0 0 35", a2: "115 115 130", b1: "200 200 225" });
  });

  test("for some flows only", async () => {
    const found = await run({ theirs: { by: "ours", flows: ["b"] } });
    expect(found.vehicles).toEqual({ a1: "0 0 35", a2: "115 115 150", b1: "200 200 235" });
  });

  // Whom the scan turns back is turned back by it alone: who is spared it goes on.
  test("what the scan would have found, it does not find", async () => {
    const found = await run({ theirs: "ours" }, { next: [{ to: "turned-back" }] });
    expect(found.vehicles).toEqual({
      a1: "0 0 30 inspection",
      a2: "115 115 130",
      b1: "200 200 220 inspection",
    });
  });
});
