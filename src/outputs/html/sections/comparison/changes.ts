/** What differs between the two files. */

import type { ComparisonSection } from "../../comparison-section.ts";
import { escaped } from "../../escape.ts";
import { tableMarkup } from "../../table-markup.ts";

/** A row a field. */
export const changes: ComparisonSection = {
  id: "changes",
  title: "What differs in the files",
  body: ({ differences }) => {
    if (differences.length === 0) {
      return '<p class="note">Nothing that changes a vehicle: the two scenarios simulate the same.</p>';
    }
    return tableMarkup(
      "Fields of the scenarios that differ; titles, sources and assumptions are not counted",
      [
        { title: "Field", kind: "text" },
        { title: "Base", kind: "text" },
        { title: "Other", kind: "text" },
      ],
      differences.map(({ path, base, other }) => [
        `<code>${escaped(path).replaceAll(".", ".<wbr>")}</code>`,
        valueMarkup(base),
        valueMarkup(other),
      ]),
    );
  },
};

function valueMarkup(value: string | undefined): string {
  return value === undefined ? '<span class="none">none</span>' : escaped(value);
}
