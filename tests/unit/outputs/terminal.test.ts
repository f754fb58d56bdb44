import { describe, expect, it } from "vitest";
import { displayWidth } from "../../../src/outputs/terminal/display-width.ts";
import { terminalReport } from "../../../src/outputs/terminal.ts";
import { fixtureReport } from "../../fixtures/report.ts";

const WRITTEN = {
  folder: `results/${"a-long-folder-name-".repeat(8)}`,
  files: ["summary.csv", "waits.csv", "report.html"],
};
const LONG = {
  title: `${"Very-long-word".repeat(12)} and a title in Кириллица and 漢字 ${"that goes on ".repeat(12)}`,
  flows: [
    {
      id: "produce",
      title: "Fruit and vegetables of the first category, refrigerated",
      checkpoint: "karasu",
    },
    { id: "general", title: "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字", checkpoint: "karasu" },
  ],
};
const REPORTS = {
  plain: fixtureReport(),
  few: fixtureReport({ replications: 3 }),
  short: fixtureReport({ scale: 0.05, unfinished: false, warnings: [] }),
  long: fixtureReport({ scale: 300, scenario: LONG }),
  terminating: fixtureReport({ scenario: { kind: "terminating", warmup: 0, thresholds: [] } }),
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of emphasis are control characters.
const SGR = /\u001b\[\d+m/g;
const linesOf = (text: string) => text.replace(SGR, "").split("\n");

describe("terminalReport", () => {
  for (const [name, report] of Object.entries(REPORTS)) {
    for (const width of [60, 80, 97, 110]) {
      it(`never exceeds ${width} columns (${name})`, () => {
        for (const unicode of [true, false]) {
          const lines = linesOf(terminalReport(report, { width, unicode, colour: true, written: WRITTEN }));
          expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
        }
      });
    }
  }

  it("is 80 columns wide by default, and stops growing at 110", () => {
    const widest = (width?: number) =>
      Math.max(
        ...linesOf(terminalReport(REPORTS.plain, width === undefined ? {} : { width })).map(displayWidth),
      );
    expect(widest()).toBe(80);
    expect(widest(200)).toBe(110);
  });

  it("shows every part of the report", () => {
    const text = terminalReport(REPORTS.plain, { written: WRITTEN });
    for (const part of [
      "Karasu, live queue",
      "How long do Kyrgyz trucks wait",
      "30 replications",
      "Produce",
      "General cargo",
      "over",
      "in the queue outside",
      "customs",
      "officers",
      "unfinished",
      "With the unfinished counted",
      "Trucks in the queue on an ordinary day",
      "the load reaches 1.12",
      "report.html",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("has no escape sequence without colour, not even one from the scenario", () => {
    const report = fixtureReport({
      scenario: { title: "a\u001b[31mred\u0007 title" },
      warnings: ["\u001b]0;x\u0007"],
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for them.
    expect(terminalReport(report)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it("draws with ASCII alone where Unicode is not understood", () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII.
    expect(terminalReport(REPORTS.plain, { unicode: false })).toMatch(/^[\u0000-\u007f]*$/);
  });

  it("gives no interval below 5 replications", () => {
    const field = { ...REPORTS.few, field: [] };
    expect(terminalReport(field)).not.toContain("±");
  });

  it("chooses minutes, hours or days by the size of the means", () => {
    expect(terminalReport(REPORTS.short)).toContain("in minutes");
    expect(terminalReport(REPORTS.plain)).toContain("in hours");
    expect(terminalReport(REPORTS.long)).toContain("in days");
  });

  it("says nothing of unfinished vehicles when there are none", () => {
    expect(terminalReport(REPORTS.short)).not.toContain("unfinished");
  });

  it("copes with a report that holds nothing", () => {
    const empty = {
      ...REPORTS.plain,
      summary: [],
      waits: [],
      series: [],
      hourly: [],
      field: [],
      books: [],
      warnings: [],
    };
    expect(terminalReport(empty)).toContain("30 replications");
  });
});
