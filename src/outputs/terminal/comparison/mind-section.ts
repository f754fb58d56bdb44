/** The sentences that a reader of a comparison must see: those of both scenarios, each once. */
import type { Comparison } from "../../../experiments/compare.ts";
import { comparisonWarnings } from "../../comparison-warnings.ts";
import { heading, type Page } from "../page.ts";
import { wrapped } from "../wrap.ts";

/** One bullet a warning. */
export function mindSection(comparison: Comparison, page: Page): string[] {
  const warnings = comparisonWarnings(comparison);
  if (warnings.length === 0) return [];
  const lines = warnings.flatMap((text) => wrapped(text, page.width, `${page.marks.bullet} `));
  return [...heading("Mind", "", page), ...lines.map(page.paint.alert)];
}
