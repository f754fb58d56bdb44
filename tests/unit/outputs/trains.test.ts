/** What the outputs say by train, wagon and TEU, of trains whose figures are known by hand. */
import { expect, test } from "vitest";
import { compare } from "../../../src/experiments/compare.ts";
import { comparisonCsv } from "../../../src/outputs/comparison-csv.ts";
import { comparedTrains as comparedMarkup } from "../../../src/outputs/html/sections/comparison/trains.ts";
import { byTrain } from "../../../src/outputs/html/sections/trains.ts";
import { terminalReport } from "../../../src/outputs/terminal.ts";
import { terminalComparison } from "../../../src/outputs/terminal-comparison.ts";
import { vehiclesCsvHeader, vehiclesCsvRows } from "../../../src/outputs/vehicles-csv.ts";
import type { Report } from "../../../src/run/report.ts";
import { headOf } from "../../fixtures/head.ts";
import { fixtureReport } from "../../fixtures/report.ts";
import { run } from "../../theory/run-case.ts";

/*
 * A minute a wagon. a (0) brings 10 wagons and 4 TEU: 0-10. b (2) 30 wagons and 6 TEU: 10-40, 8 before the gate. A truck (50)
 * takes no time. By wagon: 10 wait 0 and 30 wait 8: 6 minutes; at the border 10 x 10 and 30 x 38: 31. By TEU: 4.8 and 26.8.
 */
const yard = (minutes: number) => ({
  ...headOf(`yard-${minutes}`, "A yard", "12 h"),
  measures: { thresholds: ["30 min"] },
  checkpoints: {
    post: {
      stages: [{ id: "yard", servers: 1, service: { load: { base: 0, perWagon: `${minutes} min` } } }],
    },
  },
  flows: {
    a: { at: "post", mode: "train", train: { wagons: 10, teu: 4 }, arrivals: { timetable: { times: [0] } } },
    b: {
      title: "Long <trains>",
      at: "post",
      mode: "train",
      train: { wagons: 30, teu: 6 },
      arrivals: { timetable: { times: ["2 min"] } },
    },
    truck: { at: "post", arrivals: { timetable: { times: ["50 min"] } } },
  },
});

function figure(report: Report, metric: string, statistic: string, group: string, flow = "*"): number {
  const rows = report.summary.filter(
    (r) => r.metric === metric && r.statistic === statistic && r.group === group && r.flow === flow,
  );
  expect(rows.length, `${metric} ${statistic} ${group}`).toBe(1);
  return rows[0]!.value;
}

test("rows of the summary, in hours", async () => {
  const { report } = await run(yard(1));
  const minutes = (metric: string, statistic: string, group: string, flow?: string) =>
    figure(report, metric, statistic, group, flow) * 60;
  expect(minutes("queueWait", "mean", "per=wagon")).toBeCloseTo(6, 9);
  expect(minutes("queueWait", "p50", "per=wagon")).toBeCloseTo(8, 9);
  expect(minutes("borderTime", "mean", "per=wagon")).toBeCloseTo(31, 9);
  expect(minutes("queueWait", "mean", "per=teu")).toBeCloseTo(4.8, 9);
  expect(minutes("totalDelay", "mean", "per=teu")).toBeCloseTo(26.8, 9);
  expect(minutes("borderTime", "mean", "per=wagon", "b")).toBeCloseTo(38, 9);
  expect(figure(report, "borderTime", "share", "per=wagon,above=30 min")).toBe(0.75);
  expect(figure(report, "borderTime", "count", "per=wagon")).toBe(40);
  expect(figure(report, "generated", "count", "per=teu")).toBe(10);
  expect(figure(report, "crossed", "share", "per=wagon")).toBe(1);
  // Half a day.
  expect(["per=train", "per=wagon", "per=teu"].map((g) => figure(report, "throughput", "mean", g))).toEqual([
    4, 80, 20,
  ]);
  expect(report.summary.filter((r) => r.flow === "truck" && r.group.startsWith("per="))).toEqual([]);
  expect(figure(report, "queueWagons", "max", "*")).toBe(30);
});

test("the terminal and the page have a row for each way to count, and none without trains", async () => {
  const { report } = await run(yard(1));
  const text = terminalReport(report, { width: 110 }).replace(/ +/g, " ");
  expect(text).toContain("By train, wagon and TEU");
  expect(text).toMatch(/Long <trains> train 2 38/);
  expect(text).toMatch(/Long <trains> wagon 60 38/);
  expect(text).toMatch(/post TEU 20 26\.8/);
  expect(text).not.toMatch(/truck (train|wagon|TEU)/);
  const context = {} as Parameters<typeof byTrain.body>[1];
  expect(byTrain.body(report, context)).toContain("Long &lt;trains&gt;");
  expect(byTrain.body(fixtureReport(), context)).toBe("");
  expect(terminalReport(fixtureReport())).not.toContain("By train");
});

test("a comparison shows throughput and delay by wagon, and has the rows", async () => {
  const [base, other] = [
    await run(yard(1)),
    await run({ ...yard(2), run: { replications: 1, seed: "kezek" } }),
  ];
  const compared = ({ report }: typeof base) => ({
    report,
    each: report.summary.map(({ value }) => [value]),
  });
  const same = { ...other, report: { ...other.report, seed: base.report.seed } };
  const comparison = compare(compared(base), compared(same));
  // Two minutes a wagon: a 20; b 18 + 60 = 78. By wagon (200 + 30 x 78) / 40 = 63.5.
  const text = terminalComparison(comparison, { width: 110 }).replace(/ +/g, " ");
  expect(text).toMatch(/post: mean delay of a wagon, minutes 31(\.0+)? 63\.5\d*/);
  const context = {} as Parameters<typeof comparedMarkup.body>[1];
  expect(comparedMarkup.body(comparison, context)).toContain("mean delay of a wagon");
  expect(comparisonCsv(comparison)).toContain("totalDelay[per=wagon]");
});

test("vehicles.csv has wagons, TEU and tonnes where there are trains", async () => {
  const { results, model } = await run(yard(1), "fast", true);
  const names = {
    scenario: "yard",
    flows: model.flows.map((f) => ({ id: f.id, checkpoint: "post", channels: [] })),
    localTime: (time: number) => model.clock.iso(time),
  };
  const rows = [...vehiclesCsvRows(results[0]!.vehicles!, names)].join("").trim().split("\r\n");
  expect(vehiclesCsvHeader("rfc4180", { trains: true }).trim()).toMatch(/wagons,teu,tonnes$/);
  expect(rows.map((row) => row.split(",").slice(-3).join(" "))).toEqual(["10 4 0", "30 6 0", "0 0 0"]);
  const width = vehiclesCsvHeader("rfc4180", { trains: true }).trim().split(",").length;
  expect(rows.every((row) => row.split(",").length === width)).toBe(true);
});
