/** Tables of HTML: caption, header cells with their scope, numbers set right. */
import { escaped } from "./escape.ts";

/** A column by its heading; `text` columns are set left. */
export interface HeadCell {
  readonly title: string;
  readonly kind?: "text" | "number" | "wide";
}

/**
 * A table; the first cell of each row heads the row.
 * @param rows cells of ready markup
 */
export function tableMarkup(
  caption: string,
  head: readonly HeadCell[],
  rows: readonly (readonly string[])[],
): string {
  const heads = head
    .map(({ title, kind }) => `<th scope="col"${classOf(kind)}>${escaped(title)}</th>`)
    .join("");
  const body = rows
    .map((row) => {
      const cells = row.map((cell, i) =>
        i === 0 ? `<th scope="row">${cell}</th>` : `<td${classOf(head[i]?.kind)}>${cell}</td>`,
      );
      return `<tr>${cells.join("")}</tr>`;
    })
    .join("\n");
  const name = escaped(caption);
  return `<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table><caption>${name}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}
</tbody></table></div>`;
}

function classOf(kind: HeadCell["kind"]): string {
  return kind === undefined || kind === "number" ? ' class="number"' : ` class="${kind}"`;
}

/** The numbers behind a chart, folded away. */
export function foldedTable(
  caption: string,
  head: readonly HeadCell[],
  rows: readonly (readonly string[])[],
): string {
  return `<details><summary>The numbers behind this chart</summary>${tableMarkup(caption, head, rows)}</details>`;
}
