/** Shared staff and equipment, worked by hand: several units at once, overtaking, and who has the best claim. */
import { describe, expect, test } from "vitest";
import { at, min, trace } from "./traced.ts";

/*
 * Three cranes; big needs 2, small 1; a lift takes 10. big1 at 0, big2 at 1, small1 at 2.
 * strict:     big1 0-10 (one crane idle); small1 stands behind big2. At 10 both begin: 10-20.
 * overtaking: small1 takes the idle crane 2-12; big2 finds two at 10: 10-20.
 */
describe.each([
  ["the line stands inside", { queue: { places: "unlimited" } }, { big2: "1 1 20", strict: "2 2 20" }],
  ["the line stands at the gate", {}, { big2: "1 10 20", strict: "2 10 20" }],
])("units of one resource: %s", (_, queue, { big2, strict }) => {
  test.each([
    [false, strict],
    [true, "2 2 12"],
  ])("overtaking: %s", async (overtaking, small1) => {
    const { vehicles } = await trace({
      flows: { big: at([0, 1]), small: at([2]) },
      resources: { crane: { units: 3 } },
      stages: [
        { id: "lift", uses: { crane: { byFlow: { big: 2 } } }, service: min(10), overtaking, ...queue },
      ],
    });
    expect(vehicles).toEqual({ big1: "0 0 10", big2, small1 });
  });
});

describe("one officer for the stages of both directions; each service takes 10", () => {
  const run = (p: readonly number[], q: readonly number[], priority: number) =>
    trace({
      flows: { p: at(p, { from: "x", priority }), q: at(q, { from: "y" }) },
      resources: { officer: { units: 1 } },
      sides: {
        x: { stages: [{ id: "sx", when: { from: ["x"] }, uses: { officer: 1 }, service: min(10) }] },
        y: { stages: [{ id: "sy", when: { from: ["y"] }, uses: { officer: 1 }, service: min(10) }] },
      },
    });

  /* 0 p1   10 q1 has waited since 1, q2 since 2, p2 since 3: q1   20 q2   30 p2 */
  test("who has waited longest is next", async () => {
    const { vehicles } = await run([0, 3], [1, 2], 10);
    expect(vehicles).toEqual({ p1: "0 0 10", q1: "1 10 20", q2: "2 20 30", p2: "3 30 40" });
  });

  /* 0 p1   10 p2 is of better priority: p2   20 q1   30 q2 */
  test("better priority goes first", async () => {
    const { vehicles } = await run([0, 3], [1, 2], 1);
    expect(vehicles).toEqual({ p1: "0 0 10", p2: "3 10 20", q1: "1 20 30", q2: "2 30 40" });
  });

  /* p2 and q1 have both waited since 1: the earlier stage of the file is served first. */
  test("of equal claims, the earlier stage's", async () => {
    const { vehicles } = await run([0, 1], [1], 10);
    expect(vehicles).toEqual({ p1: "0 0 10", p2: "1 10 20", q1: "1 20 30" });
  });
});

/*
 * both needs officer and scanner; scan only the scanner, paper only the officer.
 *  0 scan1 takes the scanner 0-20   5 both1 waits and holds nothing   6 paper1 takes the officer 6-16
 * 20 both free: both1 20-30   21 paper2 waits for the officer: 30-40
 */
test("all units are seized at once: who lacks one holds none", async () => {
  const stage = (id: string, uses: object, minutes: number) => ({
    id,
    when: { flow: [id] },
    uses,
    service: min(minutes),
  });
  const { vehicles } = await trace({
    flows: { scan: at([0]), both: at([5]), paper: at([6, 21]) },
    resources: { officer: { units: 1 }, scanner: { units: 1 } },
    gate: { lines: "by-first-stage" },
    stages: [
      stage("scan", { scanner: 1 }, 20),
      stage("both", { officer: 1, scanner: 1 }, 10),
      stage("paper", { officer: 1 }, 10),
    ],
  });
  expect(vehicles).toEqual({ scan1: "0 0 20", both1: "5 20 30", paper1: "6 6 16", paper2: "21 30 40" });
});

/* Three windows share two officers.  0 a1 and b1 take both   1 a2 waits for window and officer, 2 c1 for an officer
 * 10 an officer each for a2 and c1 */
test("servers of the stage and shared units are needed together", async () => {
  const window = (id: string) => ({
    id,
    when: { flow: [id] },
    servers: 1,
    uses: { officer: 1 },
    service: min(10),
  });
  const { vehicles } = await trace({
    flows: { a: at([0, 1]), b: at([0]), c: at([2]) },
    resources: { officer: { units: 2 } },
    gate: { lines: "by-first-stage" },
    stages: [window("a"), window("b"), window("c")],
  });
  expect(vehicles).toEqual({ a1: "0 0 10", b1: "0 0 10", a2: "1 10 20", c1: "2 10 20" });
});

/*
 * Three cranes and a depot that takes one for 4. 0 big1 takes two (to 10), d1 one (to 4)   1 big2 waits   2 small1
 * behind it: no crane is free   4 d1 gives its crane back: big2 needs two, small1 takes it 4-14   10 big1 ends: two
 * are free: big2 10-20
 */
test("overtaking when another stage gives a unit back", async () => {
  const { vehicles } = await trace({
    flows: { big: at([0, 1]), small: at([2]), d: at([0], { entersAt: "depot" }) },
    resources: { crane: { units: 3 } },
    gate: { lines: "by-first-stage" },
    stages: [
      {
        id: "lift",
        uses: { crane: { byFlow: { big: 2 } } },
        service: min(10),
        overtaking: true,
        next: [{ to: "exit" }],
      },
      { id: "depot", uses: { crane: 1 }, service: min(4) },
    ],
  });
  expect(vehicles).toEqual({ big1: "0 0 10", big2: "1 10 20", small1: "2 4 14", d1: "0 0 4" });
});

/* Of the two trucks behind the head that fit, the one that has waited longer goes first. */
test("overtaking in the order of waiting", async () => {
  const { vehicles } = await trace({
    flows: { big: at([0, 1]), small: at([2, 3]) },
    resources: { crane: { units: 3 } },
    stages: [{ id: "lift", uses: { crane: { byFlow: { big: 2 } } }, service: min(10), overtaking: true }],
  });
  // 2 small1 takes the third crane to 12   10 big1 gives two back: big2 takes them to 20   12 small2
  expect(vehicles).toEqual({ big1: "0 0 10", big2: "1 10 20", small1: "2 2 12", small2: "3 12 22" });
});
