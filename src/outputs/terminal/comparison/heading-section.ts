/** The head of a comparison: both titles, the question, and how the figures were made. */
import type { Comparison } from "../../../experiments/compare.ts";
import { periodText } from "../../period-text.ts";
import { printable } from "../display-width.ts";
import type { Page } from "../page.ts";
import { wrapped } from "../wrap.ts";

/** Titles, question and facts of the comparison. */
export function comparisonHeading({ base, other }: Comparison, page: Page): string[] {
  const { seed, replications } = base;
  const runs = replications === 1 ? "1 replication" : `${replications} replications`;
  const facts = [runs, `seed ${printable(seed)}`, base.scenario.kind, periodText(base.scenario)];
  const title = (label: string, text: string) =>
    wrapped(text, page.width, label).map((line, i) => (i === 0 ? page.paint.strong(line) : line));
  return [
    ...title("Base   ", base.scenario.title || base.scenario.id),
    ...title("Other  ", other.scenario.title || other.scenario.id),
    page.paint.faint(page.marks.rule.repeat(page.width)),
    ...wrapped(other.scenario.question || base.scenario.question, page.width),
    ...wrapped(facts.join(` ${page.marks.dot} `), page.width).map(page.paint.faint),
  ];
}
