/** What each way of naming a target closes, by index; and what a regime of one of two posts changes. */
import { describe, expect, test } from "vitest";
import { compile, type Model } from "../../../src/model/compile.ts";
import { parseScenario } from "../../../src/scenario/parse.ts";
import { validateScenario } from "../../../src/scenario/validate.ts";

/**
 * Stages: 0 kg-out and 1 kg-in on one side of "road", 2 kz-in and 3 kz-out on the other; 4 a group of 5 and 6 at "rail".
 * Flows: 0 north (grain, from kg), 1 south (from kz), 2 trains at "rail".
 */
function model(more: Record<string, unknown>): Model {
  const stage = (id: string, more: Record<string, unknown> = {}) => ({
    id,
    servers: 1,
    service: "1 min",
    ...more,
  });
  const { scenario, problems } = validateScenario(
    parseScenario(
      JSON.stringify({
        kezek: 1,
        id: "x",
        title: "x",
        calendar: { start: "2025-09-22T00:00", timezone: "UTC", length: "5 d" },
        checkpoints: {
          road: {
            sides: {
              kg: { timezone: "Asia/Bishkek", stages: [stage("kg-out"), stage("kg-in")] },
              kz: {
                timezone: "Asia/Almaty",
                stages: [stage("kz-in"), stage("kz-out", { servers: "unlimited" })],
              },
            },
          },
          rail: { timezone: "Asia/Tashkent", stages: [{ id: "both", parallel: [stage("a"), stage("b")] }] },
        },
        flows: {
          north: {
            at: "road",
            from: "kg",
            cargo: "grain",
            arrivals: { poisson: { perDay: 1 } },
            channels: { green: 1, red: 0 },
          },
          south: { at: "road", from: "kz", arrivals: { poisson: { perDay: 1 } } },
          trains: { at: "rail", mode: "train", arrivals: { poisson: { perDay: 1 } } },
        },
        ...more,
      }),
    ),
  );
  if (scenario === undefined) throw new Error(JSON.stringify(problems.filter((p) => p.fatal)));
  return compile(scenario);
}

const closed = (of: Record<string, unknown>, more: Record<string, unknown> = {}) => {
  const [c] = model({ closures: { c: { on: ["2025-09-23"], of, ...more } } }).closures;
  const { checkpoints, gates, stages, paced, bars, meets, reacts } = c!;
  return { checkpoints, gates, stages, paced, bars, meets, reacts };
};
const YES = true;
const NO = false;

describe("what a closure closes", () => {
  test("everything", () => {
    expect(closed({})).toEqual({
      checkpoints: [0, 1],
      gates: ["road/kg", "road/kz", "rail/"],
      stages: [0, 1, 2, 3, 4, 5, 6],
      paced: [],
      bars: null,
      meets: [YES, YES, YES],
      reacts: [YES, YES, YES],
    });
  });

  test("one checkpoint, one side, one stage, a group", () => {
    expect(closed({ checkpoint: ["rail"] })).toMatchObject({
      checkpoints: [1],
      gates: ["rail/"],
      stages: [4, 5, 6],
      meets: [NO, NO, YES],
    });
    expect(closed({ checkpoint: ["road"], side: ["kz"] })).toMatchObject({
      gates: ["road/kz"],
      stages: [2, 3],
      reacts: [YES, YES, NO],
    });
    expect(closed({ stage: ["kz-in"] })).toMatchObject({ gates: [], stages: [2], reacts: [NO, NO, NO] });
    expect(closed({ stage: ["both"] })).toMatchObject({ gates: [], stages: [4, 5, 6] });
  });

  test.each([
    ["a flow", { flow: ["south"] }, [NO, YES, NO]],
    ["a cargo", { cargo: ["grain"] }, [YES, NO, NO]],
    ["a mode", { mode: "train" }, [NO, NO, YES]],
    ["trucks", { mode: "truck" }, [YES, YES, NO]],
    ["a direction", { from: ["kz"] }, [NO, YES, NO]],
    ["all conditions at once", { mode: "truck", flow: ["north", "trains"] }, [YES, NO, NO]],
    ["a mode at one checkpoint", { mode: "truck", checkpoint: ["rail"] }, [NO, NO, NO]],
  ])("the gate alone for %s", (_, of, bars) => {
    expect(closed(of)).toMatchObject({ gates: [], stages: [], bars, meets: bars, reacts: bars });
  });

  test("nothing where some capacity is left: services are paced, those of unlimited servers and of groups not", () => {
    expect(closed({}, { capacity: 0.5 })).toMatchObject({
      gates: [],
      stages: [],
      paced: [0, 1, 2, 5, 6],
      bars: null,
      reacts: [NO, NO, NO],
    });
    expect(closed({ flow: ["north"] }, { capacity: 0.5 })).toMatchObject({
      paced: [0, 1, 2, 5, 6],
      meets: [YES, NO, NO],
    });
  });

  // 23 September begins at 24 h in UTC, and as many hours before that as the place is ahead.
  test.each([
    ["of the one side", { checkpoint: ["road"], side: ["kg"] }, 18],
    ["of the one post", { checkpoint: ["rail"] }, 19],
    ["of the study, where several close", {}, 24],
  ])("the clock is that %s", (_, of, hour) => {
    const [c] = model({ closures: { c: { on: ["2025-09-23"], of } } }).closures;
    expect(c!.periods).toEqual([{ from: hour * 3600, to: (hour + 24) * 3600 }]);
  });
});

describe("what a regime changes", () => {
  const between = { from: "2025-09-23", to: "2025-09-24" };

  test("at its own checkpoint, on its clock, for the flows named", () => {
    const { regimes } = model({
      regimes: {
        r: {
          at: "road",
          between,
          channels: { north: { green: 0.25, red: 0.75 } },
          flows: ["south"],
          service: { "kz-in": { factor: 3 } },
        },
      },
    });
    expect(regimes[0]).toMatchObject({ checkpoint: 0, from: 24 * 3600, to: 72 * 3600 });
    expect([...regimes[0]!.shares[0]!]).toEqual([0.25, 1]);
    expect(regimes[0]!.shares.slice(1)).toEqual([null, null]);
    expect(regimes[0]!.stages).toEqual([{ stage: 2, factors: [1, 3, 1], laws: null }]);
  });

  test("at a member of a group, with another law", () => {
    const { regimes } = model({ regimes: { r: { at: "rail", between, service: { b: "7 min" } } } });
    expect(regimes[0]).toMatchObject({ checkpoint: 1, from: 19 * 3600 });
    const [change] = regimes[0]!.stages;
    expect(change!.stage).toBe(6);
    expect(change!.laws!.map((law) => law?.mean)).toEqual(Array.from({ length: 6 }, () => 420));
  });
});
