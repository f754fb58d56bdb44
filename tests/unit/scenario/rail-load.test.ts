/** Advice on departure paths and wagons that cannot be enough, with figures worked out by hand. */
import { describe, expect, test } from "vitest";
import { adviceOn } from "../../../src/scenario/advice.ts";
import { type Part, type Post, scenarioOf } from "../../traces/traced.ts";

/** Ten days from 22 September. */
const DAYS = 10 * 1440;
const DEPARTURE = { id: "departure", path: "out" };
/** Trains at equal intervals from the start on; one at the very end of the run is not in its load: 12 a day are 120. */
const train = (every: string, more: Part = {}, load: Part = {}): Part => ({
  at: "post",
  mode: "train",
  arrivals: { timetable: { every } },
  train: { wagons: 50, ...load },
  ...more,
});
const TWELVE = train("2 h");
const told = (post: Partial<Post> & Pick<Post, "flows">) =>
  adviceOn(scenarioOf({ length: DAYS, stages: [DEPARTURE], ...post }))
    .filter(({ code }) => /paths-short|wagons-short/.test(code))
    .map(({ code, path, detail }) =>
      [code.slice(7), path.slice(2).join("."), ...Object.values(detail ?? {})].join(" "),
    );

describe("paths", () => {
  const out = (spec: Part, flow: Part = TWELVE, stage: Part = {}) =>
    told({ flows: { a: flow }, paths: { out: spec }, stages: [{ ...DEPARTURE, ...stage }] });

  test("as many trains as paths are told, fewer are not", () => {
    // 120 trains on 120, 130 and 20 paths.
    expect(out({ perDay: 12 })).toEqual(["paths-short paths.out out 1.00"]);
    expect(out({ perDay: 13 })).toEqual([]);
    expect(out({ at: ["06:00", "18:00"] })).toEqual(["paths-short paths.out out 6.00"]);
    expect(out({ perDay: 0 })).toEqual(["paths-short paths.out out beyond all limits"]);
  });

  test("changes hold from their dates on", () => {
    // 8 days of 14 and two of 6 are 124 paths; on those two 12 trains on 6.
    const changes = [{ from: "2025-09-30", perDay: 6 }];
    expect(out({ perDay: 14, changes })).toEqual(["paths-short-days paths.out out 2 10 2.00 2025-09-30"]);
    // Kept ones of the days before are enough: 108 trains on 118 by the end of the 30th, 120 on 124 at the end; 116 are not.
    expect(out({ perDay: 14, changes, missed: "kept" })).toEqual([]);
    expect(out({ perDay: 13, changes, missed: "kept" })).toEqual(["paths-short paths.out out 1.03"]);
    // With the first days short nothing can have been kept: 12 on 6, 24 on 12, 36 on 32, then 48 on 52.
    const late = [{ from: "2025-09-24", perDay: 20 }];
    expect(out({ perDay: 6, changes: late, missed: "kept" })).toEqual([
      "paths-short-days paths.out out 3 10 2.00 2025-09-22",
    ]);
  });

  test("a cap is short for its own cargoes only", () => {
    const flows = { g: train("6 h", { cargo: "grain" }), x: train("4 h", { cargo: "general" }) };
    const capped = (perDay: number, at: Part = { perDay: 24 }) =>
      told({ flows, paths: { out: { ...at, caps: [{ cargo: ["grain"], perDay }] } } });
    // 40 of grain in ten days.
    expect(capped(5)).toEqual([]);
    expect(capped(3)).toEqual(["paths-short paths.out.caps.0 out: grain 1.33"]);
    expect(capped(0)).toEqual(["paths-short paths.out.caps.0 out: grain beyond all limits"]);
    // A cap above the number of paths gives no paths: 40 and 60 trains on 30, 40 of them on the same 30.
    expect(capped(9, { perDay: 3 })).toEqual([
      "paths-short paths.out out 3.33",
      "paths-short paths.out.caps.0 out: grain 1.33",
    ]);
  });

  test("regrouped trains need as many paths as they fill", () => {
    // 120 x 50 of 100 are 60 trains.
    const byTeu = train(
      "2 h",
      {},
      {
        wagons: 7,
        teu: [
          { size: 20, share: 0.5 },
          { size: 80, share: 0.5 },
        ],
      },
    );
    expect(out({ perDay: 7 }, byTeu, { regroup: { teu: 100 } })).toEqual([]);
    expect(out({ perDay: 6 }, byTeu, { regroup: { teu: 100 } })).toEqual(["paths-short paths.out out 1.00"]);
    expect(out({ perDay: 6 }, TWELVE, { regroup: { wagons: 100 } })).toEqual([
      "paths-short paths.out out 1.00",
    ]);
    expect(out({ perDay: 7 }, TWELVE, { regroup: { wagons: 100 } })).toEqual([]);
  });

  test("those who do not come to the stage are not counted, nor fleets", () => {
    expect(out({ perDay: 7 }, TWELVE, { when: { share: 0.5 } })).toEqual([]);
    const { arrivals: _, ...rest } = TWELVE;
    expect(out({ perDay: 1 }, { ...rest, fleet: { vehicles: 9, away: "1 h" } })).toEqual([]);
  });
});

describe("wagons", () => {
  const broad = (
    spec: Part,
    stages: Part[] = [],
    flows: Record<string, Part> = { a: TWELVE },
    more: Part = {},
  ) =>
    told({
      flows,
      wagons: { broad: spec },
      stages: [...stages, { id: "take", takesWagons: { from: "broad", wagons: 10, ...more } }],
    });

  test("more are taken than are there or come", () => {
    // 120 trains take 10 each: 1,200.
    expect(broad({ initial: 1200 })).toEqual([]);
    expect(broad({ initial: 1199 })).toEqual(["wagons-short wagons.broad 1,200 1,199"]);
    expect(broad({ initial: 0, supply: { daily: { wagons: 120 } } })).toEqual([]);
    expect(broad({ initial: 5, supply: { daily: { wagons: 119 } } })).toEqual([
      "wagons-short wagons.broad 1,200 1,195",
    ]);
  });

  test("supply holds from its date on, and what is in stock lasts for later days", () => {
    // 120 a day are taken. 200 and 20 a day until the 25th: 240 of 240 on the second day, 360 of 260 on the third.
    const supply = [{ daily: { wagons: 20 } }, { from: "2025-09-25", daily: { wagons: 300 } }];
    expect(broad({ initial: 200, supply })).toEqual([
      "wagons-short-days wagons.broad 360 260 1 10 2025-09-24",
    ]);
    expect(broad({ initial: 300, supply })).toEqual([]);
  });

  test("what trains leave is there too; what each takes is rounded up", () => {
    const gives = { id: "give", servers: 1, service: "1 min", givesWagons: { to: "broad", perWagon: 0.2 } };
    const both = { a: TWELVE, b: train("2 h", {}, { wagons: 41 }) };
    const one = { ...gives, when: { flow: ["b"] } };
    // b leaves 9 a train (8.2), 1,080 in all, and takes nothing; a takes 1,200.
    const take = { when: { flow: ["a"] } };
    const balance = (initial: number) =>
      told({
        flows: both,
        wagons: { broad: { initial } },
        stages: [one, { id: "take", takesWagons: { from: "broad", wagons: 10 }, ...take }],
      });
    expect(balance(120)).toEqual([]);
    expect(balance(119)).toEqual(["wagons-short wagons.broad 1,200 1,199"]);
    // What each leaves is what it takes: nothing is short.
    expect(broad({}, [{ ...gives, givesWagons: { to: "broad", wagons: 10 } }])).toEqual([]);
  });
});
