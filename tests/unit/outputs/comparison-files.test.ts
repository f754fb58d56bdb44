import { describe, expect, it } from "vitest";
import { comparisonCsv } from "../../../src/outputs/comparison-csv.ts";
import { jsonComparisons } from "../../../src/outputs/comparison-json.ts";
import { delayVerdict } from "../../../src/outputs/comparison-verdict.ts";
import { comparisonPage } from "../../../src/outputs/html/comparison-page.ts";
import { fixtureComparison } from "../../fixtures/comparison.ts";

const COMPARISON = fixtureComparison();

describe("comparison.csv", () => {
  const lines = comparisonCsv(COMPARISON).trimEnd().split("\r\n");

  it("has the columns of the contract and a row for every figure", () => {
    expect(lines[0]).toBe(
      "base,scenario,checkpoint,flow,metric,statistic,base_value,value,difference,ci_low,ci_high,unit,correlation,replications",
    );
    expect(lines).toHaveLength(COMPARISON.rows.length + 1);
  });

  it("puts what a figure is restricted to in brackets", () => {
    const metrics = lines.map((line) => line.split(",")[4]);
    expect(metrics).toContain("totalDelay");
    expect(metrics).toContain("totalDelay[above=4 h]");
    expect(metrics).toContain("utilisation[stage=customs]");
  });
});

describe("jsonComparisons", () => {
  it("is one document with the base, the scenarios and the comparisons", () => {
    const document = JSON.parse(jsonComparisons(COMPARISON.base, [COMPARISON, COMPARISON]));
    expect(Object.keys(document)).toEqual(["version", "base", "scenarios", "comparisons"]);
    expect(document.base.scenario.id).toBe(COMPARISON.base.scenario.id);
    expect(document.scenarios).toHaveLength(2);
    const [first] = document.comparisons;
    expect(first).toMatchObject({ base: COMPARISON.base.scenario.id, scenario: "other" });
    expect(first.rows).toHaveLength(COMPARISON.rows.length);
    expect(first.differences[1]).toEqual({ path: "flows.produce.until", base: null, other: "12 h" });
  });
});

describe("comparisonPage", () => {
  const page = comparisonPage(COMPARISON, { version: "1.2.3", command: "kezek compare a.yaml b.yaml" });

  it("holds everything it shows and no script", () => {
    expect(page).not.toMatch(/<script|<link|<img|src=|@import|url\(/);
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("has every id once, and a target for every link inside", () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it("escapes what a scenario says", () => {
    const nasty = fixtureComparison(0.5, { scenario: { question: "<b>&" } }, [
      { path: "flows.x", base: "<i>", other: '"&"' },
    ]);
    const text = comparisonPage(nasty, { version: "1" });
    expect(text).toContain("&lt;b&gt;&amp;");
    expect(text).not.toMatch(/<b>|<i>/);
  });
});

describe("delayVerdict", () => {
  const figure = {
    base: 5,
    other: 3.8,
    difference: -1.2,
    low: -1.5,
    high: -0.9,
    halfWidth: 0.3,
    correlation: 0.9,
  };

  it.each([
    [figure, "shorter by 1.20 h (0.90 to 1.50)"],
    [{ ...figure, difference: 1.2, low: 0.9, high: 1.5 }, "longer by 1.20 h (0.90 to 1.50)"],
    [
      { ...figure, difference: 0.05, low: -0.1, high: 0.2, halfWidth: 0.15 },
      "no difference detected (interval -0.10 to 0.20 h); this is not proof of equality",
    ],
    [{ ...figure, difference: 0, low: 0, high: 0, halfWidth: 0 }, "the same in every replication"],
    [
      { ...figure, low: Number.NaN, high: Number.NaN, halfWidth: Number.NaN },
      "1.20 h shorter, but too few replications for an interval: it may be chance",
    ],
  ])("%#", (each, words) => {
    expect(delayVerdict(each, "h")).toBe(words);
  });
});
