/** A horizontal bar and a sparkline of text. Knows no figure of a report. */
import type { Marks } from "./marks.ts";

/** A bar for a share of 0 to 1, exactly `width` columns with its track. Any share above zero shows. */
export function bar(share: number, width: number, marks: Marks): string {
  const filled = Math.max(0, Math.min(1, Number.isNaN(share) ? 0 : share)) * width;
  const eighth = marks.eighths.length === 0 ? 0 : Math.round((filled % 1) * 8);
  const whole = marks.eighths.length === 0 ? Math.round(filled) : Math.floor(filled) + (eighth === 8 ? 1 : 0);
  let text = marks.bar.repeat(whole) + (eighth > 0 && eighth < 8 ? (marks.eighths[eighth - 1] ?? "") : "");
  if (text === "" && share > 0) text = marks.eighths[0] ?? marks.bar;
  return text + marks.track.repeat(Math.max(0, width - text.length));
}

/** Heights for values, the greatest at full height; nothing for zero. One column a value. */
export function sparkline(values: readonly number[], marks: Marks): string {
  const top = Math.max(...values, 0);
  const steps = marks.heights.length;
  return values
    .map((value) => {
      if (!(value > 0)) return " ";
      return marks.heights[Math.max(0, Math.ceil((value / top) * steps) - 1)] ?? " ";
    })
    .join("");
}
