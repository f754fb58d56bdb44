/** Drivers and fleets in a file: what is refused, with its place and words. */
import { describe, expect, test } from "vitest";
import { formatProblem } from "../../../src/cli/messages.ts";
import { compile } from "../../../src/model/compile.ts";
import { runsFlat } from "../../../src/model/flat/supported.ts";
import { expectedVehicles, workersOf } from "../../../src/scenario/load-estimate.ts";
import { parseScenario } from "../../../src/scenario/parse.ts";
import { validateScenario } from "../../../src/scenario/validate.ts";
import { reportOf, rowOf } from "../../fixtures/one-run.ts";
import { at, fileOf, type Part, scenarioOf } from "../../traces/traced.ts";

const stages = [{ id: "s", servers: 1, service: "10 min" }];
const driver = { pool: "d", trip: "1 d" };

/** Fatal problems of a post with these drivers and this flow: path and sentence. */
function problems(drivers: Record<string, Part>, flow: Part): string[] {
  const file = fileOf({ drivers, flows: { a: flow }, stages });
  const { problems: found } = validateScenario(parseScenario(JSON.stringify(file)));
  return found.filter((p) => p.fatal).map((p) => `${p.path.join(".")}: ${formatProblem(p)}`);
}

describe("what is refused", () => {
  test.each<[string, Record<string, Part>, Part, string]>([
    ["an unknown pool", { dd: { drivers: 1 } }, at([0], { driver }), "expected one of dd"],
    ["no drivers", { d: { drivers: 0 } }, at([0], { driver }), "drivers.d.drivers"],
    [
      "half a day",
      { d: { drivers: 1, limit: { days: 1, within: "36 h" } } },
      at([0], { driver: { ...driver, plannedDays: 1 } }),
      "whole number of days",
    ],
    [
      "half a day of use",
      { d: { drivers: 1, limit: { days: 1, within: "3 d" }, used: { days: "1 d", over: "36 h" } } },
      at([0], { driver: { ...driver, plannedDays: 1 } }),
      "drivers.d.used.over",
    ],
    [
      "a limit that is none",
      { d: { drivers: 1, limit: { days: 30, within: "30 d" } } },
      at([0], { driver: { ...driver, plannedDays: 1 } }),
      "is no limit",
    ],
    [
      "no plan",
      { d: { drivers: 1, limit: { days: 9, within: "30 d" } } },
      at([0], { driver }),
      "`plannedDays` is needed",
    ],
    [
      "a plan beyond the limit",
      { d: { drivers: 1, limit: { days: 9, within: "30 d" } } },
      at([0], { driver: { ...driver, plannedDays: 10 } }),
      "nobody could ever set out",
    ],
    [
      "a plan without a limit",
      { d: { drivers: 1 } },
      at([0], { driver: { ...driver, plannedDays: 10 } }),
      "has no effect here",
    ],
    ["an exemption from nothing", { d: { drivers: 1, exempt: {} } }, at([0], { driver }), "needs `limit`"],
    [
      "an exemption that ends before it begins",
      {
        d: {
          drivers: 1,
          limit: { days: 9, within: "30 d" },
          exempt: { from: "2025-10-02", to: "2025-10-01" },
        },
      },
      at([0], { driver: { ...driver, plannedDays: 1 } }),
      "ends before it begins",
    ],
    [
      "patience of a trip that does not wait",
      { d: { drivers: 1 } },
      at([0], { driver: { ...driver, atShortage: "not-made", patience: "1 h" } }),
      "has no effect here",
    ],
    [
      "more at the border than drivers",
      { d: { drivers: 2 } },
      at([0], { driver, backlog: { vehicles: 3 } }),
      "3 vehicles stand at the border",
    ],
    ["an unknown zone", { d: { drivers: 1, timezone: "Asia/Amlaty" } }, at([0], { driver }), "Asia/Almaty"],
    [
      "a trip without sense",
      { d: { drivers: 1 } },
      at([0], { driver: { pool: "d", trip: { triangular: { min: "3 d", mode: "1 d", max: "2 d" } } } }),
      "flows.a.driver.trip",
    ],
    [
      "a fleet and arrivals",
      {},
      at([0], { fleet: { vehicles: 3, away: "1 h" } }),
      "a flow with a `fleet` has no `arrivals`",
    ],
  ])("%s", (_, drivers, flow, words) => {
    const found = problems(drivers, flow);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(words);
  });
});

test("a fleet is expected to come, and is in no load", () => {
  const scenario = scenarioOf({
    length: 600,
    flows: { a: { at: "post", fleet: { vehicles: 10, away: "60 min" } } },
    stages,
  });
  expect(expectedVehicles(scenario)).toBe(100);
  expect(workersOf(scenario)[0]!.load(0, 36000)).toBe(0);
});

test("drivers and fleets run on the general engine", () => {
  const flows = { a: { at: "post", fleet: { vehicles: 2, away: "1 h" } } };
  expect(runsFlat(compile(scenarioOf({ flows, stages })))).toBe(false);
  const driven = { drivers: { d: { drivers: 1 } }, flows: { a: at([0], { driver }) }, stages };
  expect(runsFlat(compile(scenarioOf(driven)))).toBe(false);
});

/*
 * One driver, two days of ten, a trip of 30 h planned for two days, at 0 and at 12 h of a run of two days: the second is
 * not made. He is home at 06:00 of the second day with both days used: out of days for 18 h of 48.
 */
test("rows of the summary", async () => {
  const scenario = scenarioOf({
    length: 2 * 1440,
    drivers: { d: { drivers: 1, limit: { days: 2, within: "10 d" } } },
    flows: {
      a: at([0, 720], {
        driver: { pool: "d", trip: "30 h", plannedDays: 2, atShortage: "not-made" },
      }),
    },
    stages: [{ id: "s", servers: "unlimited", service: 0 }],
  });
  const report = await reportOf(scenario);
  const value = (metric: string, statistic: string, group = "drivers=d") =>
    rowOf(report, metric, group, "*", statistic)?.value;
  expect(value("driverTrips", "count")).toBe(1);
  expect(value("noDriver", "count", "*")).toBe(1);
  expect(value("driversAway", "mean")).toBeCloseTo(30 / 48, 12);
  expect(value("driversOutOfDays", "mean")).toBeCloseTo(18 / 48, 12);
  expect(value("driversAvailable", "mean")).toBe(0);
  expect(value("noDriverTime", "share")).toBe(1);
  expect(value("driverDaysUsed", "p50")).toBe(2);
  expect(value("driversAtLimit", "share")).toBe(1);
  expect(value("overstayDays", "count")).toBe(0);
  expect(value("driverWait", "mean", "*")).toBe(0);
  const series = report.series.find((s) => s.measure === "driversOutOfDays:d")!;
  expect(series.mean[29]).toBe(0);
  expect(series.mean[31]).toBe(1);
});
