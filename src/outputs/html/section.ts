/**
 * The contract of a section of an HTML page: a report in, markup out. A page is a list of sections, so that
 * another page (a comparison) can take the same ones.
 */
import type { Report } from "../../run/report.ts";

/** What a page knows beyond the report. */
export interface PageContext {
  /** Version of Kezek that made the report. */
  readonly version: string;
  /** Command that makes the report again; a plain one is written when absent. */
  readonly command?: string;
}

/** One section of a page, which reads a report or whatever its page is about. */
export interface Section<T = Report> {
  /** Name of the anchor; also the prefix of every id inside. */
  readonly id: string;
  readonly title: string;
  /** Markup of the section without its heading; empty where the report has nothing for it. */
  readonly body: (about: T, context: PageContext) => string;
}
