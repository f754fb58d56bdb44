/** A whole benchmark as text or Markdown, and the sections of docs/performance.md that commands write. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Document, Figure } from "./figures.ts";
import { machineLine } from "./machine.ts";
import { caseTable, markdownTable, textTable } from "./tables.ts";

/** The page that holds the figures. */
export const PAGE = fileURLToPath(new URL("../docs/performance.md", import.meta.url));

/** A benchmark as text for a terminal. */
export function asText(document: Document): string {
  return whole(document, (name, figures) => `${name}\n${textTable(caseTable(figures))}`);
}

/** A benchmark as Markdown. */
export function asMarkdown(document: Document): string {
  return whole(document, (name, figures) => `**${name}**\n\n${markdownTable(caseTable(figures))}`);
}

function whole(document: Document, show: (name: string, figures: Figure[]) => string): string {
  const names = [...new Set(document.figures.map((f) => f.case))];
  const parts = names.map((name) =>
    show(
      name,
      document.figures.filter((f) => f.case === name),
    ),
  );
  return [heading(document), ...parts, ...document.notes.map((note) => `Left out: ${note}\n`)].join("\n");
}

/** Where and how the figures were found. */
export function heading({ command, date, machine, figures }: Omit<Document, "notes" | "bench">): string {
  const runs = [...new Set(figures.map((f) => f.runs))].sort((a, b) => a - b).join(" or ");
  return `\`${command}\` on ${date.slice(0, 10)}: ${machineLine(machine)}. Medians of ${runs} runs.\n`;
}

/** Writes a section of the page, between its two marks. @throws Error when the page has no such section */
export function writeSection(name: string, text: string): void {
  const page = readFileSync(PAGE, "utf8");
  const from = `<!-- ${name} -->\n`;
  const to = `<!-- end of ${name} -->`;
  const [start, end] = [page.indexOf(from), page.indexOf(to)];
  if (start < 0 || end < start) throw new Error(`${PAGE} has no section "${name}"`);
  writeFileSync(PAGE, `${page.slice(0, start + from.length)}\n${text.trim()}\n\n${page.slice(end)}`);
}
