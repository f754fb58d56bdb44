/** The total delay of both scenarios by flow: mean, median, p95 and the share above the first threshold. */
import type { Comparison } from "../../../experiments/compare.ts";
import { ComparisonLookup, scaledCompare } from "../../comparison-lookup.ts";
import { type Place, placesOf, scopesAt } from "../../scopes.ts";
import { timeUnitOf } from "../../time-unit.ts";
import { printable } from "../display-width.ts";
import { heading, type Page } from "../page.ts";
import { type ComparedLine, comparedTable } from "./compared-table.ts";

const STATISTICS = [
  ["mean", "mean"],
  ["p50", "median"],
  ["p95", "p95"],
] as const;

/** One table a checkpoint. */
export function comparedDelaysSection(comparison: Comparison, page: Page): string[] {
  return placesOf(comparison.base).flatMap((place, i) => [
    ...(i === 0 ? [] : [""]),
    ...delaysAt(comparison, place, page),
  ]);
}

function delaysAt(comparison: Comparison, place: Place, page: Page): string[] {
  const { base } = comparison;
  const lookup = ComparisonLookup.of(comparison);
  const scopes = scopesAt(base, place.id);
  const unit = timeUnitOf(scopes.map((scope) => lookup.figure("totalDelay", "mean", scope).base));
  const threshold = base.scenario.thresholds[0];
  const group = threshold === undefined ? undefined : `above=${Number(threshold.toPrecision(6))} h`;
  const rows = scopes.flatMap((scope): ComparedLine[] => {
    const times = STATISTICS.map(([statistic, label], i) => ({
      labels: [i === 0 ? printable(scope.title) : "", label],
      figure: scaledCompare(lookup.figure("totalDelay", statistic, scope), unit.perHour),
    }));
    if (group === undefined) return times;
    const above = scaledCompare(lookup.figure("totalDelay", "share", { ...scope, group }), 100);
    if (!(above.base > 0 || above.other > 0)) return times;
    return [...times, { labels: ["", `over ${group.slice(6)}, %`], figure: above, points: true }];
  });
  if (rows.length === 0) return [];
  const several = base.scenario.checkpoints.length > 1;
  const title = several ? `Delay at ${printable(place.title || place.id)}` : "Total delay";
  return [
    ...heading(title, `from ready to through, in ${unit.plural}${intervalNote(comparison, page)}`, page),
    ...comparedTable(["flow", ""], rows, page),
  ];
}

function intervalNote({ base }: Comparison, page: Page): string {
  if (base.replications < 5) return "";
  return ` (${page.marks.plusMinus} half the paired ${Number((base.level * 100).toPrecision(4))} % interval)`;
}
