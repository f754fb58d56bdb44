/** The key of a chart, as HTML above it: the same classes give the same colours. */
import { escaped } from "../escape.ts";

/** One entry: the class that colours it, and its name. */
export interface LegendEntry {
  readonly mark: string;
  readonly name: string;
}

/** A list of swatches with names. */
export function legend(entries: readonly LegendEntry[]): string {
  const items = entries.map(
    ({ mark, name }) =>
      `<li><svg width="14" height="14" aria-hidden="true"><rect class="${mark}" x="1" y="1" width="12" height="12" rx="2"/></svg>${escaped(name)}</li>`,
  );
  return `<ul class="legend">${items.join("")}</ul>`;
}
