/** The table that all parts of a comparison share: base, other, difference with its half width, change. */
import { type Compare, comparedDigits } from "../../comparison-lookup.ts";
import { fixed } from "../../digits.ts";
import { aligned } from "../aligned.ts";
import { layoutOf, type Page } from "../page.ts";
import { type Column, table } from "../table.ts";

/** One row: its labels, the unit among them, and its figure. */
export interface ComparedLine {
  readonly labels: readonly string[];
  readonly figure: Compare;
  /** Whether it is a percentage, whose difference is in points: a change of it in per cent would mislead. */
  readonly points?: boolean;
  /** Most decimals shown. */
  readonly most?: number;
}

/** Lines of the table; labels fill the first columns. */
export function comparedTable(heads: readonly string[], rows: readonly ComparedLine[], page: Page): string[] {
  const digits = rows.map(({ figure, most }) => comparedDigits(figure, most));
  const column = (of: (figure: Compare) => number) =>
    aligned(rows.map(({ figure }, i) => numberText(of(figure), digits[i]!, false)));
  const cells = [
    ...heads.map((_, label) => rows.map(({ labels }) => labels[label] ?? "")),
    column(({ base }) => base),
    column(({ other }) => other),
    differenceColumn(rows, digits, page),
    rows.map(({ figure, points }) => (points === true ? "points" : changeText(figure))),
  ];
  const columns: Column[] = [
    ...heads.map(
      (header, i): Column => ({ header: [header], align: "left", ...(i === 0 ? { least: 10 } : {}) }),
    ),
    { header: ["base"], align: "right" },
    { header: ["other"], align: "right" },
    { header: ["difference"], align: "left", paint: page.paint.strong },
    { header: ["change"], align: "right", leaveOut: 1 },
  ];
  return table(
    columns,
    rows.map((_, row) => cells.map((texts) => texts[row] ?? "")),
    layoutOf(page),
  );
}

function differenceColumn(rows: readonly ComparedLine[], digits: readonly number[], page: Page): string[] {
  const values = aligned(rows.map(({ figure }, i) => numberText(figure.difference, digits[i]!, true)));
  const halves = aligned(
    rows.map(({ figure }, i) => (Number.isNaN(figure.halfWidth) ? "" : fixed(figure.halfWidth, digits[i]!))),
  );
  return values.map((value, i) => {
    const half = halves[i] ?? "";
    return half.trim() === "" ? value : `${value} ${page.marks.plusMinus} ${half}`;
  });
}

/** A number with its sign where it is a difference. */
function numberText(value: number, decimals: number, signed: boolean): string {
  const text = fixed(value, decimals);
  return signed && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** The difference as a share of the base; none where the base is nothing. */
export function changeText({ base, difference }: Compare): string {
  const share = (difference / base) * 100;
  if (!(base > 0) || !Number.isFinite(share)) return "";
  const text = share.toFixed(Math.abs(share) < 9.95 ? 1 : 0);
  if (!/[1-9]/.test(text)) return "0 %";
  return `${share > 0 ? "+" : ""}${text} %`;
}
