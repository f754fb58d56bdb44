/** Arrivals by hourly counts: from a CSV file of observations or a list, as rates or as exact numbers. */
import { z } from "zod";
import { type CsvNumbers, type CsvTable, csvNumbers } from "../csv-table.ts";
import { given, oneSetOf } from "../distributions/refinements.ts";
import { type BuildContext, type ParameterProblem, variant } from "../variant.ts";
import type { ArrivalContext, ArrivalPattern } from "./arrival-source.ts";
import { HOUR } from "./clock-hours.ts";
import {
  type CountedHour,
  countedPieces,
  cyclicHours,
  datedHours,
  HOURS_IN_CYCLE,
  hourBegins,
} from "./counted-hours.ts";
import { ExactCountsSource } from "./exact-counts-source.ts";
import { PoissonSource } from "./poisson-source.ts";
import { RateProfile } from "./rate-profile.ts";
import { csvLocalTimes, located, missing, tableOf } from "./table-file.ts";

const parameters = oneSetOf(
  z.strictObject({
    file: z.string().min(1).optional().describe("path of a CSV file with a header row, one row an hour"),
    column: z.string().min(1).optional().describe("name of its column of counts"),
    time: z
      .string()
      .min(1)
      .optional()
      .describe("name of its column of hours: local date-times, or with `cycle` whole numbers from 0"),
    perHour: z
      .array(z.number().min(0))
      .min(1)
      .optional()
      .describe("counts of successive hours; with `cycle`"),
    cycle: z
      .enum(["day", "week", "none"])
      .optional()
      .describe(
        "whether the hours are those of the local day, of the local week from Monday 00:00, or come once",
      ),
    as: z
      .enum(["rates", "exact"])
      .optional()
      .describe("rates (when not given): Poisson with that mean in the hour; exact: that many in the hour"),
  }),
  ["file", "column", "time"],
  ["perHour"],
);
type Parameters = z.output<typeof parameters>;

/** The columns of the file: hours (wall times, or indexes in the cycle) and counts. */
function columnsOf(p: Parameters, table: CsvTable): { hours: CsvNumbers; counts: CsvNumbers } {
  const time = given(p.time);
  const cyclic = (p.cycle ?? "none") !== "none";
  const hours = cyclic ? csvNumbers(table, time) : csvLocalTimes(table, time);
  return { hours, counts: csvNumbers(table, given(p.column)) };
}

function problems(p: Parameters, context: BuildContext): ParameterProblem[] {
  if (p.file === undefined) return listProblems(p);
  const table = tableOf(p.file, context);
  if (table === undefined) return [missing(p.file)];
  const { hours, counts } = columnsOf(p, table);
  const found = located(hours.problems, "time", p.file);
  // Faults of the table itself are found by both columns.
  const known = new Set(found.map((f) => JSON.stringify(f)));
  found.push(...located(counts.problems, "column", p.file).filter((f) => !known.has(JSON.stringify(f))));
  return found.length > 0 ? found : rowProblems(p, table, hours.values, counts.values);
}

/** Problems of counts given as a list. */
function listProblems(p: Parameters): ParameterProblem[] {
  const perHour = given(p.perHour);
  if (p.cycle === undefined)
    return [{ path: [], code: "parameters:needs", detail: { key: "perHour", needs: "cycle" } }];
  const expected = p.cycle === "none" ? perHour.length : HOURS_IN_CYCLE[p.cycle];
  const received = perHour.length;
  if (received !== expected) {
    return [
      { path: ["perHour"], code: "arrivals:hours-in-cycle", detail: { cycle: p.cycle, expected, received } },
    ];
  }
  return perHour.flatMap((value, i): ParameterProblem[] => {
    const code = countFault(value, p.as);
    return code === undefined ? [] : [{ path: ["perHour", i], code, detail: { value } }];
  });
}

/** Problems of the rows of a file whose cells are understood. */
function rowProblems(p: Parameters, table: CsvTable, hours: readonly number[], counts: readonly number[]) {
  const file = given(p.file);
  const timeAt = table.header.indexOf(given(p.time));
  const hourFault =
    p.cycle === "day" || p.cycle === "week" ? indexFault(HOURS_IN_CYCLE[p.cycle]) : orderFault;
  const seen = new Set<number>();
  return hours.flatMap((hour, i): ParameterProblem[] => {
    const hourCode = hourFault(hour, hours[i - 1], seen);
    const countCode = countFault(counts[i] ?? 0, p.as);
    seen.add(hour);
    const problem = (code: string | undefined, value: string | number): ParameterProblem[] =>
      code === undefined ? [] : [{ path: ["file"], code, detail: { file, row: i + 1, value } }];
    return [...problem(hourCode, table.rows[i]?.[timeAt] ?? ""), ...problem(countCode, counts[i] ?? 0)];
  });
}

/** Code for a count that cannot be: negative, or part of a vehicle where the number is exact. */
function countFault(count: number, as: Parameters["as"]): string | undefined {
  if (count < 0) return "arrivals:count-negative";
  return as === "exact" && !Number.isInteger(count) ? "arrivals:count-whole" : undefined;
}

/** Code for an hour's index in a cycle that is out of range or was there before. */
function indexFault(most: number) {
  return (hour: number, _previous: number | undefined, seen: ReadonlySet<number>): string | undefined => {
    if (!Number.isInteger(hour) || hour < 0 || hour >= most) return "arrivals:hour-index";
    return seen.has(hour) ? "arrivals:hour-twice" : undefined;
  };
}

/** Code for a row that is not in order; the same hour may come twice, since in autumn the clock shows it twice. */
function orderFault(hour: number, previous = Number.NEGATIVE_INFINITY): string | undefined {
  if (hour < previous) return "order:ascending";
  return hour > previous && hour < previous + HOUR ? "arrivals:hours-overlap" : undefined;
}

/** The hours of the run and their counts. */
function hoursOf(p: Parameters, context: ArrivalContext): CountedHour[] {
  const cycle = p.cycle ?? "none";
  const { clock, length } = context;
  if (p.perHour !== undefined) {
    if (cycle !== "none") return cyclicHours(p.perHour, cycle, context);
    return datedHours(
      [...p.perHour.keys()].map((i) => i * HOUR),
      p.perHour,
      length,
    );
  }
  const { hours, counts } = columnsOf(p, given(tableOf(given(p.file), context)));
  if (cycle === "none") return datedHours(hourBegins(hours.values, clock), counts.values, length);
  const byIndex: number[] = [];
  hours.values.forEach((hour, i) => {
    byIndex[hour] = counts.values[i] ?? 0;
  });
  return cyclicHours(byIndex, cycle, context);
}

export const counts = variant({
  name: "counts",
  summary: "hourly counts, from a CSV file or a list, as Poisson rates or as exact numbers",
  parameters,
  problems,
  build: (p, context: ArrivalContext): ArrivalPattern => {
    const hours = hoursOf(p, context);
    const profile = new RateProfile(countedPieces(hours), context.length);
    const exact = p.as === "exact";
    return {
      begin: (stream) => (exact ? new ExactCountsSource(hours, stream) : new PoissonSource(profile, stream)),
      expected: (from, to) => profile.integral(from, to),
    };
  },
});
