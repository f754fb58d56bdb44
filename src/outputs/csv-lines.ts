/**
 * Fields to lines of CSV. Most fields need no quotes, and are joined as they are; csv-stringify writes those that do.
 * Knows no column and formats no number.
 */
import { stringify } from "csv-stringify/sync";
import type { CsvDialect } from "./csv-dialect.ts";

/** What ends a line (RFC 4180, 2.1). */
export const CSV_LINE_END = "\r\n";

/** What a file of this dialect begins with. */
export function csvBeginning(dialect: CsvDialect): string {
  return dialect.byteOrderMark ? "\ufeff" : "";
}

/** Fields that must be quoted: a lone CR or LF, and spaces at an end, are part of a field. */
const QUOTED: Readonly<Record<CsvDialect["delimiter"], RegExp>> = {
  ",": /[\r\n",]|^\s|\s$/,
  ";": /[\r\n";]|^\s|\s$/,
};

/** One field as it stands in a line, quoted if it must be. */
export function csvField(text: string, { delimiter }: CsvDialect): string {
  if (!QUOTED[delimiter].test(text)) return text;
  const line = stringify([[text, ""]], {
    delimiter,
    record_delimiter: CSV_LINE_END,
    quoted_match: QUOTED[delimiter],
  });
  return line.slice(0, -(delimiter.length + CSV_LINE_END.length));
}

/** Lines of fields, each ended by CRLF, fields quoted where they must be. */
export function csvLines(rows: readonly (readonly string[])[], dialect: CsvDialect): string {
  const { delimiter } = dialect;
  let text = "";
  for (const row of rows) {
    let line = "";
    for (let i = 0; i < row.length; i += 1) line += (i === 0 ? "" : delimiter) + csvField(row[i]!, dialect);
    text += line + CSV_LINE_END;
  }
  return text;
}

/** A whole file: byte order mark where the dialect has one, header, rows. */
export function csvFile(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  dialect: CsvDialect,
): string {
  return csvBeginning(dialect) + csvLines([header, ...rows], dialect);
}
