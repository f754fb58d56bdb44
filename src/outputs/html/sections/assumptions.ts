/** What the scenario assumes without a source. */
import { escaped } from "../escape.ts";
import type { Section } from "../section.ts";

/** A list of assumptions. */
export const assumptions: Section = {
  id: "assumptions",
  title: "Assumptions",
  body: ({ scenario }) => {
    if (scenario.assumptions.length === 0) return "";
    return `<ul>${scenario.assumptions.map((text) => `<li>${escaped(text)}</li>`).join("")}</ul>`;
  },
};
