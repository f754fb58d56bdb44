/** comparison.csv: every figure that two scenarios share, with its difference. */
import type { Comparison, ComparisonRow } from "../experiments/compare.ts";
import { type CsvDialectName, csvDialect, csvNumber, csvText } from "./csv-dialect.ts";
import { csvFile } from "./csv-lines.ts";

/** Columns of comparison.csv. */
export const COMPARISON_COLUMNS = [
  "base",
  "scenario",
  "checkpoint",
  "flow",
  "metric",
  "statistic",
  "base_value",
  "value",
  "difference",
  "ci_low",
  "ci_high",
  "unit",
  "correlation",
  "replications",
] as const;

/** The metric with what it is restricted to: `totalDelay[above=4 h]`, `utilisation[stage=customs]`. */
export function comparedMetric({ metric, group }: Pick<ComparisonRow, "metric" | "group">): string {
  return group === "*" ? metric : `${metric}[${group}]`;
}

/** comparison.csv of one scenario against the base. */
export function comparisonCsv(comparison: Comparison, dialect: CsvDialectName = "rfc4180"): string {
  const style = csvDialect(dialect);
  const text = (value: string) => csvText(value, style);
  const number = (value: number) => csvNumber(value, style);
  const rows = comparison.rows.map((row) => [
    text(comparison.base.scenario.id),
    text(comparison.other.scenario.id),
    text(row.checkpoint),
    text(row.flow),
    text(comparedMetric(row)),
    row.statistic,
    number(row.baseValue),
    number(row.value),
    number(row.difference),
    number(row.low),
    number(row.high),
    row.unit,
    number(row.correlation),
    number(row.replications),
  ]);
  return csvFile(COMPARISON_COLUMNS, rows, style);
}
