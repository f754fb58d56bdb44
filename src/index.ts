/**
 * The public API of the library: from a scenario's text to a report, without files, terminal or clock.
 * Nothing else re-exports.
 */
export type { Problem } from "./errors.ts";
export { Fault } from "./errors.ts";
export { type Compared, type Comparison, type ComparisonRow, compare } from "./experiments/compare.ts";
export { type Difference, differences } from "./experiments/differences.ts";
export { compile, type Model } from "./model/compile.ts";
export { comparisonCsv } from "./outputs/comparison-csv.ts";
export { jsonComparisons } from "./outputs/comparison-json.ts";
export { hourlyCsv, summaryCsv, waitsCsv } from "./outputs/csv.ts";
export { type CsvDialectName, csvDialect } from "./outputs/csv-dialect.ts";
export { comparisonPage } from "./outputs/html/comparison-page.ts";
export { reportPage } from "./outputs/html/report-page.ts";
export { jsonReport } from "./outputs/json.ts";
export { terminalReport } from "./outputs/terminal.ts";
export { terminalComparison } from "./outputs/terminal-comparison.ts";
export { timeseriesCsv } from "./outputs/timeseries-csv.ts";
export { inProcess } from "./run/executors/in-process.ts";
export type { Executor, Job } from "./run/executors/protocol.ts";
export { type Progress, replicate } from "./run/replicate.ts";
export type { Report, SummaryRow } from "./run/report.ts";
export type { RunResult } from "./run/run-result.ts";
export { Simulation, simulate } from "./run/simulate.ts";
export { exactInEach, summarise } from "./run/summarise.ts";
export { scenarioJsonSchema } from "./scenario/json-schema.ts";
export { parseScenario } from "./scenario/parse.ts";
export type { Scenario } from "./scenario/schema/scenario.ts";
export { validateScenario } from "./scenario/validate.ts";
