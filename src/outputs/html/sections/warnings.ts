/** The sentences a reader must see, before any figure. */
import { escaped } from "../escape.ts";
import type { Section } from "../section.ts";

/** Warnings as a list with a heading of its own. */
export const warnings: Section = {
  id: "warnings",
  title: "Mind",
  body: (report) => {
    if (report.warnings.length === 0) return "";
    const items = report.warnings.map((text) => `<li>${escaped(text)}</li>`).join("");
    return `<aside class="alerts" aria-labelledby="warnings-h"><h2 id="warnings-h">Mind</h2><ul>${items}</ul></aside>`;
  },
};
