/** The electronic queue: where vehicles with a booking and without one wait, and what became of the places. */
import type { Report, SummaryRow } from "../../../run/report.ts";
import { capital, metricTitle } from "../../metric-titles.ts";
import { type Place, placesOf } from "../../scopes.ts";
import { SummaryLookup, scaled } from "../../summary-lookup.ts";
import { timeUnitOf } from "../../time-unit.ts";
import { escaped } from "../escape.ts";
import { intervalMarkup } from "../figure-markup.ts";
import type { Section } from "../section.ts";
import { tableMarkup } from "../table-markup.ts";

/** Times by kind of vehicle, then slots, days ahead and payments; empty without an electronic queue. */
export const electronicQueue: Section = {
  id: "electronic-queue",
  title: "The electronic queue",
  body: (report) => {
    const places = placesOf(report).filter(({ id }) => id !== "*");
    return places.map((place) => placeMarkup(report, place, places.length > 1)).join("");
  },
};

const TIMES = ["slotWait", "homeTime", "areaTime", "roadTime", "insideTime", "totalDelay", "lag"] as const;
const KINDS = [
  ["booked", "with a booking"],
  ["live", "live queue"],
] as const;

function placeMarkup(report: Report, place: Place, named: boolean): string {
  const lookup = SummaryLookup.of(report);
  const at = (kind: string) => ({ checkpoint: place.id, group: `queue=${kind}` });
  const kinds = KINDS.filter(([kind]) => lookup.figure("totalDelay", "mean", at(kind)).observations > 0);
  if (kinds.length === 0) return "";
  const unit = timeUnitOf(kinds.map(([kind]) => lookup.figure("totalDelay", "mean", at(kind)).value));
  const rows = TIMES.map((metric) => [
    escaped(capital(metricTitle(metric))),
    ...kinds.map(([kind]) => intervalMarkup(scaled(lookup.figure(metric, "mean", at(kind)), unit.perHour))),
  ]);
  const head = [
    { title: "Time", kind: "text" } as const,
    ...kinds.map(([, title]) => ({ title: capital(title) })),
  ];
  const name = named ? `<h3>${escaped(place.title || place.id)}</h3>` : "";
  const times = tableMarkup(`Mean times of a vehicle in ${unit.plural}`, head, rows);
  return `${name}${times}${queueMarkup(report, place)}`;
}

/** What became of places, in the order of its columns. */
const USES = [
  ["slotsOffered", "offered"],
  ["slotsUsed", "used"],
  ["slotsMissed", "missed"],
  ["slotsCancelled", "given back, not filled"],
  ["slotsNeverBooked", "never booked"],
  ["slotsToCome", "still to come"],
] as const;

/** The queue as a whole: use of places by kind, then days ahead and payments. Numbers a replication. */
function queueMarkup(report: Report, place: Place): string {
  const own = report.summary.filter((row) => row.checkpoint === place.id);
  return `${slotsMarkup(own)}${othersMarkup(own)}`;
}

function slotsMarkup(own: readonly SummaryRow[]): string {
  const counts = own.filter((row) => row.statistic === "count");
  const groups = counts.filter((row) => row.metric === "slotsOffered").map((row) => row.group);
  if (groups.length === 0) return "";
  const rows = groups.map((group) => [
    escaped(groupInWords(group, "all places")),
    ...USES.map(([metric]) => {
      const row = counts.find((r) => r.metric === metric && r.group === group);
      return row === undefined ? "–" : figureOf(row);
    }),
  ]);
  const head = [
    { title: "Places", kind: "text" } as const,
    ...USES.map(([, title]) => ({ title: capital(title) })),
  ];
  return tableMarkup("Places in slots that began in the measured time, a replication", head, rows);
}

function othersMarkup(own: readonly SummaryRow[]): string {
  const rows = own
    .filter((row) => row.statistic === "mean" && (row.metric === "daysUntilFree" || row.metric === "fees"))
    .map((row) => [
      escaped(capital(metricTitle(row.metric))),
      escaped(groupInWords(row.group, "all")),
      figureOf(row),
      escaped(row.unit),
    ]);
  if (rows.length === 0) return "";
  const head = [
    { title: "Figure", kind: "text" },
    { title: "Of", kind: "text" },
    { title: "A replication" },
    { title: "Unit", kind: "text" },
  ] as const;
  return tableMarkup("How far ahead the calendar is full, and what was paid", head, rows);
}

function figureOf(row: SummaryRow): string {
  return intervalMarkup({ ...row, halfWidth: (row.high - row.low) / 2 });
}

/** A group such as `from=kg,places=post` in words. */
function groupInWords(group: string, whole: string): string {
  if (group === "*") return whole;
  const words = group.split(",").map((part) => {
    const [key = "", value = ""] = part.split("=");
    return key === "from" ? `from ${value}` : value;
  });
  const named = group.split(",").some((part) => !part.startsWith("from="));
  return named ? words.join(", ") : `${words.join(", ")}, ${whole}`;
}
