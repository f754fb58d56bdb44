/**
 * A comparison for a terminal: what was changed, what it did, and where the waiting went. Plain lines that never
 * exceed the width. Reads a Comparison alone.
 */
import type { Comparison } from "../experiments/compare.ts";
import { changesSection } from "./terminal/comparison/changes-section.ts";
import { comparedDelaysSection } from "./terminal/comparison/delays-section.ts";
import { comparisonHeading } from "./terminal/comparison/heading-section.ts";
import { mindSection } from "./terminal/comparison/mind-section.ts";
import { comparedPartsSection } from "./terminal/comparison/parts-section.ts";
import { comparedPlacesSection } from "./terminal/comparison/places-section.ts";
import { comparedTrainsSection } from "./terminal/comparison/trains-section.ts";
import { verdictSection } from "./terminal/comparison/verdict-section.ts";
import { filesLines, type Page, pageFor, type TerminalOptions } from "./terminal/page.ts";

/** A section of the comparison: lines no wider than the page, none where it has nothing to say. */
export type ComparisonSection = (comparison: Comparison, page: Page) => readonly string[];

/** Sections in the order a reader meets them. */
const SECTIONS: readonly ComparisonSection[] = [
  comparisonHeading,
  changesSection,
  verdictSection,
  comparedDelaysSection,
  comparedPartsSection,
  comparedTrainsSection,
  comparedPlacesSection,
  mindSection,
];

/** The comparison as text, a line feed after each line; no line is wider than `options.width` (60 to 110 columns). */
export function terminalComparison(comparison: Comparison, options: TerminalOptions = {}): string {
  const page = pageFor(options);
  const sections = [...SECTIONS.map((section) => section(comparison, page)), filesLines(options, page)];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line}\n`).join(""))
    .join("\n");
}
