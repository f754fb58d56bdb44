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

/** Rows held as text at one time: V8 makes one text of few joined ones faster than of many. */
const PIECE = 512;

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
      yield rows(series, from, { before, timeFields, after, numbers });
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
}

function rows({ mean, p05, p95 }: Series, from: number, parts: RowParts): string {
  const { before, timeFields, after, numbers } = parts;
  const to = Math.min(timeFields.length, from + PIECE);
  const between = after + before;
  let piece = before;
  for (let i = from; i < to; i += 1) {
    const end = i === to - 1 ? after : between;
    piece += timeFields[i]! + numbers.of(mean[i]!) + numbers.of(p05[i]!) + numbers.of(p95[i]!) + end;
  }
  return piece;
}

/** Powers of two, so that a place is the upper bits of a product. */
const PLACE_BITS = 13;
/** 2^32 over the golden ratio: numbers that differ little get places far apart (Knuth, vol. 3, 6.4). */
const SPREAD = 0x9e3779b1;
const one = new Float64Array(1);
const words = new Int32Array(one.buffer);

/**
 * Numbers as fields, the delimiter before each. Levels are counts, and their means fractions of few values: most have
 * been met before. Each has one place, which the last number met there holds: a map of them takes as long as all else.
 */
class NumberTexts {
  readonly #style: CsvDialect;
  readonly #numbers = new Float64Array(1 << PLACE_BITS).fill(Number.NaN);
  readonly #texts: string[] = new Array(1 << PLACE_BITS).fill("");

  constructor(style: CsvDialect) {
    this.#style = style;
  }

  of(value: number): string {
    one[0] = value;
    const place = Math.imul(words[0]! ^ words[1]!, SPREAD) >>> (32 - PLACE_BITS);
    if (this.#numbers[place] === value) return this.#texts[place]!;
    const text = this.#style.delimiter + csvField(csvNumber(value, this.#style), this.#style);
    this.#numbers[place] = value;
    this.#texts[place] = text;
    return text;
  }
}
