/**
 * Comparisons as one JSON document: the reports of all scenarios, and each against the base under the names of
 * comparison.csv. What is not a number is null.
 */
import type { Comparison } from "../experiments/compare.ts";
import type { Report } from "../run/report.ts";
import { COMPARISON_COLUMNS, comparedMetric } from "./comparison-csv.ts";
import { JSON_VERSION, jsonReport } from "./json.ts";

/** The document; ends with a line feed. */
export function jsonComparisons(base: Report, comparisons: readonly Comparison[]): string {
  return `{
  "version": ${JSON_VERSION},
  "base": ${indented(jsonReport(base))},
  "scenarios": ${listed(comparisons.map(({ other }) => jsonReport(other)))},
  "comparisons": ${listed(comparisons.map(document))}
}
`;
}

function document(comparison: Comparison): string {
  const names = { base: comparison.base.scenario.id, scenario: comparison.other.scenario.id };
  const rows = comparison.rows.map((row) => {
    const { baseValue, low, high, ...same } = row;
    const named: Readonly<Record<string, string | number>> = {
      ...same,
      ...names,
      metric: comparedMetric(row),
      base_value: baseValue,
      ci_low: low,
      ci_high: high,
    };
    return JSON.stringify(Object.fromEntries(COMPARISON_COLUMNS.map((name) => [name, named[name]])));
  });
  const changes = comparison.differences.map(({ path, base, other }) =>
    JSON.stringify({ path, base: base ?? null, other: other ?? null }),
  );
  return `{
  "base": ${JSON.stringify(names.base)},
  "scenario": ${JSON.stringify(names.scenario)},
  "differences": ${listed(changes)},
  "rows": ${listed(rows)}
}`;
}

function indented(text: string): string {
  return text.trimEnd().replaceAll("\n", "\n  ");
}

function listed(items: readonly string[]): string {
  return items.length === 0
    ? "[]"
    : `[\n    ${items.map((item) => indented(indented(item))).join(",\n    ")}\n  ]`;
}
