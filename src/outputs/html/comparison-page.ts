/** A comparison's report.html: self-contained like a report's, made of its own sections. */
import type { Comparison } from "../../experiments/compare.ts";
import { periodText } from "../period-text.ts";
import type { ComparisonSection } from "./comparison-section.ts";
import { escaped } from "./escape.ts";
import { htmlDocument, sectionsMarkup } from "./report-page.ts";
import type { PageContext } from "./section.ts";
import { changes } from "./sections/comparison/changes.ts";
import { comparedDelays } from "./sections/comparison/delays.ts";
import { comparedDistributions } from "./sections/comparison/distributions.ts";
import { comparedHeadline } from "./sections/comparison/headline.ts";
import { comparedMethod } from "./sections/comparison/method.ts";
import { comparedOverTime } from "./sections/comparison/over-time.ts";
import { comparedParts } from "./sections/comparison/parts.ts";
import { comparedPlaces } from "./sections/comparison/places.ts";
import { comparedSources } from "./sections/comparison/sources.ts";
import { comparedTrains } from "./sections/comparison/trains.ts";

/** Sections below the head of the page, in the order a reader meets them. */
export const COMPARISON_SECTIONS: readonly ComparisonSection[] = [
  changes,
  comparedDelays,
  comparedParts,
  comparedDistributions,
  comparedOverTime,
  comparedTrains,
  comparedPlaces,
  comparedSources,
  comparedMethod,
];

/** The comparison as one HTML document. The same comparison and context give the same bytes. */
export function comparisonPage(comparison: Comparison, context: PageContext): string {
  const { base, other } = comparison;
  const runs = base.replications === 1 ? "1 replication" : `${base.replications} replications`;
  const facts = `${runs} of ${periodText(base.scenario)}; ${base.scenario.kind}; seed ${base.seed}`;
  const name = ({ scenario }: Comparison["base"]) => scenario.title || scenario.id;
  const head = `<h1>${escaped(name(other))}</h1>
<p class="against">compared with the base: <strong>${escaped(name(base))}</strong></p>
<p class="question">${escaped(other.scenario.question || base.scenario.question)}</p>
<p class="facts">${escaped(facts)}</p>
${comparedHeadline(comparison)}`;
  const title = `${name(other)}, compared with ${name(base)}`;
  return htmlDocument(title, head, sectionsMarkup(COMPARISON_SECTIONS, comparison, context), context);
}
