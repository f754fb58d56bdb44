/** Waits by flow, with their intervals: the table a paper quotes. */
import { type Report, VEHICLE_METRICS } from "../../../run/report.ts";
import { capital, metricTitle } from "../../metric-titles.ts";
import { type Place, placesOf, type Scope, scopesAt } from "../../scopes.ts";
import { SummaryLookup, scaled } from "../../summary-lookup.ts";
import { timeUnitOf } from "../../time-unit.ts";
import { escaped } from "../escape.ts";
import { intervalMarkup, percentMarkup, valueMarkup } from "../figure-markup.ts";
import type { PageContext, Section } from "../section.ts";
import { type HeadCell, tableMarkup } from "../table-markup.ts";

const STATISTICS = ["p50", "p75", "p90", "p95", "p99", "max"] as const;

/** One table a checkpoint for the total delay, and one for its components. */
export const waitsByFlow: Section = {
  id: "waits",
  title: "Waits by flow",
  body: (report: Report, _context: PageContext) => {
    const places = placesOf(report);
    const parts = places.map((place) => {
      const name = places.length > 1 ? `<h3>${escaped(place.title || place.id)}</h3>` : "";
      return `${name}${delays(report, place)}${components(report, place)}`;
    });
    return parts.join("") + intervalNote(report);
  },
};

function delays(report: Report, place: Place): string {
  const lookup = SummaryLookup.of(report);
  const scopes = scopesAt(report, place.id);
  const unit = timeUnitOf(scopes.map((scope) => lookup.figure("totalDelay", "mean", scope).value));
  const groups = report.scenario.thresholds
    .map((hours) => `above=${Number(hours.toPrecision(6))} h`)
    .filter((group) => scopes.some((scope) => lookup.row("totalDelay", "share", { ...scope, group })));
  const head: HeadCell[] = [
    { title: "Flow", kind: "text" },
    { title: "Mean" },
    { title: "Median" },
    ...STATISTICS.slice(1).map((title) => ({ title: title === "max" ? "Max" : title })),
    ...groups.map((group) => ({ title: `Over ${group.slice(6)}` })),
  ];
  const rows = scopes.map((scope) => [
    escaped(scope.title),
    intervalMarkup(scaled(lookup.figure("totalDelay", "mean", scope), unit.perHour)),
    ...STATISTICS.map((name) => valueMarkup(scaled(lookup.figure("totalDelay", name, scope), unit.perHour))),
    ...groups.map((group) => percentMarkup(lookup.figure("totalDelay", "share", { ...scope, group }))),
  ]);
  return tableMarkup(`Total delay from ready to through, in ${unit.plural}`, head, rows);
}

/** Means of every component, a row each, a column a flow; components that nobody meets are left out. */
function components(report: Report, place: Place): string {
  const lookup = SummaryLookup.of(report);
  const scopes = scopesAt(report, place.id);
  const mean = (metric: string, scope: Scope) => lookup.figure(metric, "mean", scope);
  const met = VEHICLE_METRICS.filter((metric) => scopes.some((scope) => mean(metric, scope).value > 0));
  if (met.length === 0) return "";
  const unit = timeUnitOf(scopes.map((scope) => mean("totalDelay", scope).value));
  return tableMarkup(
    `Mean of each wait and time, in ${unit.plural}`,
    [{ title: "Wait or time", kind: "text" }, ...scopes.map(({ title }) => ({ title: capital(title) }))],
    met.map((metric) => [
      escaped(capital(metricTitle(metric))),
      ...scopes.map((scope) => intervalMarkup(scaled(mean(metric, scope), unit.perHour))),
    ]),
  );
}

function intervalNote(report: Report): string {
  if (report.replications < 5) return '<p class="note">Fewer than 5 replications: no interval is given.</p>';
  const level = Number((report.level * 100).toPrecision(4));
  return `<p class="note">± is half the ${level} % interval over ${report.replications} replications (Student t). Figures without it are shown to the digit that their own interval leaves certain.</p>`;
}
