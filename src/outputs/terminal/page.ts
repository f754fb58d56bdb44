/** What every section of the terminal report draws on: width, signs, emphasis; and the layout they share. */
import type { Report } from "../../run/report.ts";
import { displayWidth, printable } from "./display-width.ts";
import { ASCII_MARKS, type Marks, UNICODE_MARKS } from "./marks.ts";
import { COLOURED, type Paint, PLAIN } from "./paint.ts";
import type { TableLayout } from "./table.ts";
import { wrapped } from "./wrap.ts";

/** How the terminal report is to look. */
export interface TerminalOptions {
  /** Columns of the terminal. @defaultValue 80; at least 60 and at most 110 are used */
  readonly width?: number;
  /** SGR codes for emphasis. @defaultValue false */
  readonly colour?: boolean;
  /** Signs beyond ASCII. @defaultValue true */
  readonly unicode?: boolean;
  /** Folder the files were written to, and their names. */
  readonly written?: { readonly folder: string; readonly files: readonly string[] };
}

/** The surface a section draws on. */
export interface Page {
  readonly width: number;
  readonly marks: Marks;
  readonly paint: Paint;
}

/** A section of the terminal report: lines no wider than the page, none where it has nothing to say. */
export type TerminalSection = (report: Report, page: Page) => readonly string[];

const LEAST = 60;
const MOST = 110;

/** The page for these options. */
export function pageFor({ width = 80, colour = false, unicode = true }: TerminalOptions): Page {
  return {
    width: Math.max(LEAST, Math.min(MOST, Math.floor(width) || 80)),
    marks: unicode ? UNICODE_MARKS : ASCII_MARKS,
    paint: colour ? COLOURED : PLAIN,
  };
}

/** The layout of a table as wide as the page. */
export function layoutOf(page: Page, gap = 2): TableLayout {
  return { width: page.width, gap, ellipsis: page.marks.ellipsis, paintHeader: page.paint.faint };
}

/** A heading: the title and, fainter, what it is about; on lines of their own when they do not fit on one. */
export function heading(title: string, about: string, page: Page): string[] {
  if (about === "" || displayWidth(`${title}  ${about}`) > page.width) {
    return [
      ...wrapped(title, page.width).map(page.paint.strong),
      ...wrapped(about, page.width).map(page.paint.faint),
    ];
  }
  return [`${page.paint.strong(title)}  ${page.paint.faint(about)}`];
}

/** Where the files are, if any were written. */
export function filesLines({ written }: TerminalOptions, page: Page): string[] {
  if (written === undefined) return [];
  const lines = wrapped(`${printable(written.folder)}: ${written.files.join(", ")}`, page.width, "Files  ");
  return lines.map(page.paint.faint);
}
