/** Where the waiting went: each part of the mean time in both scenarios. */
import type { Comparison } from "../../../experiments/compare.ts";
import { ComparisonLookup, comparedDigits, scaledCompare } from "../../comparison-lookup.ts";
import { comparedParts } from "../../comparison-parts.ts";
import { placesOf, scopesAt } from "../../scopes.ts";
import { SummaryLookup } from "../../summary-lookup.ts";
import { timeUnitOf } from "../../time-unit.ts";
import { printable } from "../display-width.ts";
import { heading, type Page } from "../page.ts";
import { comparedTable } from "./compared-table.ts";

/** One table a checkpoint, all flows together. */
export function comparedPartsSection(comparison: Comparison, page: Page): string[] {
  const places = placesOf(comparison.base).filter(({ id }) => id !== "*");
  return places
    .map(({ id, title }) =>
      partsAt(comparison, id, places.length > 1 ? ` at ${printable(title || id)}` : "", page),
    )
    .filter((lines) => lines.length > 0)
    .flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
}

function partsAt(comparison: Comparison, checkpoint: string, where: string, page: Page): string[] {
  const parts = comparedParts(comparison, checkpoint, "*");
  if (parts.length === 0) return [];
  const total = ComparisonLookup.of(comparison).figure("totalDelay", "mean", { checkpoint });
  // The unit of the table of flows above.
  const unit = timeUnitOf(
    scopesAt(comparison.base, checkpoint).map(
      (scope) => SummaryLookup.of(comparison.base).figure("totalDelay", "mean", scope).value,
    ),
  );
  const most = comparedDigits(scaledCompare(total, unit.perHour)) + 1;
  const rows = [...parts, { title: "total delay", figure: total }].map(({ title, figure }) => ({
    labels: [printable(title)],
    figure: scaledCompare(figure, unit.perHour),
    most,
  }));
  return [
    ...heading(`Where the waiting went${where}`, `mean a vehicle, in ${unit.plural}`, page),
    ...comparedTable([""], rows, page),
  ];
}
