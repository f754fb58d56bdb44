/** The headline of a comparison: the verdict in words, and four differences with their intervals. */
import type { Comparison } from "../../../../experiments/compare.ts";
import { type Compare, ComparisonLookup, comparedDigits, scaledCompare } from "../../../comparison-lookup.ts";
import { delayVerdict } from "../../../comparison-verdict.ts";
import { comparisonWarnings } from "../../../comparison-warnings.ts";
import { fixed } from "../../../digits.ts";
import { gatesAt } from "../../../gates.ts";
import { type Place, placesOf, scopesAt } from "../../../scopes.ts";
import { type TimeUnit, timeUnitOf } from "../../../time-unit.ts";
import { signedMarkup } from "../../compared-markup.ts";
import { escaped } from "../../escape.ts";
import { numberMarkup } from "../../figure-markup.ts";

/** Warnings, then verdicts and cards of each checkpoint. */
export function comparedHeadline(comparison: Comparison): string {
  const places = placesOf(comparison.base);
  return (
    alerts(comparison) + places.map((place) => placeMarkup(comparison, place, places.length > 1)).join("")
  );
}

function alerts(comparison: Comparison): string {
  const warnings = comparisonWarnings(comparison);
  if (warnings.length === 0) return "";
  const items = warnings.map((text) => `<li>${escaped(text)}</li>`).join("");
  return `<aside class="alerts" aria-labelledby="warnings-h"><h2 id="warnings-h">Mind</h2><ul>${items}</ul></aside>`;
}

function placeMarkup(comparison: Comparison, place: Place, named: boolean): string {
  const lookup = ComparisonLookup.of(comparison);
  const at = { checkpoint: place.id };
  const mean = lookup.figure("totalDelay", "mean", at);
  // The unit of the table of flows, so that a reader finds the same figures there.
  const scopes = scopesAt(comparison.base, place.id);
  const unit = timeUnitOf(scopes.map((scope) => lookup.figure("totalDelay", "mean", scope).base));
  const hours = (figure: Compare) => scaledCompare(figure, unit.perHour);
  const cards = [
    card("Mean delay, ready to through", hours(mean), unit.name),
    card("One vehicle in 20 takes more than", hours(lookup.figure("totalDelay", "p95", at)), unit.name),
    aboveCard(comparison, place),
    peakCard(comparison, place),
  ].join("");
  const name = named ? `<h3>${escaped(place.title || place.id)}</h3>` : "";
  return `${name}${verdicts(comparison, place, unit)}<dl class="cards">${cards}</dl>`;
}

function verdicts(comparison: Comparison, place: Place, unit: TimeUnit): string {
  const lookup = ComparisonLookup.of(comparison);
  const items = scopesAt(comparison.base, place.id).map((scope) => {
    const figure = scaledCompare(lookup.figure("totalDelay", "mean", scope), unit.perHour);
    const title = scope.flow === "*" ? "All flows" : scope.title;
    return `<dt>${escaped(title)}</dt><dd>${escaped(delayVerdict(figure, unit.name).replace(/-(?=\d)/g, "−"))}</dd>`;
  });
  return `<p class="answer">Mean total delay against the base:</p><dl class="facts-list">${items.join("")}</dl>`;
}

function card(title: string, figure: Compare, unit: string, decimals = comparedDigits(figure)): string {
  if (Number.isNaN(figure.difference)) return "";
  const [difference, sides] = unit === "%" ? [" points", " %"] : [` ${unit}`, ` ${unit}`];
  const error = Number.isNaN(figure.halfWidth) ? "" : ` ± ${fixed(figure.halfWidth, decimals)}`;
  const side = (value: number) => numberMarkup(fixed(value, decimals));
  return `<div><dt>${escaped(title)}</dt><dd>${signedMarkup(figure.difference, decimals)}<span class="unit">${difference}</span><span class="error">${error.trim()}${
    error === "" ? "" : "<br>"
  }${side(figure.base)} → ${side(figure.other)}${sides}</span></dd></div>`;
}

/** The longest queue; of several gates that which was longest in the base. */
function peakCard(comparison: Comparison, place: Place): string {
  const lookup = ComparisonLookup.of(comparison);
  const gates = gatesAt(comparison.base, place.id).map(({ group, name }) => {
    return { name, peak: lookup.figure("queueLength", "max", { checkpoint: place.id, group }) };
  });
  const [longest] = gates.sort((a, b) => b.peak.base - a.peak.base);
  if (longest === undefined) return "";
  return card(`Peak of the queue outside ${longest.name}`.trim(), longest.peak, "vehicles");
}

function aboveCard(comparison: Comparison, place: Place): string {
  const threshold = comparison.base.scenario.thresholds[0];
  if (threshold === undefined) return "";
  const hours = `${Number(threshold.toPrecision(6))} h`;
  const figure = ComparisonLookup.of(comparison).figure("totalDelay", "share", {
    checkpoint: place.id,
    group: `above=${hours}`,
  });
  if (!(figure.base > 0 || figure.other > 0)) return "";
  const percent = scaledCompare(figure, 100);
  return card(
    `Share delayed more than ${hours}`,
    percent,
    "%",
    Math.max(0, Math.min(2, comparedDigits(percent))),
  );
}
