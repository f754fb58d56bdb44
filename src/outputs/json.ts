/**
 * The report as one JSON document: the same rows as the CSV files under the same names, in a fixed order of keys.
 * What is not a number is null.
 */
import type { Report } from "../run/report.ts";
import { HOURLY_COLUMNS, SUMMARY_COLUMNS, WAITS_COLUMNS } from "./csv.ts";

/** Version of the document's shape: it grows when a reader of the older one would be misled. */
export const JSON_VERSION = 1;

type Row = Readonly<Record<string, string | number>>;

/** The document, indented, a row of a table on one line; ends with a line feed. */
export function jsonReport(report: Report): string {
  const own = { scenario: report.scenario.id, replications: report.replications };
  const fields: readonly [string, string][] = [
    ["version", text(JSON_VERSION)],
    ["scenario", text(scenarioOf(report))],
    ["seed", text(report.seed)],
    ["replications", text(report.replications)],
    ["level", text(report.level)],
    ["vehicles", text(report.vehicles)],
    ["events", text(report.events)],
    ["warnings", lines(report.warnings.map(text))],
    ["summary", rows(report.summary.map(csvNames), SUMMARY_COLUMNS, own)],
    ["waits", rows(report.waits.map(csvNames), WAITS_COLUMNS, own)],
    ["hourly", rows(report.hourly.map(csvNames), HOURLY_COLUMNS, own)],
    ["timeseries", lines(report.series.map((series) => text(seriesOf(series))))],
    ["field", lines(report.field.map((row) => text(fieldOf(row))))],
    ["books", lines(report.books.map(({ name, checked, worst }) => text({ name, checked, worst })))],
  ];
  return `{\n${fields.map(([key, value]) => `  ${JSON.stringify(key)}: ${value}`).join(",\n")}\n}\n`;
}

/** JSON of plain data: NaN and infinities are null, typed arrays are lists. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    ArrayBuffer.isView(each) ? Array.from(each as Float64Array) : each,
  );
}

function lines(items: readonly string[]): string {
  return items.length === 0 ? "[]" : `[\n    ${items.join(",\n    ")}\n  ]`;
}

function rows(values: readonly Row[], columns: readonly string[], own: Row): string {
  return lines(
    values.map((row) => text(Object.fromEntries(columns.map((name) => [name, row[name] ?? own[name]])))),
  );
}

/** A row under the names of the CSV columns. */
function csvNames(row: object): Row {
  const { low, high, from, to, cumulativeShare, ...rest } = row as Record<string, string | number>;
  const renamed = { ci_low: low, ci_high: high, from_h: from, to_h: to, cumulative_share: cumulativeShare };
  return { ...rest, ...(renamed as Row) };
}

function seriesOf({ checkpoint, measure, unit, time, mean, p05, p95 }: Report["series"][number]): object {
  return { checkpoint, measure, unit, time, mean, p05, p95 };
}

function fieldOf(row: Report["field"][number]): object {
  const {
    figure,
    metric,
    statistic,
    flow,
    group,
    observedLow,
    observedHigh,
    unit,
    simulated,
    low,
    high,
    reference,
  } = row;
  return {
    figure,
    metric,
    statistic,
    flow,
    group,
    observed_low: observedLow,
    observed_high: observedHigh,
    unit,
    simulated,
    ci_low: low,
    ci_high: high,
    reference,
  };
}

function scenarioOf({ scenario }: Report): object {
  return {
    id: scenario.id,
    title: scenario.title,
    question: scenario.question,
    kind: scenario.kind,
    start: scenario.start,
    timezone: scenario.timezone,
    length_h: scenario.length / 3600,
    warmup_h: scenario.warmup / 3600,
    checkpoints: scenario.checkpoints.map(({ id, title, stages }) => ({ id, title, stages })),
    flows: scenario.flows.map(({ id, title, checkpoint }) => ({ id, title, checkpoint })),
    thresholds_h: scenario.thresholds,
    sources: scenario.sources.map((source) => ({
      for: source.for,
      figure: source.figure,
      reference: source.reference,
    })),
    assumptions: scenario.assumptions,
    hash: scenario.hash,
  };
}
