/** Where the waiting happens: a stacked bar a flow, so that a move of the waiting cannot pass for a gain. */
import type { Report } from "../../../run/report.ts";
import { digitsFor, fixed } from "../../digits.ts";
import { type Place, placesOf, scopesAt } from "../../scopes.ts";
import { SummaryLookup } from "../../summary-lookup.ts";
import { timeUnitOf } from "../../time-unit.ts";
import { waitingParts } from "../../waiting-parts.ts";
import { escaped } from "../escape.ts";
import type { Section } from "../section.ts";
import { tableMarkup } from "../table-markup.ts";
import { timeBars } from "../time-bars.ts";

/** Stacked bars and the table of parts, at each checkpoint. */
export const waitingPlaces: Section = {
  id: "waiting-places",
  title: "Where the waiting happens",
  body: (report) => {
    const places = placesOf(report).filter(({ id }) => id !== "*");
    return places.map((place) => placeMarkup(report, place, places.length > 1)).join("");
  },
};

function placeMarkup(report: Report, place: Place, named: boolean): string {
  const parts = partsTable(report, place);
  if (parts === "") return "";
  const name = named ? `<h3>${escaped(place.title || place.id)}</h3>` : "";
  const rows = scopesAt(report, place.id).map((scope) => ({ title: scope.title, report, scope }));
  return name + timeBars(`places-${place.id}`, rows) + parts;
}

function partsTable(report: Report, place: Place): string {
  const parts = waitingParts(report, place.id, "*");
  if (parts.length === 0) return "";
  const total = parts.reduce((sum, { hours }) => sum + hours, 0);
  const lookup = SummaryLookup.of(report);
  const unit = timeUnitOf(
    scopesAt(report, place.id).map((scope) => lookup.figure("totalDelay", "mean", scope).value),
  );
  const decimals = digitsFor(total * unit.perHour, Number.NaN);
  return tableMarkup(
    `Waiting of all vehicles by place: mean a vehicle in ${unit.plural}, and share of all waiting; service not counted`,
    [{ title: "Waiting", kind: "text" }, { title: "Mean" }, { title: "Share" }, { title: "", kind: "wide" }],
    parts.map(({ title, hours, share }) => [
      escaped(title),
      fixed(hours * unit.perHour, decimals),
      `${(share * 100).toFixed(share < 0.095 ? 1 : 0)} %`,
      `<span class="meter" aria-hidden="true"><span style="width:${(share * 100).toFixed(1)}%"></span></span>`,
    ]),
  );
}
