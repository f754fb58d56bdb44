/**
 * The CSV files of a report: which columns each has. Reads a Report alone; how a field is written is the
 * dialect's business. timeseries.csv and vehicles.csv have files of their own.
 */
import type { Report } from "../run/report.ts";
import { type CsvDialectName, csvDialect, csvNumber, csvText } from "./csv-dialect.ts";
import { csvFile } from "./csv-lines.ts";

/** Columns of summary.csv. */
export const SUMMARY_COLUMNS = [
  "scenario",
  "checkpoint",
  "flow",
  "group",
  "metric",
  "statistic",
  "value",
  "ci_low",
  "ci_high",
  "unit",
  "replications",
  "observations",
] as const;

/** Columns of waits.csv. */
export const WAITS_COLUMNS = [
  "scenario",
  "checkpoint",
  "flow",
  "metric",
  "from_h",
  "to_h",
  "vehicles",
  "share",
  "cumulative_share",
] as const;

/** Columns of hourly.csv. */
export const HOURLY_COLUMNS = [
  "scenario",
  "checkpoint",
  "flow",
  "weekday",
  "hour",
  "metric",
  "mean",
  "ci_low",
  "ci_high",
  "unit",
  "replications",
  "observations",
] as const;

/** summary.csv: every figure with its interval. */
export function summaryCsv(report: Report, dialect: CsvDialectName = "rfc4180"): string {
  const { text, number, style } = writers(dialect);
  const rows = report.summary.map((row) => [
    text(report.scenario.id),
    text(row.checkpoint),
    text(row.flow),
    text(row.group),
    row.metric,
    row.statistic,
    number(row.value),
    number(row.low),
    number(row.high),
    row.unit,
    number(report.replications),
    number(row.observations),
  ]);
  return csvFile(SUMMARY_COLUMNS, rows, style);
}

/** waits.csv: the distribution of each wait; the open bin at the end has an empty `to_h`. */
export function waitsCsv(report: Report, dialect: CsvDialectName = "rfc4180"): string {
  const { text, number, style } = writers(dialect);
  const rows = report.waits.map((row) => [
    text(report.scenario.id),
    text(row.checkpoint),
    text(row.flow),
    row.metric,
    number(row.from),
    number(row.to),
    number(row.vehicles),
    number(row.share),
    number(row.cumulativeShare),
  ]);
  return csvFile(WAITS_COLUMNS, rows, style);
}

/** hourly.csv: arrivals and waits by weekday and hour of arrival. */
export function hourlyCsv(report: Report, dialect: CsvDialectName = "rfc4180"): string {
  const { text, number, style } = writers(dialect);
  const rows = report.hourly.map((row) => [
    text(report.scenario.id),
    text(row.checkpoint),
    text(row.flow),
    row.weekday,
    row.hour,
    row.metric,
    number(row.mean),
    number(row.low),
    number(row.high),
    row.unit,
    number(report.replications),
    number(row.observations),
  ]);
  return csvFile(HOURLY_COLUMNS, rows, style);
}

function writers(name: CsvDialectName) {
  const style = csvDialect(name);
  return {
    style,
    text: (value: string) => csvText(value, style),
    number: (value: number) => csvNumber(value, style),
  };
}
