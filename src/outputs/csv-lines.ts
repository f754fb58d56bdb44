/** Fields to lines of CSV, by csv-stringify. Knows no column and formats no number. */
import { stringify } from "csv-stringify/sync";
import type { CsvDialect } from "./csv-dialect.ts";

/** What a file of this dialect begins with. */
export function csvBeginning(dialect: CsvDialect): string {
  return dialect.byteOrderMark ? "\ufeff" : "";
}

/** Lines of fields, each ended by CRLF (RFC 4180, 2.1), fields quoted where they must be. */
export function csvLines(rows: readonly (readonly string[])[], dialect: CsvDialect): string {
  return stringify(rows as string[][], {
    delimiter: dialect.delimiter,
    record_delimiter: "\r\n",
    // A lone CR or LF, and spaces at an end, are part of a field.
    quoted_match: /[\r\n]|^\s|\s$/,
  });
}

/** A whole file: byte order mark where the dialect has one, header, rows. */
export function csvFile(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  dialect: CsvDialect,
): string {
  return csvBeginning(dialect) + csvLines([header, ...rows], dialect);
}

/** One field as it stands in a line, quoted if it must be. */
export function csvField(text: string, dialect: CsvDialect): string {
  return csvLines([[text, ""]], dialect).slice(0, -"?\r\n".length);
}
