/** Columns of the CSV files that arrivals are read from: numbers, or local date-times. Knows no pattern. */
import { type CsvNumbers, type CsvProblem, type CsvTable, csvNumbers, parseCsvTable } from "../csv-table.ts";
import type { BuildContext, ParameterProblem } from "../variant.ts";
import { wallOf } from "./local-date-time.ts";

/** The table of a file that the scenario names, or undefined where the file is missing. */
export function tableOf(file: string, context: BuildContext): CsvTable | undefined {
  return Object.hasOwn(context.files, file) ? parseCsvTable(context.files[file] ?? "") : undefined;
}

/** Local date-times of a column as wall times [s]; a cell that is none gives `csv:not-a-time {column, row, value}`. */
export function csvLocalTimes(table: CsvTable, column: string): CsvNumbers {
  const at = table.header.indexOf(column);
  if (at < 0 || table.rows.length === 0) return csvNumbers(table, column);
  const problems: CsvProblem[] = [...table.problems];
  const values = table.rows.map((row, i) => {
    const cell = row[at] ?? "";
    const wall = wallOf(cell);
    if (wall === undefined)
      problems.push({ code: "csv:not-a-time", detail: { column, row: i + 1, value: cell } });
    return wall ?? Number.NaN;
  });
  return { values, problems };
}

/** A missing file, as a problem of the parameter `file`. */
export function missing(file: string): ParameterProblem {
  return { path: ["file"], code: "file:missing", detail: { file } };
}

/** The same problems, at a parameter and with the file's name. */
export function located(problems: readonly CsvProblem[], key: string, file: string): ParameterProblem[] {
  return problems.map(({ code, detail }) => {
    const path = [code === "csv:no-column" ? key : "file"];
    return { path, code, detail: { file, ...detail } };
  });
}
