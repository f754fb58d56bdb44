/** What differs between the two files. */
import type { Comparison } from "../../../experiments/compare.ts";
import { cut, displayWidth, printable } from "../display-width.ts";
import { heading, type Page } from "../page.ts";

/** More lines than this hide what matters; the page has them all. */
const MOST = 8;

/** One line a field, and how many more there are. */
export function changesSection({ differences }: Comparison, page: Page): string[] {
  const head = heading("What differs in the files", "", page);
  if (differences.length === 0) return [...head, "nothing that changes a vehicle"];
  const lines = differences.slice(0, MOST).flatMap(({ path, base, other }) => {
    const change = `${printable(base ?? "none")} ${page.marks.arrow} ${printable(other ?? "none")}`;
    const line = `${path}: ${change}`;
    if (displayWidth(line) <= page.width) return [line];
    const cutTo = (text: string) => cut(text, page.width, page.marks.ellipsis);
    return [cutTo(`${path}:`), cutTo(`  ${change}`)];
  });
  const more = differences.length - MOST;
  return [...head, ...lines, ...(more > 0 ? [page.paint.faint(`and ${more} more`)] : [])];
}
