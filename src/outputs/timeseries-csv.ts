/**
 * timeseries.csv: a row for each measure and tick, made piece by piece since a year has hundreds of thousands. What
 * rows have in common is written once: the times of a tick, the names of a measure, a number met before.
 */
import type { Report, Series } from "../run/report.ts";
import {
  type CsvDialect,
  type CsvDialectName,
  csvDialect,
  csvNumber,
  csvText,
  csvTime,
} from "./csv-dialect.ts";
import { CSV_LINE_END, csvBeginning, csvField, csvLines } from "./csv-lines.ts";

/** Columns of timeseries.csv. */
export const TIMESERIES_COLUMNS = [
  "scenario",
  "checkpoint",
  "measure",
  "time",
  "mean",
  "p05",
  "p95",
  "unit",
] as const;

/** Rows held as text at one time. */
const PIECE = 4096;

/** timeseries.csv as one text. */
export function timeseriesCsv(report: Report, dialect: CsvDialectName = "rfc4180"): string {
  return [...timeseriesCsvPieces(report, dialect)].join("");
}

/** timeseries.csv, each measure over local time with the band of the replications, in pieces of some thousand lines. */
export function* timeseriesCsvPieces(report: Report, dialect: CsvDialectName = "rfc4180"): Generator<string> {
  const style = csvDialect(dialect);
  yield csvBeginning(style) + csvLines([TIMESERIES_COLUMNS], style);
  const field = (text: string) => csvField(csvText(text, style), style);
  const numbers = new NumberTexts(style);
  let times: readonly string[] = [];
  let timeFields: readonly string[] = [];
  for (const series of report.series) {
    if (series.time !== times) {
      times = series.time;
      timeFields = times.map((time) => csvField(csvTime(time, style), style));
    }
    const names = [report.scenario.id, series.checkpoint].map(field);
    const before = [...names, csvField(series.measure, style), ""].join(style.delimiter);
    const after = style.delimiter + csvField(series.unit, style) + CSV_LINE_END;
    for (let from = 0; from < times.length; from += PIECE)
      yield rows(series, from, { before, timeFields, after, numbers, delimiter: style.delimiter });
  }
}

/** What the rows of one measure are made of. */
interface RowParts {
  /** Names, up to the time. */
  readonly before: string;
  readonly timeFields: readonly string[];
  /** The unit and the line's end. */
  readonly after: string;
  readonly numbers: NumberTexts;
  readonly delimiter: string;
}

function rows({ mean, p05, p95 }: Series, from: number, parts: RowParts): string {
  const { before, timeFields, after, numbers, delimiter } = parts;
  const to = Math.min(timeFields.length, from + PIECE);
  const number = (column: Float64Array, i: number) => delimiter + numbers.of(column[i] ?? Number.NaN);
  let piece = "";
  for (let i = from; i < to; i += 1)
    piece += before + timeFields[i] + number(mean, i) + number(p05, i) + number(p95, i) + after;
  return piece;
}

/** Numbers as fields. Levels are counts, and their means fractions of few values: most have been met before. */
class NumberTexts {
  readonly #style: CsvDialect;
  readonly #known = new Map<number, string>();

  constructor(style: CsvDialect) {
    this.#style = style;
  }

  of(value: number): string {
    let text = this.#known.get(value);
    if (text !== undefined) return text;
    // A measure of which every value is new would fill the memory for nothing.
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    text = csvField(csvNumber(value, this.#style), this.#style);
    this.#known.set(value, text);
    return text;
  }
}

/** Numbers remembered at one time. */
const MOST_KNOWN = 10_000;
