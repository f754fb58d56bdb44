/** Figures as tables: aligned text for a terminal, or Markdown. */
import type { Figure } from "./figures.ts";

/** Three significant digits, thousands with a unit: 1.23 M, 45.6 k, 0.0123. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return "-";
  for (const [size, unit] of [
    [1e9, " G"],
    [1e6, " M"],
    [1e4, " k"],
  ] as const) {
    const divisor = unit === " k" ? 1e3 : size;
    if (Math.abs(value) >= size) return `${digits(value / divisor)}${unit}`;
  }
  return digits(value);
}

function digits(value: number): string {
  return Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

/** One row for each subject of a case, one column for each figure any of them has. */
export function caseTable(figures: readonly Figure[]): string[][] {
  const columns = [...new Set(figures.map((f) => f.figure))];
  const subjects = [...new Set(figures.map((f) => f.subject))];
  const cell = (subject: string, column: string) => {
    const found = figures.find((f) => f.subject === subject && f.figure === column);
    return found === undefined ? "" : short(found.median);
  };
  return [
    ["", ...columns],
    ...subjects.map((subject) => [subject, ...columns.map((column) => cell(subject, column))]),
  ];
}

/** A table as text, columns aligned: the first to the left, the others to the right. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((row) => row[c]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, c) => (c === 0 ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0))).join("  ");
  return `${rows.map((row) => line(row).trimEnd()).join("\n")}\n`;
}

/** A table as Markdown, its first row as the head. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = (row: readonly string[]) => `| ${row.join(" | ")} |`;
  const rule = line(head.map((_, c) => (c === 0 ? "---" : "---:")));
  return `${[line(head), rule, ...body.map(line)].join("\n")}\n`;
}
