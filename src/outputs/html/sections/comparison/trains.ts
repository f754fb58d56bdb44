/** Both scenarios by train, wagon and TEU. */
import { comparedTrains as figuresOf } from "../../../comparison-trains.ts";
import { COMPARED_HEAD, comparedCells } from "../../compared-markup.ts";
import type { ComparisonSection } from "../../comparison-section.ts";
import { escaped } from "../../escape.ts";
import { tableMarkup } from "../../table-markup.ts";

/** One table; nothing where no flow has trains. */
export const comparedTrains: ComparisonSection = {
  id: "trains",
  title: "By train, wagon and TEU",
  body: (comparison) => {
    const rows = figuresOf(comparison).map(({ title, figure }) => [escaped(title), ...comparedCells(figure)]);
    if (rows.length === 0) return "";
    const head = [{ title: "Measure", kind: "text" } as const, ...COMPARED_HEAD];
    return tableMarkup("Through a day, and mean delay", head, rows);
  },
};
