/** Where the waiting happens: a stacked bar a flow, so that a move of the waiting cannot pass for a gain. */
import type { Report } from "../../../run/report.ts";
import { digitsFor, fixed } from "../../digits.ts";
import { roundedUp } from "../../distribution.ts";
import { type Place, placesOf, type Scope, scopesAt } from "../../scopes.ts";
import { SummaryLookup } from "../../summary-lookup.ts";
import { type TimeUnit, timeUnitOf } from "../../time-unit.ts";
import { waitingParts } from "../../waiting-parts.ts";
import { escaped } from "../escape.ts";
import type { Section } from "../section.ts";
import { footAxis, plainTicks } from "../svg/axis.ts";
import { type Area, CHART_WIDTH, chartFigure } from "../svg/chart.ts";
import { legend } from "../svg/legend.ts";
import { at, linearScale, roundTicks, type Scale } from "../svg/scale.ts";
import { tableMarkup } from "../table-markup.ts";

/** Segments of a bar in the order a vehicle meets them. */
const SEGMENTS = [
  { metric: "permitWait", name: "for a permit", mark: "fill-4" },
  { metric: "slotWait", name: "for a slot or a call", mark: "fill-5" },
  { metric: "queueWait", name: "in the queue outside", mark: "fill-2" },
  { metric: "insideWait", name: "inside the post", mark: "fill-1" },
  { metric: "blockedTime", name: "blocked by the next stage", mark: "fill-6" },
  { metric: "awayTime", name: "away, papers to be mended", mark: "fill-3" },
  { metric: "serviceTime", name: "being served (no wait)", mark: "fill-0" },
] as const;

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
  return name + bars(report, place) + parts;
}

function bars(report: Report, place: Place): string {
  const lookup = SummaryLookup.of(report);
  const scopes = scopesAt(report, place.id);
  const hours = (metric: string, scope: Scope) =>
    Math.max(0, lookup.figure(metric, "mean", scope).value || 0);
  const longest = Math.max(
    ...scopes.map((s) => SEGMENTS.reduce((sum, { metric }) => sum + hours(metric, s), 0)),
  );
  const unit = timeUnitOf([longest]);
  const end = roundedUp(longest * unit.perHour);
  const area: Area = { left: 150, right: CHART_WIDTH - 12, top: 4, bottom: 8 + scopes.length * 38 };
  const x = linearScale(0, end, area.left, area.right);
  const rows = scopes.map((scope, row) =>
    barMarkup(
      scope,
      SEGMENTS.map((segment) => ({ ...segment, hours: hours(segment.metric, scope) })),
      area.top + row * 38 + 6,
      x,
      unit,
    ),
  );
  const axis = footAxis(plainTicks(roundTicks(0, end, 8)), x, area, `mean a vehicle, ${unit.plural}`);
  const used = SEGMENTS.filter(({ metric }) => scopes.some((scope) => hours(metric, scope) > 0));
  const frame = {
    id: `places-${place.id}`,
    title: "Time a vehicle spends, by where",
    description: `Stacked bars of mean time in ${unit.plural}, a bar a flow: ${used.map(({ name }) => name).join(", ")}.`,
    width: CHART_WIDTH,
    height: area.bottom + 44,
  };
  return chartFigure(frame, rows.join("") + axis, { above: legend(used) });
}

interface Segment {
  readonly name: string;
  readonly mark: string;
  readonly hours: number;
}

function barMarkup(
  scope: Scope,
  segments: readonly Segment[],
  top: number,
  x: Scale,
  unit: TimeUnit,
): string {
  let before = 0;
  const drawn = segments.map(({ name, mark, hours }) => {
    const from = x(before * unit.perHour);
    before += hours;
    const width = x(before * unit.perHour) - from;
    if (!(width > 0)) return "";
    const value = fixed(hours * unit.perHour, Math.min(2, digitsFor(hours * unit.perHour, Number.NaN)));
    const label =
      width > 40
        ? `<text class="segment-text on-${mark}" x="${at(from + width / 2)}" y="${top + 18}" text-anchor="middle">${value}</text>`
        : "";
    return `<rect class="segment ${mark}" x="${at(from)}" y="${top}" width="${at(width)}" height="28"><title>${escaped(
      `${name}: ${value} ${unit.name}`,
    )}</title></rect>${label}`;
  });
  return `<text x="140" y="${top + 18}" text-anchor="end">${escaped(shortened(scope.title))}</text>${drawn.join("")}`;
}

/** A title that fits beside a bar. */
function shortened(title: string): string {
  return title.length > 20 ? `${title.slice(0, 19)}…` : title;
}

function partsTable(report: Report, place: Place): string {
  const parts = waitingParts(report, place.id, "*");
  if (parts.length === 0) return "";
  const total = parts.reduce((sum, { hours }) => sum + hours, 0);
  const unit = timeUnitOf([total]);
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
