/** The headline: the answer in a sentence, and four figures. */
import type { Report } from "../../../run/report.ts";
import { digitsFor, fixed } from "../../digits.ts";
import { gatesAt } from "../../gates.ts";
import { type Place, placesOf, scopesAt } from "../../scopes.ts";
import { type Figure, SummaryLookup, scaled } from "../../summary-lookup.ts";
import { timeUnitOf } from "../../time-unit.ts";
import { waitingParts } from "../../waiting-parts.ts";
import { escaped } from "../escape.ts";
import { numberMarkup } from "../figure-markup.ts";
import type { Section } from "../section.ts";

/** Headline figures of each checkpoint. */
export const headline: Section = {
  id: "headline",
  title: "In short",
  body: (report) => {
    const places = placesOf(report);
    return places.map((place) => headlineOf(report, place, places.length > 1)).join("\n");
  },
};

function headlineOf(report: Report, place: Place, named: boolean): string {
  const lookup = SummaryLookup.of(report);
  const of = (metric: string, statistic: "mean" | "p95") =>
    lookup.figure(metric, statistic, { checkpoint: place.id });
  // The unit of the table of flows, so that a reader finds the same figures there.
  const scopes = scopesAt(report, place.id);
  const unit = timeUnitOf(scopes.map((scope) => lookup.figure("totalDelay", "mean", scope).value));
  const hours = (figure: Figure) => scaled(figure, unit.perHour);
  const cards = [
    card("Mean delay, ready to through", hours(of("totalDelay", "mean")), unit.name),
    card("One vehicle in 20 takes more than", hours(of("totalDelay", "p95")), unit.name),
    aboveCard(report, place),
    peakCard(report, place),
  ].join("");
  const name = named ? `<h3>${escaped(place.title || place.id)}</h3>` : "";
  if (cards === "") return "";
  return `${name}${sentence(report, place)}<dl class="cards">${cards}</dl>`;
}

/** Where most of the waiting happens. */
function sentence(report: Report, place: Place): string {
  const most = waitingParts(report, place.id, "*").toSorted((a, b) => b.share - a.share);
  const [first, second] = most;
  if (first === undefined) return "";
  const share = (value: number) => `${(value * 100).toFixed(0)} %`;
  const also = second !== undefined && second.share >= 0.1 ? `, ${share(second.share)} ${second.title}` : "";
  return `<p class="answer">Of all waiting, ${escaped(`${share(first.share)} is ${first.title}${also}`)}.</p>`;
}

function card(title: string, { value, halfWidth }: Figure, unit: string): string {
  if (Number.isNaN(value)) return "";
  const decimals = digitsFor(value, halfWidth);
  const error = Number.isFinite(halfWidth)
    ? `<span class="error">± ${fixed(halfWidth, decimals)} ${unit}</span>`
    : "";
  const text = `${numberMarkup(fixed(value, decimals))} <span class="unit">${unit}</span>${error}`;
  return `<div><dt>${escaped(title)}</dt><dd>${text}</dd></div>`;
}

/** The longest queue; of several gates the one with the longest. */
function peakCard(report: Report, place: Place): string {
  const lookup = SummaryLookup.of(report);
  const gates = gatesAt(report, place.id).map(({ group, name }) => {
    return { name, peak: lookup.figure("queueLength", "max", { checkpoint: place.id, group }) };
  });
  const [longest] = gates.sort((a, b) => b.peak.value - a.peak.value);
  if (longest === undefined) return "";
  return card(`Peak of the queue outside ${longest.name}`.trim(), longest.peak, "vehicles");
}

function aboveCard(report: Report, place: Place): string {
  const threshold = report.scenario.thresholds[0];
  if (threshold === undefined) return "";
  const hours = `${Number(threshold.toPrecision(6))} h`;
  const share = SummaryLookup.of(report).figure("totalDelay", "share", {
    checkpoint: place.id,
    group: `above=${hours}`,
  });
  if (Number.isNaN(share.value)) return "";
  const { value, halfWidth } = scaled(share, 100);
  const decimals = Math.max(0, Math.min(value < 1 ? 2 : 1, digitsFor(value, halfWidth)));
  const error = Number.isFinite(halfWidth)
    ? `<span class="error">± ${fixed(halfWidth, decimals)} points</span>`
    : "";
  return `<div><dt>Share delayed more than ${hours}</dt><dd>${fixed(value, decimals)} %${error}</dd></div>`;
}
