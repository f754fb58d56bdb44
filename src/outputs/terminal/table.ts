/**
 * A table of text that never exceeds a width: columns shrink or are left out, in an order each states. Knows no
 * figure of a report.
 */
import { cut, displayWidth, padded } from "./display-width.ts";

/** A column of a table. */
export interface Column {
  /** One or more lines above the column. */
  readonly header: readonly string[];
  readonly align: "left" | "right";
  /** A text column may be cut down to this many columns. */
  readonly least?: number;
  /** Columns with a number are left out when there is no room, the highest first. */
  readonly leaveOut?: number;
  /** A drawn column takes this range of widths: as many as there is room for. */
  readonly drawn?: { readonly from: number; readonly to: number };
  readonly paint?: (text: string) => string;
}

/** A text, or what draws one of exactly the given width. */
export type Cell = string | ((width: number) => string);

/** How a table is laid out. */
export interface TableLayout {
  readonly width: number;
  /** Columns of space between columns. */
  readonly gap: number;
  readonly ellipsis: string;
  readonly paintHeader: (text: string) => string;
}

/** Lines of the table, header first, each at most `layout.width` columns wide. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  layout: TableLayout,
): string[] {
  const shown = fitting(columns, rows, layout);
  const depth = Math.max(...shown.map(({ column }) => column.header.length));
  const headers = Array.from({ length: depth }, (_, line) =>
    joined(
      shown.map(({ column, width }) =>
        padded(cut(column.header[line - depth + column.header.length] ?? "", width, ""), width, column.align),
      ),
      layout,
    ),
  );
  const body = rows.map((row) =>
    joined(
      shown.map(({ column, width, index }) => {
        const text = padded(textOf(row[index] ?? "", width, layout.ellipsis), width, column.align);
        return column.paint?.(text) ?? text;
      }),
      layout,
    ),
  );
  return [...headers.map((line) => layout.paintHeader(line)), ...body];
}

interface Shown {
  readonly column: Column;
  readonly index: number;
  readonly width: number;
}

/** The columns that fit, with their widths. */
function fitting(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  layout: TableLayout,
): Shown[] {
  let shown = columns.map((column, index) => ({ column, index, width: naturalWidth(column, index, rows) }));
  const excess = () =>
    shown.reduce((sum, { width }) => sum + width, layout.gap * (shown.length - 1)) - layout.width;
  shown = shrunk(shown, excess());
  while (excess() > 0 && shown.some(({ column }) => column.leaveOut !== undefined)) {
    const last = Math.max(...shown.map(({ column }) => column.leaveOut ?? Number.NEGATIVE_INFINITY));
    shown = shown.filter(({ column }) => column.leaveOut !== last);
    shown = shown.map((each) => ({ ...each, width: naturalWidth(each.column, each.index, rows) }));
    shown = shrunk(shown, excess());
  }
  return grown(shown, -excess());
}

function naturalWidth(column: Column, index: number, rows: readonly (readonly Cell[])[]): number {
  const header = Math.max(...column.header.map(displayWidth));
  if (column.drawn !== undefined) return Math.max(header, column.drawn.from);
  const cells = rows.map((row) => row[index] ?? "");
  return Math.max(header, ...cells.map((cell) => (typeof cell === "string" ? displayWidth(cell) : 0)));
}

function shrunk(shown: readonly Shown[], excess: number): Shown[] {
  let left = Math.max(0, excess);
  return shown.map((each) => {
    const less = Math.min(left, each.width - Math.min(each.width, each.column.least ?? each.width));
    left -= less;
    return { ...each, width: each.width - less };
  });
}

function grown(shown: readonly Shown[], room: number): Shown[] {
  let left = Math.max(0, room);
  return shown.map((each) => {
    const more = Math.min(left, Math.max(0, (each.column.drawn?.to ?? each.width) - each.width));
    left -= more;
    return { ...each, width: each.width + more };
  });
}

function textOf(cell: Cell, width: number, ellipsis: string): string {
  return typeof cell === "string" ? cut(cell, width, ellipsis) : cell(width);
}

function joined(cells: readonly string[], layout: TableLayout): string {
  return cells.join(" ".repeat(layout.gap)).trimEnd();
}
