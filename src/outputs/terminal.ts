/**
 * The report for a terminal: plain lines that never exceed the width. Reads a Report alone; the caller says how
 * wide the terminal is and whether it shows colour and Unicode.
 */
import type { Report } from "../run/report.ts";
import { closuresSection } from "./terminal/closures-section.ts";
import { costsSection } from "./terminal/costs-section.ts";
import { embargoesSection } from "./terminal/embargoes-section.ts";
import { fieldSection } from "./terminal/field-section.ts";
import { headingSection } from "./terminal/heading-section.ts";
import { heldTrainsSection } from "./terminal/held-trains-section.ts";
import { filesLines, pageFor, type TerminalOptions, type TerminalSection } from "./terminal/page.ts";
import { partsSection } from "./terminal/parts-section.ts";
import { peakSection } from "./terminal/peak-section.ts";
import { permitsSection } from "./terminal/permits-section.ts";
import { queueSection } from "./terminal/queue-section.ts";
import { railSection } from "./terminal/rail-section.ts";
import { regimesSection } from "./terminal/regimes-section.ts";
import { stagesSection } from "./terminal/stages-section.ts";
import { trainsSection } from "./terminal/trains-section.ts";
import { unfinishedSection } from "./terminal/unfinished-section.ts";
import { waitsSection } from "./terminal/waits-section.ts";
import { warningsSection } from "./terminal/warnings-section.ts";

export type { TerminalOptions } from "./terminal/page.ts";

/** Sections in the order a reader meets them. */
const SECTIONS: readonly TerminalSection[] = [
  headingSection,
  waitsSection,
  trainsSection,
  partsSection,
  queueSection,
  permitsSection,
  peakSection,
  railSection,
  closuresSection,
  embargoesSection,
  heldTrainsSection,
  regimesSection,
  stagesSection,
  unfinishedSection,
  costsSection,
  fieldSection,
  warningsSection,
];

/** The report as text, a line feed after each line; no line is wider than `options.width` (60 to 110 columns). */
export function terminalReport(report: Report, options: TerminalOptions = {}): string {
  const page = pageFor(options);
  const sections = [...SECTIONS.map((section) => section(report, page)), filesLines(options, page)];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line}\n`).join(""))
    .join("\n");
}
