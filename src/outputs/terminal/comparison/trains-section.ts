/** Both scenarios by train, wagon and TEU. */
import type { Comparison } from "../../../experiments/compare.ts";
import { comparedTrains } from "../../comparison-trains.ts";
import { printable } from "../display-width.ts";
import { heading, type Page } from "../page.ts";
import { comparedTable } from "./compared-table.ts";

/** One table; none where no flow has trains. */
export function comparedTrainsSection(comparison: Comparison, page: Page): string[] {
  const rows = comparedTrains(comparison).map(({ title, figure }) => ({
    labels: [printable(title)],
    figure,
  }));
  if (rows.length === 0) return [];
  return [...heading("By train, wagon and TEU", "", page), ...comparedTable([""], rows, page)];
}
