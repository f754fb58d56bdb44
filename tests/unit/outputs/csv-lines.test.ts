/** Lines of CSV against csv-stringify, which the dialects were defined by: the same bytes for any fields. */
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CSV_DIALECTS, csvDialect, csvNumber, csvText, csvTime } from "../../../src/outputs/csv-dialect.ts";
import { csvField, csvLines } from "../../../src/outputs/csv-lines.ts";
import { TIMESERIES_COLUMNS, timeseriesCsvPieces } from "../../../src/outputs/timeseries-csv.ts";
import type { Report, Series } from "../../../src/run/report.ts";
import { fixtureReport } from "../../fixtures/report.ts";

/** Lines as the library writes them. */
function byLibrary(rows: readonly (readonly string[])[], delimiter: string): string {
  return stringify(rows as string[][], {
    delimiter,
    record_delimiter: "\r\n",
    quoted_match: /[\r\n]|^\s|\s$/,
  });
}

/** Texts in which what must be quoted is frequent. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.string({
    unit: fc.constantFrom('"', ",", ";", "\r", "\n", " ", "\t", "\ufeff", "a", "=", "ж"),
    maxLength: 6,
  }),
);
const rows = fc.array(fc.array(text, { minLength: 2, maxLength: 5 }), { maxLength: 5 });

describe.each(CSV_DIALECTS)("%s", (name) => {
  const style = csvDialect(name);

  it("lines are those of csv-stringify", () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect(csvLines(all, style)).toBe(byLibrary(all, style.delimiter));
      }),
      { numRuns: 2000 },
    );
  });

  it("a field is the same alone as in a line", () => {
    fc.assert(
      fc.property(text, text, (one, two) => {
        const line = `${csvField(one, style)}${style.delimiter}${csvField(two, style)}\r\n`;
        expect(line).toBe(byLibrary([[one, two]], style.delimiter));
      }),
    );
  });

  it("time series are those of csv-stringify, in pieces whose ends show nowhere", () => {
    // More ticks than a piece has rows, numbers met again, names that must be quoted and a unit that need not be.
    const ticks = 5000;
    const numbers = [0, -0, 1, 17, 1 / 3, 2 / 3, 1e-7, 123456.78901234, 1e21, Number.NaN, Infinity];
    const column = (from: number) =>
      Float64Array.from({ length: ticks }, (_, i) => (i % 3 === 0 ? i / 7 : numbers[(from + i) % 11]!));
    const time = Array.from({ length: ticks }, (_, i) =>
      new Date(Date.UTC(2025, 0, 1) + i * 900e3).toISOString().slice(0, 16),
    );
    const series = ['queue "far"; a,b', "throughput"].map((measure, i): Series => {
      const columns = { mean: column(i), p05: column(i + 1), p95: column(i + 2) };
      return { checkpoint: " post", measure, unit: "vehicles/h", time: [...time], ...columns };
    });
    const report: Report = { ...fixtureReport({ scenario: { id: "=1+1" } }), series };
    const expected = series.flatMap((s) =>
      s.time.map((at, i) => [
        csvText("=1+1", style),
        csvText(s.checkpoint, style),
        s.measure,
        csvTime(at, style),
        ...[s.mean, s.p05, s.p95].map((values) => csvNumber(values[i]!, style)),
        s.unit,
      ]),
    );
    const pieces = [...timeseriesCsvPieces(report, name)];
    expect(pieces.length).toBeGreaterThan(4);
    const beginning = style.byteOrderMark ? "\ufeff" : "";
    expect(pieces.join("")).toBe(beginning + byLibrary([TIMESERIES_COLUMNS, ...expected], style.delimiter));
  });
});
