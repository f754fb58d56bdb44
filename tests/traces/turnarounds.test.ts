/** Shared units that stay away after a use, and staff of several posts, worked by hand. Minutes since the start. */
import { describe, expect, test } from "vitest";
import { compile } from "../../src/model/compile.ts";
import { planLevels } from "../../src/model/levels.ts";
import { at, min, type Post, scenarioOf, steps, type Traced, trace } from "./traced.ts";

const haul = { id: "haul", uses: { loco: 1 }, service: min(10) };

/** Minutes of a level, summed over the run. */
function integral(post: Post, { result }: Traced, kind: "turning" | "busy"): number {
  const index = planLevels(compile(scenarioOf(post))).index(kind, "post", "resource=loco");
  return result.levels[index]!.integral / 60;
}

describe("units that stay away after a use", () => {
  /* 0 a1   10 the locomotive is away to 15: a2 15-25   25 away to 30: a3 30-40   40 away to 45. Busy 30, away 15. */
  test("are free again when they are back", async () => {
    const post: Post = {
      flows: { a: at([0, 1, 2]) },
      resources: { loco: { units: 1, turn: min(5) } },
      stages: [haul],
    };
    const found = await trace(post);
    expect(found.vehicles).toEqual({ a1: "0 0 10", a2: "1 15 25", a3: "2 30 40" });
    expect([integral(post, found, "busy"), integral(post, found, "turning")]).toEqual([30, 15]);
    expect(found.said("units away", "units back")).toEqual([
      "10 a1 units away loco",
      "15 units back loco",
      "25 a2 units away loco",
      "30 units back loco",
      "40 a3 units away loco",
      "45 units back loco",
    ]);
  });

  /* big takes both locomotives 0-10; both are away to 15, then small1 (11) and small2 (12) take one each: 15-25. */
  test("all units of one use are away together", async () => {
    const post: Post = {
      flows: { big: at([0]), small: at([11, 12]) },
      resources: { loco: { units: 2, turn: min(5) } },
      stages: [{ ...haul, uses: { loco: { byFlow: { big: 2 } } } }],
    };
    const found = await trace(post);
    expect(found.vehicles).toEqual({ big1: "0 0 10", small1: "11 15 25", small2: "12 15 25" });
    // Two units for 5, then one for 5 twice.
    expect(integral(post, found, "turning")).toBe(20);
  });

  /*
   * Two locomotives until 12, one until 40. Both serve 0-10 and are away to 30. One of them is off duty when they are
   * back: a3 30-40. At 40 it is away to 60, and the second comes on duty: a4 40-50.
   */
  test("a shift may end while they are away", async () => {
    const { vehicles } = await trace({
      flows: { a: at([0, 0, 11, 11]) },
      resources: {
        loco: {
          units: steps(
            [
              [0, 2],
              [12, 1],
              [40, 2],
            ],
            "finish",
            "units",
          ),
          turn: min(20),
        },
      },
      stages: [haul],
    });
    expect(vehicles).toEqual({ a1: "0 0 10", a2: "0 0 10", a3: "11 30 40", a4: "11 40 50" });
  });

  /* slow from 0 to 4; fast takes the locomotive over at once, 4-14; it is away to 19; slow has its other 6: 19-25. */
  test("a use that is interrupted sends nobody away", async () => {
    const { vehicles, said } = await trace({
      flows: { slow: at([0]), fast: at([4], { priority: 1 }) },
      resources: { loco: { units: 1, turn: min(5) } },
      stages: [
        { ...haul, discipline: { priority: {} }, preemption: "resume", queue: { places: "unlimited" } },
      ],
    });
    expect(vehicles).toEqual({ slow1: "0 0 25", fast1: "4 4 14" });
    expect(said("units away")).toEqual(["14 fast1 units away loco", "25 slow1 units away loco"]);
  });

  /* Behind a train that needs two, the next that needs one goes ahead as soon as one is back: 4 d1 ends, away to 9. */
  test("overtaking begins when a unit is back", async () => {
    const { vehicles } = await trace({
      flows: { big: at([0, 1]), small: at([2]), d: at([0], { entersAt: "depot" }) },
      resources: { loco: { units: 3, turn: min(5) } },
      gate: { lines: "by-first-stage" },
      stages: [
        { ...haul, uses: { loco: { byFlow: { big: 2 } } }, overtaking: true, next: [{ to: "exit" }] },
        { id: "depot", uses: { loco: 1 }, service: min(4) },
      ],
    });
    // big1 to 10, its two back at 15; small1 9-19; big2 15-25.
    expect(vehicles).toEqual({ big1: "0 0 10", big2: "1 15 25", small1: "2 9 19", d1: "0 0 4" });
  });
});

/*
 * One customs officer for the trucks of the post (10 each) and the trains of the station (30 each).
 *  0 t1   10 r1 has waited since 5: 10-40   40 t2 has waited since 12, t3 since 20: t2 40-50   50 t3 since 20, r2 since
 * 45: t3 50-60   60 r2 60-90
 */
test("a road post and a rail station share customs staff", async () => {
  const check = (minutes: number) => ({ id: "customs", uses: { officers: 1 }, service: min(minutes) });
  const { vehicles } = await trace({
    flows: { t: at([0, 12, 20]), r: at([5, 45], { at: "station", mode: "train" }) },
    shared: { officers: { units: 1 } },
    stages: [check(10)],
    others: { station: { stages: [{ ...check(30), id: "inspection" }] } },
  });
  expect(vehicles).toEqual({
    t1: "0 0 10",
    t2: "12 40 50",
    t3: "20 50 60",
    r1: "5 10 40",
    r2: "45 60 90",
  });
});
