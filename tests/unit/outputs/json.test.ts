import { expect, it } from "vitest";
import { SUMMARY_COLUMNS } from "../../../src/outputs/csv.ts";
import { jsonReport } from "../../../src/outputs/json.ts";
import { fixtureReport } from "../../fixtures/report.ts";

it("is one JSON document with the rows of the summary under the names of the CSV columns", () => {
  const report = fixtureReport();
  const parsed = JSON.parse(jsonReport(report));
  expect(parsed.version).toBe(1);
  expect(parsed.summary).toHaveLength(report.summary.length);
  expect(Object.keys(parsed.summary[0])).toEqual([...SUMMARY_COLUMNS]);
  expect(parsed.summary[1].value).toBe(report.summary[1]?.value);
  expect(parsed.timeseries[0].mean).toEqual(Array.from(report.series[0]?.mean ?? []));
});

it("has null for what is no number", () => {
  const parsed = JSON.parse(jsonReport(fixtureReport({ replications: 3 })));
  expect(parsed.summary[0].ci_low).toBeNull();
  expect(parsed.waits.find((row: { from_h: number }) => row.from_h === 16).to_h).toBeNull();
});

it("has the same bytes whatever the order of keys in the report", () => {
  const report = fixtureReport();
  const turned = Object.fromEntries(Object.entries(report).reverse()) as unknown as typeof report;
  const scenario = Object.fromEntries(
    Object.entries(report.scenario).reverse(),
  ) as unknown as typeof report.scenario;
  expect(jsonReport({ ...turned, scenario })).toBe(jsonReport(report));
});
