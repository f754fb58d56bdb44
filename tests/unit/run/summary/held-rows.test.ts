/** Rows and lines of embargoes, of the line before a station and of units away, of the posts worked by hand in tests/traces. */
import { describe, expect, test } from "vitest";
import { reportPage } from "../../../../src/outputs/html/report-page.ts";
import { terminalReport } from "../../../../src/outputs/terminal.ts";
import { reportOf, rowOf } from "../../../fixtures/one-run.ts";
import { at, min, type Post, scenarioOf } from "../../../traces/traced.ts";

async function found(post: Post) {
  const report = await reportOf(scenarioOf(post));
  const value = (metric: string, group: string, flow = "*", statistic = "mean") =>
    rowOf(report, metric, group, flow, statistic)?.value;
  const unit = (metric: string, group: string, flow = "*", statistic = "mean") =>
    rowOf(report, metric, group, flow, statistic)?.unit;
  const text = terminalReport(report, { width: 80 });
  expect(text.split("\n").every((line) => [...line].length <= 80)).toBe(true);
  const page = reportPage(report, { version: "0" });
  const series = (measure: string) => report.series.find((s) => s.measure === measure);
  return { value, unit, series, text: text.replaceAll(/\s+/g, " "), page };
}

const booth = { id: "s", servers: "unlimited", service: min(10) };
const grain = { mode: "train", cargo: "grain", train: { wagons: 50 }, travel: min(20) };
const day = (time: string) => `2025-09-22T${time}`;

describe("rows of embargoes", () => {
  /* Loaded at 120, 135 and 150: 60, 65 and 40 late. Three wait from 110 to 120; nobody after 150. */
  test("whose vehicles wait", async () => {
    const { value, unit, series, text, page } = await found({
      flows: { a: at([30, 50, 60, 70, 110, 120], grain) },
      stages: [booth],
      embargoes: { ban: { from: day("01:00"), to: day("02:00"), pace: "4 /h" } },
    });
    const of = (metric: string, flow = "*", statistic = "count") =>
      value(metric, "embargo=ban", flow, statistic);
    expect([of("embargoHeld"), of("embargoHeld", "a"), of("embargoHeldWagons", "a")]).toEqual([3, 3, 150]);
    expect(of("embargoStillHeld", "a")).toBe(0);
    expect(of("embargoHeldTime", "a", "mean")).toBeCloseTo(165 / 60, 12);
    expect(of("clearTime", "*", "mean")).toBeCloseTo(0.5, 12);
    expect([of("embargoPeak", "*", "mean"), of("recovered", "*", "share")]).toEqual([3, 1]);
    expect(of("embargoPeakAt", "*", "mean")).toBeCloseTo(110 / 60, 12);
    expect(of("recoveryTime", "*", "mean")).toBeCloseTo(0.5, 12);
    expect(value("embargoTime", "*", "a")).toBeCloseTo(165 / 60 / 6, 12);
    expect(value("embargoTime", "*", "a", "max")).toBeCloseTo(65 / 60, 12);
    // What this embargo cannot do has no rows.
    for (const metric of ["embargoLost", "embargoStopped", "embargoDiverted", "embargoExcepted"])
      expect(of(metric)).toBeUndefined();
    expect(value("atOrigin", "*", "*", "max")).toBe(3);
    expect([value("wagonsAtOrigin", "*", "*", "max"), unit("wagonsAtOrigin", "*")]).toEqual([150, "wagons"]);
    // At 0, 60, 120, ... 240: a3 waits from 60, and two more at 120, when a3 is loaded.
    expect([...series("atOrigin")!.mean]).toEqual([0, 1, 2, 0, 0]);
    expect(text).toContain(
      "ban: at most 3 vehicles wait at their origin or before the gate; 3 vehicles (150 wagons) waited at the origin; 2.75 vehicle h lost at the origin; the last is loaded 30 min after its end; back to normal after 30 min.",
    );
    expect(page).toContain(">Embargoes</h2>");
  });

  test("that lose, stop and divert", async () => {
    const a = at([30, 50, 60, 70, 110, 120], grain);
    const others = { other: { stages: [{ ...booth, id: "t" }] } };
    const run = (embargo: object, c: object) =>
      found({
        flows: { a, c: { at: "other", mode: "train", ...c } },
        others,
        stages: [booth],
        embargoes: { ban: { of: { flow: ["a"] }, from: day("01:00"), to: day("02:00"), ...embargo } },
      });
    const lost = await run({ loading: "lost", underWay: "stop" }, at([0], { at: "other" }));
    const of = (metric: string, statistic = "count") => lost.value(metric, "embargo=ban", "a", statistic);
    expect([of("embargoLost"), of("embargoLostWagons"), of("embargoStopped")]).toEqual([3, 150, 1]);
    expect(of("embargoStoppedTime", "mean")).toBe(1);
    expect(of("embargoHeld")).toBeUndefined();
    expect(lost.value("embargo", "*", "a", "count")).toBe(3);
    expect(lost.value("stopped", "*", "*", "max")).toBe(1);
    const away = await run({ underWay: "divert", divertTo: "c" }, {});
    expect(away.value("embargoDivertedWagons", "embargo=ban", "a", "count")).toBe(50);
    expect(away.value("cameDiverted", "*", "c", "count")).toBe(1);
    expect(away.text).toContain("1 vehicles (50 wagons) diverted");
  });
});

/* tests/traces/line.test.ts: a4 and a5 are abandoned from 121 and 122 to 210, 30 minutes each of restart. */
test("rows of the line before a station", async () => {
  const { value, unit, text, page } = await found({
    length: 400,
    flows: { a: at([0, 1, 2, 3, 4, 170], { ...grain, travel: undefined }) },
    line: {
      stations: [
        { id: "near", places: 2 },
        { id: "far", places: 1 },
      ],
      abandonedAfter: min(118),
      restart: min(30),
    },
    stages: [{ id: "track", servers: 1, service: min(60) }],
  });
  expect(value("everAbandoned", "*", "*", "count")).toBe(2);
  expect(value("everAbandonedWagons", "*", "a", "count")).toBe(100);
  expect([value("abandonments", "*", "a", "count"), value("restartTime", "*", "a")]).toEqual([2, 1]);
  expect(value("abandoned", "*")).toBeCloseTo(177 / 400, 12);
  expect([value("abandonedWagons", "*", "*", "max"), unit("abandonedWagons", "*")]).toEqual([100, "wagons"]);
  expect(value("held", "station=near", "*", "max")).toBe(2);
  expect(value("beyond", "*", "*", "max")).toBe(1);
  expect(text).toContain("Abandoned: 2 trains (100 wagons), at most 2 at one time.");
  expect(page).toContain(">Trains held on the line</h2>");
});

/* tests/traces/turnarounds.test.ts: busy 30 and away 15 of 240 minutes. */
test("rows of units that stay away after a use", async () => {
  const { value, unit, page } = await found({
    flows: { a: at([0, 1, 2]) },
    resources: { loco: { units: 1, turn: min(5) } },
    stages: [{ id: "haul", uses: { loco: 1 }, service: min(10) }],
  });
  expect(value("utilisation", "resource=loco")).toBeCloseTo(30 / 240, 12);
  expect(value("turningShare", "resource=loco")).toBeCloseTo(15 / 240, 12);
  expect(unit("turning", "resource=loco")).toBe("servers");
  expect(page).toContain("Away after a use");
});
