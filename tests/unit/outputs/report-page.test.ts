import { describe, expect, it } from "vitest";
import { REPORT_SECTIONS, reportPage } from "../../../src/outputs/html/report-page.ts";
import type { Statistic, SummaryRow } from "../../../src/run/report.ts";
import { fixtureReport } from "../../fixtures/report.ts";

const CONTEXT = { version: "0.1.0" };
const PAGE = reportPage(fixtureReport(), CONTEXT);
const EMPTY_ELEMENTS = new Set(["meta", "link", "br", "hr", "img", "input", "wbr"]);

/** What is wrong with the tags of a page: each must be closed in its turn. */
function tagFaults(page: string): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  const body = page.replace(/<!DOCTYPE html>/, "").replace(/<style>[^<]*<\/style>/, "");
  for (const [, slash, name = "", rest = ""] of body.matchAll(
    /<(\/?)([a-zA-Z][\w-]*)((?:[^>"]|"[^"]*")*)>/g,
  )) {
    if (rest.endsWith("/") || EMPTY_ELEMENTS.has(name)) continue;
    if (slash === "") open.push(name);
    else if (open.pop() !== name) faults.push(name);
  }
  if (/<(?![a-zA-Z/])/.test(body)) faults.push("a bare <");
  return [...faults, ...open];
}

describe("reportPage", () => {
  it("closes every tag, in every variant of the report", () => {
    for (const report of [
      fixtureReport(),
      fixtureReport({ replications: 3, unfinished: false, warnings: [] }),
      fixtureReport({
        scale: 100,
        scenario: { kind: "terminating", warmup: 0, thresholds: [], sources: [] },
      }),
      { ...fixtureReport(), summary: [], waits: [], series: [], hourly: [], field: [], books: [] },
    ]) {
      const page = reportPage(report, CONTEXT);
      expect(tagFaults(page)).toEqual([]);
      expect(page).not.toMatch(/NaN|Infinity|undefined|\[object/);
    }
  });

  it("loads nothing from anywhere and runs no script", () => {
    expect(PAGE).not.toMatch(/<script|<link|<img|<iframe|<object|@import|url\(|\ssrc=|\son\w+=/i);
    const addresses = [...PAGE.matchAll(/([\w-]+)="https?:/g)].map(([, name]) => name);
    expect(addresses.every((name) => name === "href")).toBe(true);
  });

  it("has every id once, and refers only to ids that exist", () => {
    const ids = [...PAGE.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const referred = [...PAGE.matchAll(/(?:aria-labelledby|href)="#?([^"]+)"/g)]
      .flatMap(([, value = ""]) => value.split(" "))
      .filter((id) => !id.startsWith("http"));
    expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("describes every chart for those who do not see it", () => {
    const charts = PAGE.split('role="img"').slice(1);
    expect(charts.length).toBeGreaterThan(6);
    expect(charts.every((chart) => /^[^>]*>\s*<title id="[^"]+">[^<]+<\/title><desc /.test(chart))).toBe(
      true,
    );
  });

  it("escapes whatever the scenario says", () => {
    const nasty = `<script>alert("1")</script>&'`;
    const page = reportPage(
      fixtureReport({
        warnings: [nasty],
        scenario: {
          title: nasty,
          question: nasty,
          assumptions: [nasty],
          sources: [{ for: nasty, figure: nasty, reference: `javascript:alert(1) ${nasty}` }],
          flows: [{ id: "produce", title: nasty, checkpoint: "karasu" }],
        },
      }),
      CONTEXT,
    );
    expect(page).not.toContain("<script");
    expect(page).not.toContain('href="javascript');
    expect(page).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;");
    expect(tagFaults(page)).toEqual([]);
  });

  it("has a section for each part of the report", () => {
    const report = fixtureReport();
    const row = (metric: string, statistic: Statistic, group: string, value: number): SummaryRow => ({
      ...report.summary[0]!,
      metric,
      statistic,
      group,
      value,
    });
    const shocks = [
      row("stranded", "mean", "closure=holidays", 4321),
      row("closurePeak", "mean", "closure=holidays", 5432),
      row("borderTime", "count", "regime=crackdown", 10),
      row("borderTime", "mean", "regime=crackdown", 76.5),
      { ...row("driverTrips", "count", "drivers=kz", 2570), checkpoint: "*", flow: "*" },
      { ...row("driverDaysUsed", "p50", "drivers=kz", 61.5), checkpoint: "*", flow: "*" },
      row("totalCost", "mean", "*", 98765),
      row("totalCost", "mean", "per-vehicle", 12.25),
    ];
    const page = reportPage({ ...report, summary: [...report.summary, ...shocks] }, CONTEXT);
    // Of these the fixture has nothing at all.
    const silent = new Set(["electronic-queue", "permits", "trains", "rail", "embargoes", "line"]);
    for (const { id } of REPORT_SECTIONS) {
      if (silent.has(id)) expect(page).not.toContain(`<section id="${id}"`);
      else expect(page).toContain(`<section id="${id}"`);
    }
    for (const text of [
      "holidays",
      "crackdown",
      "cost in all",
      "2,570",
      "61.5",
      "Days used at the end, median",
    ])
      expect(page).toContain(text);
    // Closures, regimes and costs are told of where there are some.
    for (const id of ["closures", "regimes", "costs", "drivers"])
      expect(PAGE).not.toContain(`<section id="${id}"`);
  });

  it("says how to make the figures again", () => {
    expect(PAGE).toContain("kezek run karasu-live-queue.yaml --seed 2025 --replications 30");
    expect(PAGE).toContain(fixtureReport().scenario.hash);
  });

  it("has the same bytes for the same report", () => {
    expect(reportPage(fixtureReport(), CONTEXT)).toBe(PAGE);
  });
});
