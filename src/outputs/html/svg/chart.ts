/** The frame of a chart: an SVG with a title and a description, inside a figure with a caption. */
import { escaped } from "../escape.ts";

/** A chart's frame, in units of its view box. */
export interface ChartFrame {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What a reader who does not see the chart should know. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
}

/** An area of a chart between pixel positions. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Width of a chart's view box: that of the text column, so that letters keep their size. */
export const CHART_WIDTH = 912;

/** An SVG alone. */
export function svg({ id, title, description, width, height }: ChartFrame, content: string): string {
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-t ${id}-d">
<title id="${id}-t">${escaped(title)}</title><desc id="${id}-d">${escaped(description)}</desc>
${content}
</svg>`;
}

/** What stands around a chart. */
export interface Around {
  /** Between caption and chart: a key. */
  readonly above?: string;
  /** After the chart: a table of its numbers. */
  readonly beneath?: string;
}

/** A chart with its caption and whatever belongs to it. */
export function chartFigure(
  frame: ChartFrame,
  content: string,
  { above = "", beneath = "" }: Around = {},
): string {
  return `<figure><figcaption>${escaped(frame.title)}</figcaption>${above}
<div class="scroll">${svg(frame, content)}</div>${beneath}</figure>`;
}
