/** The answer: for each flow whether the delay is shorter, longer, or no difference was found. */
import type { Comparison } from "../../../experiments/compare.ts";
import { ComparisonLookup, scaledCompare } from "../../comparison-lookup.ts";
import { meanCorrelation } from "../../comparison-parts.ts";
import { delayVerdict } from "../../comparison-verdict.ts";
import { placesOf, scopesAt } from "../../scopes.ts";
import { timeUnitOf } from "../../time-unit.ts";
import { cut, displayWidth, padded, printable } from "../display-width.ts";
import { heading, type Page } from "../page.ts";
import { wrapped } from "../wrap.ts";

/** Widest column of names. */
const NAME = 30;

/** A verdict a flow. */
export function verdictSection(comparison: Comparison, page: Page): string[] {
  const { base, other } = comparison;
  const lookup = ComparisonLookup.of(comparison);
  const several = base.scenario.checkpoints.length > 1;
  const rows = placesOf(base).flatMap((place) => {
    const scopes = scopesAt(base, place.id);
    const figures = scopes.map((scope) => lookup.figure("totalDelay", "mean", scope));
    const unit = timeUnitOf(figures.flatMap((figure) => [figure.base, figure.other]));
    return scopes.map(({ title }, i) => ({
      name: printable(several ? `${place.title || place.id}: ${title}` : title),
      verdict: delayVerdict(scaledCompare(figures[i]!, unit.perHour), unit.name),
    }));
  });
  if (rows.length === 0) return [];
  const width = Math.min(NAME, Math.max(...rows.map(({ name }) => displayWidth(name))));
  const lines = rows.flatMap(({ name, verdict }) =>
    wrapped(verdict, page.width, `${padded(cut(name, width, page.marks.ellipsis), width, "left")}  `),
  );
  const about = `mean total delay of ${printable(other.scenario.id)} against the base`;
  return [...heading("In short", about, page), ...lines, ...pairing(comparison, page)];
}

/** What the common random numbers gained. */
function pairing(comparison: Comparison, page: Page): string[] {
  const correlation = meanCorrelation(comparison);
  if (Number.isNaN(correlation)) return [];
  const text = `Both meet the same vehicles (common random numbers): correlation of the paired replications ${correlation.toFixed(2)}.`;
  return wrapped(text, page.width).map(page.paint.faint);
}
