import { describe, expect, it } from "vitest";
import {
  HOURLY_COLUMNS,
  hourlyCsv,
  SUMMARY_COLUMNS,
  summaryCsv,
  WAITS_COLUMNS,
  waitsCsv,
} from "../../../src/outputs/csv.ts";
import { CSV_DIALECTS, csvDialect, csvNumber, csvText } from "../../../src/outputs/csv-dialect.ts";
import { csvFile } from "../../../src/outputs/csv-lines.ts";
import { TIMESERIES_COLUMNS, timeseriesCsv } from "../../../src/outputs/timeseries-csv.ts";
import type { Report, SummaryRow } from "../../../src/run/report.ts";
import { fixtureReport } from "../../fixtures/report.ts";

const ROW: SummaryRow = {
  checkpoint: "karasu",
  flow: "*",
  group: "above=4 h",
  metric: "totalDelay",
  statistic: "mean",
  value: 5.123456789012,
  low: Number.NaN,
  high: Number.NaN,
  unit: "h",
  observations: 176400,
};

function reportOf(rows: readonly Partial<SummaryRow>[], id = "karasu-live-queue"): Report {
  const report = fixtureReport({ scenario: { id } });
  return { ...report, summary: rows.map((row) => ({ ...ROW, ...row })) };
}

const HEADER =
  "scenario,checkpoint,flow,group,metric,statistic,value,ci_low,ci_high,unit,replications,observations";
const bytes = (text: string) => new TextEncoder().encode(text);

describe("columns", () => {
  it("are those of the contract", () => {
    expect(SUMMARY_COLUMNS.join()).toBe(HEADER);
    expect(WAITS_COLUMNS.join()).toBe(
      "scenario,checkpoint,flow,metric,from_h,to_h,vehicles,share,cumulative_share",
    );
    expect(TIMESERIES_COLUMNS.join()).toBe("scenario,checkpoint,measure,time,mean,p05,p95,unit");
    expect(HOURLY_COLUMNS.join()).toBe(
      "scenario,checkpoint,flow,weekday,hour,metric,mean,ci_low,ci_high,unit,replications,observations",
    );
  });

  it("stand in every row of every file", () => {
    const report = fixtureReport();
    for (const [text, columns] of [
      [summaryCsv(report), SUMMARY_COLUMNS],
      [waitsCsv(report), WAITS_COLUMNS],
      [timeseriesCsv(report), TIMESERIES_COLUMNS],
      [hourlyCsv(report), HOURLY_COLUMNS],
    ] as const) {
      const lines = text.split("\r\n").slice(0, -1);
      expect(lines.length).toBeGreaterThan(10);
      expect(lines.every((line) => line.split(",").length === columns.length)).toBe(true);
      expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
    }
  });
});

describe("dialects, byte by byte", () => {
  it("rfc4180: comma, point, CRLF, no byte order mark, empty for NaN", () => {
    expect(summaryCsv(reportOf([{}]), "rfc4180")).toBe(
      `${HEADER}\r\nkarasu-live-queue,karasu,*,above=4 h,totalDelay,mean,5.123456789,,,h,30,176400\r\n`,
    );
  });

  it("excel-en: the same after a byte order mark", () => {
    const text = summaryCsv(reportOf([{}]), "excel-en");
    expect([...bytes(text).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text.slice(1)).toBe(summaryCsv(reportOf([{}])));
  });

  it("excel-ru: semicolon and decimal comma after a byte order mark", () => {
    expect(summaryCsv(reportOf([{}]), "excel-ru")).toBe(
      `\ufeff${HEADER.replaceAll(",", ";")}\r\nkarasu-live-queue;karasu;*;above=4 h;totalDelay;mean;5,123456789;;;h;30;176400\r\n`,
    );
  });

  it("writes local times so that each reader knows them", () => {
    const report = fixtureReport();
    expect(timeseriesCsv(report)).toContain(",2025-09-22T13:00,");
    expect(timeseriesCsv(report, "excel-ru")).toContain(";2025-09-22 13:00;");
  });

  it("leaves the end of the open bin empty", () => {
    const lines = waitsCsv(fixtureReport()).split("\r\n");
    expect(lines.find((line) => line.includes("totalDelay,16,"))).toMatch(/,totalDelay,16,,\d+,/);
  });
});

describe("csvNumber", () => {
  const rfc = csvDialect("rfc4180");
  it("has ten significant digits and no exponent in ordinary sizes", () => {
    expect(csvNumber(1 / 3, rfc)).toBe("0.3333333333");
    expect(csvNumber(0.1 + 0.2, rfc)).toBe("0.3");
    expect(csvNumber(0.0000123, rfc)).toBe("0.0000123");
    expect(csvNumber(123456789012345, rfc)).toBe("123456789000000");
    expect(csvNumber(-0, rfc)).toBe("0");
    expect(csvNumber(Number.POSITIVE_INFINITY, rfc)).toBe("");
  });
});

describe("csvText", () => {
  it("is left as it is for programs", () => {
    for (const text of ["=1+1", "1-2", "+x"]) expect(csvText(text, csvDialect("rfc4180"))).toBe(text);
  });

  it("disarms formulas for Excel", () => {
    for (const name of ["excel-en", "excel-ru"] as const) {
      for (const text of ["=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(A1)", "\t=1"]) {
        expect(csvText(text, csvDialect(name))).toBe(`'${text}`);
      }
    }
  });

  it("keeps Excel from making dates and numbers of names", () => {
    for (const text of [
      "1-2",
      "2025-09",
      "3e5",
      "007",
      "1.5",
      "12/31",
      "08:00",
      "mar-1",
      "1-мар",
      "1jan",
      "true",
    ]) {
      expect(csvText(text, csvDialect("excel-ru"))).toBe(`="${text}"`);
    }
    for (const text of ["karasu", "*", "above=4 h", "stage=scan", "karasu-2025", "lane-1a", "a1-b2-c3"]) {
      expect(csvText(text, csvDialect("excel-en"))).toBe(text);
    }
  });
});

describe("quoting", () => {
  it("quotes separators, quotes and line ends, lone ones too", () => {
    const fields = ["a,b", 'say "x"', "two\nlines", "two\rlines", "two\r\nlines", " edge", "semi;colon"];
    expect(csvFile(["h"], [fields], csvDialect("rfc4180"))).toBe(
      'h\r\n"a,b","say ""x""","two\nlines","two\rlines","two\r\nlines"," edge",semi;colon\r\n',
    );
  });

  it("quotes a guarded text so that Excel reads it back", () => {
    expect(summaryCsv(reportOf([{ flow: "1-2" }]), "excel-en")).toContain(',"=""1-2""",');
  });

  it("never splits a row, whatever the names and the dialect", () => {
    for (const name of CSV_DIALECTS) {
      const text = summaryCsv(reportOf([{ flow: 'a;b,"c"' }, {}], "x,y;z"), name);
      expect(text.split("\r\n")).toHaveLength(4);
    }
  });
});
