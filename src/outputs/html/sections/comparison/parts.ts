/** Where the waiting went: stacked bars of both scenarios, and the parts with their differences. */
import type { Comparison } from "../../../../experiments/compare.ts";
import { ComparisonLookup, comparedDigits, scaledCompare } from "../../../comparison-lookup.ts";
import { comparedParts as partsOf } from "../../../comparison-parts.ts";
import { capital } from "../../../metric-titles.ts";
import { type Place, placesOf, scopesAt } from "../../../scopes.ts";
import { SummaryLookup } from "../../../summary-lookup.ts";
import { timeUnitOf } from "../../../time-unit.ts";
import { COMPARED_HEAD, comparedCells } from "../../compared-markup.ts";
import type { ComparisonSection } from "../../comparison-section.ts";
import { escaped } from "../../escape.ts";
import { tableMarkup } from "../../table-markup.ts";
import { timeBars } from "../../time-bars.ts";

/** Bars and a table a checkpoint. */
export const comparedParts: ComparisonSection = {
  id: "waiting-places",
  title: "Where the waiting went",
  body: (comparison) => {
    const places = placesOf(comparison.base).filter(({ id }) => id !== "*");
    return places.map((place) => placeMarkup(comparison, place, places.length > 1)).join("");
  },
};

function placeMarkup(comparison: Comparison, place: Place, named: boolean): string {
  const parts = partsOf(comparison, place.id, "*");
  if (parts.length === 0) return "";
  const total = ComparisonLookup.of(comparison).figure("totalDelay", "mean", { checkpoint: place.id });
  const { base, other } = comparison;
  const unit = timeUnitOf(
    scopesAt(base, place.id).map((s) => SummaryLookup.of(base).figure("totalDelay", "mean", s).value),
  );
  const most = comparedDigits(scaledCompare(total, unit.perHour)) + 1;
  const bars = scopesAt(base, place.id).flatMap((scope, i) => [
    { title: `${short(scope.title)}, base`, report: base, scope, apart: i > 0 },
    { title: "other", report: other, scope },
  ]);
  const rows = [...parts, { title: "total delay", figure: total }].map(({ title, figure }) => [
    escaped(capital(title)),
    ...comparedCells(scaledCompare(figure, unit.perHour), "", most),
  ]);
  const name = named ? `<h3>${escaped(place.title || place.id)}</h3>` : "";
  return (
    name +
    timeBars(`places-${place.id}`, bars) +
    tableMarkup(
      `Mean time of a vehicle by place, all flows, in ${unit.plural}`,
      [{ title: "Waiting", kind: "text" }, ...COMPARED_HEAD],
      rows,
    )
  );
}

/** A title that leaves room for the scenario after it. */
function short(title: string): string {
  return title.length > 18 ? `${title.slice(0, 17)}…` : title;
}
