/** Sources and assumptions of both scenarios; what both state is printed once. */
import type { Comparison } from "../../../../experiments/compare.ts";
import type { Report } from "../../../../run/report.ts";
import type { ComparisonSection } from "../../comparison-section.ts";
import type { PageContext } from "../../section.ts";
import { assumptions } from "../assumptions.ts";
import { sources } from "../sources.ts";

/** What both state, then what one states alone. */
export const comparedSources: ComparisonSection = {
  id: "sources",
  title: "Sources and assumptions",
  body: (comparison, context) =>
    groups(comparison)
      .map(([title, report]) => statements(title, report, context))
      .join(""),
};

function groups({ base, other }: Comparison): [string, Report][] {
  const same = (a: object) => (b: object) => JSON.stringify(a) === JSON.stringify(b);
  const own = (mine: Report, its: Report, shared: boolean): Report => ({
    ...mine,
    scenario: {
      ...mine.scenario,
      sources: mine.scenario.sources.filter((one) => its.scenario.sources.some(same(one)) === shared),
      assumptions: mine.scenario.assumptions.filter(
        (text) => its.scenario.assumptions.includes(text) === shared,
      ),
    },
  });
  return [
    ["Of both", own(base, other, true)],
    ["Of the base alone", own(base, other, false)],
    ["Of the other alone", own(other, base, false)],
  ];
}

function statements(title: string, report: Report, context: PageContext): string {
  const named = report.scenario.sources.length > 0 ? sources.body(report, context) : "";
  const assumed = assumptions.body(report, context);
  return named + assumed === "" ? "" : `<h3>${title}</h3>${named}${assumed}`;
}
