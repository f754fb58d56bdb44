/** A reference as text; a web address in it can be followed. Nothing is fetched by showing it. */
import { escaped } from "./escape.ts";

/** The reference, its addresses as links. */
export function referenceMarkup(reference: string): string {
  return reference
    .split(/(https?:\/\/[^\s<>"')]+[^\s<>"').,;])/)
    .map((part, i) =>
      i % 2 === 1 ? `<a href="${escaped(part)}" rel="noreferrer">${escaped(part)}</a>` : escaped(part),
    )
    .join("");
}
