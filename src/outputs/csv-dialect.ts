/**
 * The dialects of CSV and how each writes a number, a text and a local time. Knows no column.
 * rfc4180 is for programs; the two Excel dialects open in Excel by a double click without repair.
 */

/** Name of a dialect, as the command line takes it. */
export type CsvDialectName = "rfc4180" | "excel-en" | "excel-ru";

/** The dialects, the default first. */
export const CSV_DIALECTS: readonly CsvDialectName[] = ["rfc4180", "excel-en", "excel-ru"];

/** What a dialect consists of. */
export interface CsvDialect {
  readonly delimiter: "," | ";";
  readonly decimalMark: "." | ",";
  /** Whether the file begins with a byte order mark, by which Excel knows UTF-8. */
  readonly byteOrderMark: boolean;
  /** Whether texts are guarded against being read as formulas, dates or numbers. */
  readonly guarded: boolean;
}

const DIALECTS: Readonly<Record<CsvDialectName, CsvDialect>> = {
  rfc4180: { delimiter: ",", decimalMark: ".", byteOrderMark: false, guarded: false },
  "excel-en": { delimiter: ",", decimalMark: ".", byteOrderMark: true, guarded: true },
  "excel-ru": { delimiter: ";", decimalMark: ",", byteOrderMark: true, guarded: true },
};

/** The dialect of that name. */
export function csvDialect(name: CsvDialectName): CsvDialect {
  return DIALECTS[name];
}

/** A number with up to 10 significant digits and no exponent from 1e-6 up; empty for NaN and infinities. */
export function csvNumber(value: number, dialect: CsvDialect): string {
  if (!Number.isFinite(value)) return "";
  // + 0 turns -0 into 0.
  if (Number.isInteger(value) && Math.abs(value) < 1e10) return String(value + 0);
  const text = String(Number(value.toPrecision(10)) + 0);
  return dialect.decimalMark === "," ? text.replace(".", ",") : text;
}

/** What Excel takes for a formula (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r]/;
/** Months as Excel knows them, in English and Russian, short or long. */
const MONTH =
  "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|май|мая|июн|июл|авг|сен|окт|ноя|дек)[a-zа-я]{0,6}\\.?";
/** What Excel takes for a number, a date or a time: `007`, `3e5`, `1-2`, `2025-09`, `08:00`, `1jan`, `mar-1`, `true`. */
const MEANS_SOMETHING = new RegExp(
  `^\\s*(?:${[
    "[\\d.,\\s]*\\d[\\d.,\\s]*(?:e[+-]?\\d+)?%?",
    "\\d+(?:[-/.: ]\\d+)+",
    `\\d{1,4}[-/. ]?${MONTH}(?:[-/. ]?\\d{1,4})?`,
    `${MONTH}[-/. ]?\\d{1,4}`,
    "true|false|истина|ложь",
  ].join("|")})\\s*$`,
  "iu",
);

/**
 * A text of the scenario. Where the dialect is guarded, one that Excel would run as a formula gets an apostrophe
 * before it, and one that Excel would turn into a number or a date becomes `="..."`, which shows unchanged.
 */
export function csvText(text: string, dialect: CsvDialect): string {
  if (!dialect.guarded) return text;
  if (FORMULA.test(text)) return `'${text}`;
  return MEANS_SOMETHING.test(text) ? `="${text}"` : text;
}

/** A local ISO time; the Excel dialects have a space for the `T`, by which Excel knows a date with a time. */
export function csvTime(iso: string, dialect: CsvDialect): string {
  return dialect.guarded ? iso.replace("T", " ") : iso;
}
