/** Lines and bands through points; a value that is no number makes a gap. */
import { at } from "./scale.ts";

/** A point in positions. */
export type Point = readonly [x: number, y: number];

/** Path data of a line. */
export function linePath(points: readonly Point[]): string {
  let pen = "M";
  let path = "";
  for (const [x, y] of points) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      pen = "M";
      continue;
    }
    path += `${pen}${at(x)},${at(y)}`;
    pen = "L";
  }
  return path;
}

/** Path data of the band between two lines over the same places; points without a number are left out. */
export function bandPath(upper: readonly Point[], lower: readonly Point[]): string {
  const whole = upper.map((_, i) => i).filter((i) => isPlace(upper[i]) && isPlace(lower[i]));
  if (whole.length < 2) return "";
  const there = whole.map((i) => upper[i] as Point);
  const back = whole.map((i) => lower[i] as Point).reverse();
  return `${linePath([...there, ...back])}Z`;
}

function isPlace(point: Point | undefined): boolean {
  return point !== undefined && Number.isFinite(point[0]) && Number.isFinite(point[1]);
}
