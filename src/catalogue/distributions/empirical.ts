/** Empirical: durations as observed, from a list, from quantiles or from a column of a CSV file. */
import { z } from "zod";
import { parseDuration } from "../../units.ts";
import { type CsvProblem, csvNumbers, parseCsvTable } from "../csv-table.ts";
import { signedDuration } from "../quantities.ts";
import { type BuildContext, type ParameterProblem, variant } from "../variant.ts";
import { EmpiricalQuantiles, type Quantile } from "./empirical-quantiles.ts";
import { EmpiricalValues } from "./empirical-values.ts";
import { given, oneSetOf } from "./refinements.ts";
import type { Sampler } from "./sampler.ts";

const quantile = z.strictObject({
  p: z.number().min(0).max(1).describe("probability of a value up to this one, 0 to 1, ascending"),
  value: signedDuration.describe("the quantile, a duration; never less than the one before"),
});

const parameters = oneSetOf(
  z.strictObject({
    values: z
      .array(signedDuration)
      .min(1)
      .optional()
      .describe("observed durations; each draw is one of them, equally likely"),
    quantiles: z
      .array(quantile)
      .min(2)
      .superRefine(checkQuantiles)
      .optional()
      .describe("quantiles from p = 0 to p = 1, joined by straight lines"),
    file: z
      .string()
      .min(1)
      .optional()
      .describe("path of a CSV file with a header row; with `column` and `unit`"),
    column: z
      .string()
      .min(1)
      .optional()
      .describe("name of the file's column of durations, which are plain numbers"),
    unit: z.enum(["s", "min", "h", "d", "w"]).optional().describe("unit of the column's numbers"),
  }),
  ["values"],
  ["quantiles"],
  ["file", "column", "unit"],
);
type Parameters = z.output<typeof parameters>;

/** `empirical: {values: [4 min, 7 min]}`, `{quantiles: [{p: 0, value: 0}, ...]}` or `{file, column, unit}`. */
export const empirical = variant({
  name: "empirical",
  summary: "durations as observed: a list, quantiles or a column of a CSV file",
  parameters,
  build: (chosen, context): Sampler => {
    if (chosen.quantiles !== undefined) return new EmpiricalQuantiles(chosen.quantiles);
    return new EmpiricalValues(chosen.values ?? readColumn(chosen, context).values);
  },
  problems: (chosen, context): ParameterProblem[] => {
    if (chosen.file === undefined) return [];
    const file = chosen.file;
    return readColumn(chosen, context).problems.map(({ code, detail }) => ({
      path: [code === "csv:no-column" ? "column" : "file"],
      code,
      detail: { file, ...detail },
    }));
  },
});

/** The column's durations [s], or what is wrong with the file: `file:missing`, or a problem of the table. */
function readColumn(chosen: Parameters, context: BuildContext): { values: number[]; problems: CsvProblem[] } {
  const path = given(chosen.file);
  if (!Object.hasOwn(context.files, path)) {
    return { values: [], problems: [{ code: "file:missing", detail: { file: path } }] };
  }
  const { values, problems } = csvNumbers(parseCsvTable(context.files[path] ?? ""), given(chosen.column));
  const unit = given(parseDuration(`1 ${given(chosen.unit)}`));
  return { values: values.map((value) => value * unit), problems };
}

/** Reports quantiles that do not go from p = 0 to p = 1 (`quantiles:ends`) or that go back (`quantiles:order`). */
function checkQuantiles(quantiles: readonly Quantile[], context: z.core.$RefinementCtx): void {
  const first = quantiles[0]?.p ?? Number.NaN;
  const last = quantiles.at(-1)?.p ?? Number.NaN;
  if (first !== 0 || last !== 1) {
    context.addIssue({ code: "custom", message: "quantiles:ends", params: { first, last } });
  }
  quantiles.forEach((point, i) => {
    const before = quantiles[i - 1];
    if (before === undefined || (point.p > before.p && point.value >= before.value)) return;
    const key = point.p > before.p ? "value" : "p";
    context.addIssue({ code: "custom", message: "quantiles:order", path: [i, key], params: { key } });
  });
}
