/** The post itself: queue, throughput, stages and outcomes of both scenarios. */
import { comparedPlaces as figuresOf } from "../../../comparison-places.ts";
import { capital } from "../../../metric-titles.ts";
import { placesOf } from "../../../scopes.ts";
import { COMPARED_HEAD, comparedCells } from "../../compared-markup.ts";
import type { ComparisonSection } from "../../comparison-section.ts";
import { escaped } from "../../escape.ts";
import { tableMarkup } from "../../table-markup.ts";

/** A table a checkpoint. */
export const comparedPlaces: ComparisonSection = {
  id: "places",
  title: "The post",
  body: (comparison) => {
    const places = placesOf(comparison.base).filter(({ id }) => id !== "*");
    return places
      .map(({ id, title }) => {
        const rows = figuresOf(comparison, id).map(({ title: name, figure, points }) => [
          escaped(capital(name.replace(/, %$/, ""))),
          ...comparedCells(figure, points ? "%" : ""),
        ]);
        if (rows.length === 0) return "";
        const heading = places.length > 1 ? `<h3>${escaped(title || id)}</h3>` : "";
        const head = [{ title: "Measure", kind: "text" } as const, ...COMPARED_HEAD];
        return heading + tableMarkup("Queue, throughput, share of time in use, and outcomes", head, rows);
      })
      .join("");
  },
};
