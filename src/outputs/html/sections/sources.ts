/** Where the figures of the scenario come from. */
import { escaped } from "../escape.ts";
import { referenceMarkup } from "../reference-markup.ts";
import type { Section } from "../section.ts";
import { tableMarkup } from "../table-markup.ts";

/** A row a figure with its source. */
export const sources: Section = {
  id: "sources",
  title: "Sources",
  body: ({ scenario }) => {
    if (scenario.sources.length === 0) {
      return '<p class="note">The scenario names no source for its figures.</p>';
    }
    return tableMarkup(
      "Figures of the scenario and who says so",
      [
        { title: "For", kind: "text" },
        { title: "Figure", kind: "text" },
        { title: "Source", kind: "text" },
      ],
      scenario.sources.map((source) => [
        `<code>${escaped(source.for).replaceAll(".", ".<wbr>")}</code>`,
        escaped(source.figure),
        referenceMarkup(source.reference),
      ]),
    );
  },
};
