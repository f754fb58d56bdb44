/** The head of the terminal report: title, question, and how the figures were made. */
import type { Report } from "../../run/report.ts";
import { periodText } from "../period-text.ts";
import { printable } from "./display-width.ts";
import type { Page } from "./page.ts";
import { wrapped } from "./wrap.ts";

/** Title, question and facts of the run. */
export function headingSection(report: Report, page: Page): string[] {
  const { scenario, replications, seed } = report;
  const runs = replications === 1 ? "1 replication" : `${replications} replications`;
  const facts = [runs, `seed ${printable(seed)}`, scenario.kind, periodText(scenario)];
  return [
    ...wrapped(scenario.title || scenario.id, page.width).map(page.paint.strong),
    page.paint.faint(page.marks.rule.repeat(page.width)),
    ...wrapped(scenario.question, page.width),
    ...wrapped(facts.join(` ${page.marks.dot} `), page.width).map(page.paint.faint),
  ];
}
