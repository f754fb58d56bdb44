/**
 * Tables in CSV text, for the variants that read a file of the scenario: a header row, then rows of cells.
 * Knows no variant and opens no file.
 */

/** Something wrong with a table: code of the message, and what fills it. */
export interface CsvProblem {
  readonly code: string;
  readonly detail: Readonly<Record<string, string | number>>;
}

/** A table as read: all cells are text, without surrounding blanks unless quoted. */
export interface CsvTable {
  readonly header: string[];
  /** Rows below the header; blank lines are left out. */
  readonly rows: string[][];
  readonly delimiter: "," | ";";
  /** `csv:unclosed-quote {row}` and `csv:row-width {row, received, expected}`; row 1 is the first below the header. */
  readonly problems: CsvProblem[];
}

/** Numbers of one column, or what prevents them. */
export interface CsvNumbers {
  readonly values: number[];
  readonly problems: CsvProblem[];
}

/** Byte order mark, which spreadsheets write before the text. */
const BYTE_ORDER_MARK = "\uFEFF";
/** One cell and what ends it: a quoted cell (quotes doubled inside) or anything up to a delimiter or line end. */
const CELL: Readonly<Record<CsvTable["delimiter"], RegExp>> = {
  ",": /[ \t]*(?:"([^"]*(?:""[^"]*)*)(?:"[^,\r\n]*|$)|([^,\r\n]*))(,|\r\n|\n|\r|$)/y,
  ";": /[ \t]*(?:"([^"]*(?:""[^"]*)*)(?:"[^;\r\n]*|$)|([^;\r\n]*))(;|\r\n|\n|\r|$)/y,
};

/**
 * The table in a CSV text (RFC 4180; LF, CRLF or CR; a byte order mark is passed over). The delimiter is the
 * semicolon where the header has more of them than commas.
 */
export function parseCsvTable(text: string): CsvTable {
  const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const delimiter = delimiterOf(body);
  const lines = cellsOf(body, delimiter).filter((line) => line.length > 1 || line[0] !== "");
  const header = lines[0] ?? [];
  const rows = lines.slice(1);
  const problems: CsvProblem[] = [];
  rows.forEach((row, i) => {
    if (row.length === header.length) return;
    const detail = { row: i + 1, received: row.length, expected: header.length };
    problems.push({ code: "csv:row-width", detail });
  });
  if (hasUnclosedQuote(body)) problems.push({ code: "csv:unclosed-quote", detail: { row: rows.length } });
  return { header, rows, delimiter, problems };
}

/**
 * The numbers of a column by its name. Where semicolons delimit, a decimal comma is a decimal point.
 * Problems: the table's own, `csv:no-column {column, columns}`, `csv:no-rows {column}` and
 * `csv:not-a-number {column, row, value}` for each cell that is none.
 */
export function csvNumbers(table: CsvTable, column: string): CsvNumbers {
  const at = table.header.indexOf(column);
  const problems = [...table.problems];
  if (at < 0) problems.push({ code: "csv:no-column", detail: { column, columns: table.header.join(", ") } });
  else if (table.rows.length === 0) problems.push({ code: "csv:no-rows", detail: { column } });
  if (problems.length > 0) return { values: [], problems };
  const values = table.rows.map((row, i) => {
    const cell = row[at] ?? "";
    const value = cell === "" ? Number.NaN : Number(table.delimiter === ";" ? cell.replace(",", ".") : cell);
    if (Number.isFinite(value)) return value;
    problems.push({ code: "csv:not-a-number", detail: { column, row: i + 1, value: cell } });
    return Number.NaN;
  });
  return { values, problems };
}

function delimiterOf(body: string): CsvTable["delimiter"] {
  const line = (/^[^\r\n]*/.exec(body)?.[0] ?? "").replace(/"(?:[^"]|"")*"/g, "");
  return line.split(";").length > line.split(",").length ? ";" : ",";
}

function cellsOf(body: string, delimiter: CsvTable["delimiter"]): string[][] {
  const cell = CELL[delimiter];
  const lines: string[][] = [];
  let line: string[] = [];
  cell.lastIndex = 0;
  while (cell.lastIndex < body.length || line.length > 0) {
    const match = cell.exec(body);
    if (match === null) break;
    line.push(match[1] === undefined ? (match[2] ?? "").trim() : match[1].replaceAll('""', '"'));
    if (match[3] === delimiter) continue;
    lines.push(line);
    line = [];
  }
  return lines;
}

/** A quote that nothing closes leaves an odd number of them. */
function hasUnclosedQuote(body: string): boolean {
  return body.split('"').length % 2 === 0;
}
