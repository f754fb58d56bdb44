/** Differences of the total delay and its components, by flow: the table a paper quotes. */
import type { Comparison } from "../../../../experiments/compare.ts";
import { ComparisonLookup, scaledCompare } from "../../../comparison-lookup.ts";
import { type Place, placesOf, scopesAt } from "../../../scopes.ts";
import { timeUnitOf } from "../../../time-unit.ts";
import { COMPARED_HEAD, comparedCells } from "../../compared-markup.ts";
import type { ComparisonSection } from "../../comparison-section.ts";
import { escaped } from "../../escape.ts";
import { tableMarkup } from "../../table-markup.ts";

const STATISTICS = [
  ["mean", "mean"],
  ["p50", "median"],
  ["p90", "p90"],
  ["p95", "p95"],
  ["p99", "p99"],
] as const;

/** A row a flow and statistic. */
export const comparedDelays: ComparisonSection = {
  id: "delays",
  title: "Differences by flow",
  body: (comparison) => {
    const places = placesOf(comparison.base);
    return (
      places.map((place) => placeMarkup(comparison, place, places.length > 1)).join("") + note(comparison)
    );
  },
};

function placeMarkup(comparison: Comparison, place: Place, named: boolean): string {
  const lookup = ComparisonLookup.of(comparison);
  const scopes = scopesAt(comparison.base, place.id);
  const unit = timeUnitOf(scopes.map((scope) => lookup.figure("totalDelay", "mean", scope).base));
  const groups = comparison.base.scenario.thresholds.map(
    (hours) => `above=${Number(hours.toPrecision(6))} h`,
  );
  const rows = scopes.flatMap((scope) => {
    const times = STATISTICS.map(([statistic, label]) => [
      label,
      ...comparedCells(scaledCompare(lookup.figure("totalDelay", statistic, scope), unit.perHour)),
    ]);
    const shares = groups
      .map((group) => ({ group, figure: lookup.figure("totalDelay", "share", { ...scope, group }) }))
      .filter(({ figure }) => figure.base > 0 || figure.other > 0)
      .map(({ group, figure }) => [
        `over ${group.slice(6)}`,
        ...comparedCells(scaledCompare(figure, 100), "%"),
      ]);
    return [...times, ...shares].map((cells, i) => [
      i === 0 ? escaped(scope.flow === "*" ? "All flows" : scope.title) : "",
      ...cells,
    ]);
  });
  const name = named ? `<h3>${escaped(place.title || place.id)}</h3>` : "";
  const head = [
    { title: "Flow", kind: "text" } as const,
    { title: "", kind: "text" } as const,
    ...COMPARED_HEAD,
  ];
  return name + tableMarkup(`Total delay from ready to through, in ${unit.plural}`, head, rows);
}

function note({ base }: Comparison): string {
  if (base.replications < 5) return '<p class="note">Fewer than 5 replications: no interval is given.</p>';
  const level = Number((base.level * 100).toPrecision(4));
  return `<p class="note">± is half the ${level} % interval of the difference, paired over ${base.replications} replications (Student t). A difference in bold has an interval that leaves zero out. Where it does not, no difference was detected, which is no proof that there is none. Each interval holds by itself: of 20 rows without any true difference one is expected to stand out.</p>`;
}
