/** Arrivals as observed: the instants of a column of a CSV file, the same in every replication. */
import { z } from "zod";
import { parseDuration } from "../../units.ts";
import { type CsvNumbers, type CsvTable, csvNumbers } from "../csv-table.ts";
import { type BuildContext, type ParameterProblem, variant } from "../variant.ts";
import type { ArrivalContext, ArrivalPattern } from "./arrival-source.ts";
import { countWithin, SortedInstants } from "./sorted-instants.ts";
import { csvLocalTimes, located, missing, tableOf } from "./table-file.ts";

const parameters = z.strictObject({
  file: z
    .string()
    .min(1)
    .describe("path of a CSV file with a header row, one row a vehicle, in order of time"),
  column: z.string().min(1).describe("name of its column of times"),
  unit: z
    .enum(["s", "min", "h", "d"])
    .optional()
    .describe("unit, where the times are numbers since the calendar's start; else they are local date-times"),
});
type Parameters = z.output<typeof parameters>;

/** The column as wall times or elapsed times [s]. */
function timesOf({ column, unit }: Parameters, table: CsvTable): CsvNumbers {
  if (unit === undefined) return csvLocalTimes(table, column);
  const { values, problems } = csvNumbers(table, column);
  const seconds = parseDuration(`1 ${unit}`) ?? Number.NaN;
  return { values: values.map((v) => v * seconds), problems };
}

/** The file is readable, its times ascend, and elapsed times are not negative. */
function problems(p: Parameters, context: BuildContext): ParameterProblem[] {
  const table = tableOf(p.file, context);
  if (table === undefined) return [missing(p.file)];
  const times = timesOf(p, table);
  if (times.problems.length > 0) return located(times.problems, "column", p.file);
  const text = (row: number) => table.rows[row]?.[table.header.indexOf(p.column)] ?? "";
  return times.values.flatMap((value, i): ParameterProblem[] => {
    const detail = { file: p.file, row: i + 1, value: text(i) };
    if (p.unit !== undefined && value < 0) return [{ path: ["file"], code: "arrivals:before-start", detail }];
    if (value >= (times.values[i - 1] ?? Number.NEGATIVE_INFINITY)) return [];
    return [{ path: ["file"], code: "order:ascending", detail: { ...detail, previous: text(i - 1) } }];
  });
}

export const trace = variant({
  name: "trace",
  summary: "observed times from a CSV file; those outside the run are left out",
  parameters,
  problems,
  build: (p, context: ArrivalContext): ArrivalPattern => {
    const table = tableOf(p.file, context);
    if (table === undefined) throw new Error(`trace: file ${p.file} was not read`);
    const { values } = timesOf(p, table);
    const { clock, length } = context;
    const all = p.unit === undefined ? values.map((wall) => clock.instant(wall)) : values;
    const instants = Float64Array.from(all.filter((at) => at >= 0 && at < length));
    return {
      begin: () => new SortedInstants(instants),
      expected: (from, to) => countWithin(instants, from, to),
    };
  },
});
