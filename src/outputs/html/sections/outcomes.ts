/** What became of the vehicles: every one has one outcome; those unfinished are counted, never dropped. */
import { OUTCOMES, type Report } from "../../../run/report.ts";
import { capital, metricTitle } from "../../metric-titles.ts";
import { type Place, placesOf, scopesAt } from "../../scopes.ts";
import { SummaryLookup, scaled } from "../../summary-lookup.ts";
import { timeUnitOf } from "../../time-unit.ts";
import { escaped } from "../escape.ts";
import { intervalMarkup } from "../figure-markup.ts";
import type { Section } from "../section.ts";
import { tableMarkup } from "../table-markup.ts";

const REASONS = [
  "balked",
  "reneged",
  "refused",
  "noShow",
  "cancelled",
  "noSlot",
  "noPermit",
  "turnedAway",
  "embargo",
  "returned",
] as const;

/** Vehicles per replication by outcome, and lower bounds where some are unfinished. */
export const outcomes: Section = {
  id: "outcomes",
  title: "What became of the vehicles",
  body: (report) => {
    const places = placesOf(report);
    return places.map((place) => placeMarkup(report, place, places.length > 1)).join("");
  },
};

function placeMarkup(report: Report, place: Place, named: boolean): string {
  const lookup = SummaryLookup.of(report);
  const scopes = scopesAt(report, place.id);
  const counted = ["generated", ...OUTCOMES, ...REASONS].filter((metric) =>
    scopes.some((scope) => lookup.figure(metric, "count", scope).value > 0),
  );
  if (counted.length === 0) return "";
  const name = named ? `<h3>${escaped(place.title || place.id)}</h3>` : "";
  const rows = counted.map((metric) => [
    escaped(capital(metricTitle(metric))),
    ...scopes.map((scope) => intervalMarkup(lookup.figure(metric, "count", scope))),
  ]);
  const head = [
    { title: "Outcome", kind: "text" } as const,
    ...scopes.map(({ title }) => ({ title: capital(title) })),
  ];
  return `${name}${tableMarkup("Vehicles per replication", head, rows)}${bounds(report, place)}`;
}

/** What the unfinished vehicles do to the delay at least. */
function bounds(report: Report, place: Place): string {
  const lookup = SummaryLookup.of(report);
  const scopes = scopesAt(report, place.id).filter(
    (scope) => lookup.row("totalDelay", "mean", { ...scope, group: "with-unfinished" }) !== undefined,
  );
  if (scopes.length === 0) return "";
  const unit = timeUnitOf(scopes.map((scope) => lookup.figure("totalDelay", "mean", scope).value));
  const statistics = ["mean", "p50", "p90", "p95", "p99"] as const;
  return tableMarkup(
    `Lower bounds of the total delay in ${unit.plural}: unfinished vehicles counted by the delay they had at the end`,
    [
      { title: "Flow", kind: "text" },
      ...statistics.map((title) => ({ title: `${title === "mean" ? "Mean" : title}, at least` })),
    ],
    scopes.map((scope) => [
      escaped(scope.title),
      ...statistics.map((statistic) =>
        intervalMarkup(
          scaled(
            lookup.figure("totalDelay", statistic, { ...scope, group: "with-unfinished" }),
            unit.perHour,
          ),
        ),
      ),
    ]),
  );
}
