/** The sentences a reader must see. */
import type { Report } from "../../run/report.ts";
import { heading, type Page } from "./page.ts";
import { wrapped } from "./wrap.ts";

/** One bullet a warning. */
export function warningsSection(report: Report, page: Page): string[] {
  if (report.warnings.length === 0) return [];
  const lines = report.warnings.flatMap((text) => wrapped(text, page.width, `${page.marks.bullet} `));
  return [...heading("Mind", "", page), ...lines.map(page.paint.alert)];
}
