/** Axes: horizontal lines with values at the left, values along the foot. */
import { escaped } from "../escape.ts";
import type { Area } from "./chart.ts";
import { at, type Scale, tickText } from "./scale.ts";

/** A mark on an axis: where it stands and what it says. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** Ticks that say their own value. */
export function plainTicks(values: readonly number[], unit = ""): Tick[] {
  return values.map((value) => ({ value, label: tickText(value) + unit }));
}

/** The axis at the left: a faint line across at each tick; what is measured stands at the top of the chart. */
export function leftAxis(ticks: readonly Tick[], y: Scale, area: Area, title: string): string {
  const lines = ticks.map(({ value, label }) => {
    const height = at(y(value));
    return `<line class="grid" x1="${area.left}" x2="${area.right}" y1="${height}" y2="${height}"/><text class="tick" x="${
      area.left - 8
    }" y="${height}" dy="0.32em" text-anchor="end">${escaped(label)}</text>`;
  });
  return `${lines.join("")}<text class="axis-title" x="${area.left}" y="13">${escaped(title)}</text>`;
}

/** Room at the right of an area. */
const LAST = 14;

/** The axis along the foot, and what it measures at its right end. */
export function footAxis(ticks: readonly Tick[], x: Scale, area: Area, title: string): string {
  const marks = ticks.map(({ value, label }) => {
    const place = at(x(value));
    // A long label under the last tick would leave the picture.
    const [anchor, stands] =
      label.length > 4 && x(value) > area.right - LAST ? ["end", at(area.right + LAST)] : ["middle", place];
    return `<line class="axis" x1="${place}" x2="${place}" y1="${area.bottom}" y2="${area.bottom + 5}"/><text class="tick" x="${stands}" y="${
      area.bottom + 19
    }" text-anchor="${anchor}">${escaped(label)}</text>`;
  });
  const line = `<line class="axis" x1="${area.left}" x2="${area.right}" y1="${area.bottom}" y2="${area.bottom}"/>`;
  const name =
    title === ""
      ? ""
      : `<text class="axis-title" x="${area.right}" y="${area.bottom + 37}" text-anchor="end">${escaped(title)}</text>`;
  return line + marks.join("") + name;
}
