/** The post itself: its queue, what passes through it, how busy its stages are, what became of the vehicles. */
import type { Comparison } from "../../../experiments/compare.ts";
import { comparedPlaces } from "../../comparison-places.ts";
import { placesOf } from "../../scopes.ts";
import { printable } from "../display-width.ts";
import { heading, type Page } from "../page.ts";
import { comparedTable } from "./compared-table.ts";

/** One table a checkpoint. */
export function comparedPlacesSection(comparison: Comparison, page: Page): string[] {
  const places = placesOf(comparison.base).filter(({ id }) => id !== "*");
  return places.flatMap(({ id, title }, i) => {
    const rows = comparedPlaces(comparison, id).map(({ title: name, figure, points }) => ({
      labels: [printable(name)],
      figure,
      points,
    }));
    if (rows.length === 0) return [];
    const name = places.length > 1 ? printable(title || id) : "The post";
    return [...(i === 0 ? [] : [""]), ...heading(name, "", page), ...comparedTable([""], rows, page)];
  });
}
