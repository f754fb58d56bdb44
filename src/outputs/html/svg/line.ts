/** Lines and bands through points; a value that is no number makes a gap. */
import { at } from "./scale.ts";

/** A point in positions. */
export type Point = readonly [x: number, y: number];

/** Path data of a line. */
export function linePath(points: readonly Point[]): string {
  let pen = "M";
  let path = "";
  for (const point of points) {
    if (!isPlace(point)) {
      pen = "M";
      continue;
    }
    path += `${pen}${at(point[0])},${at(point[1])}`;
    pen = "L";
  }
  return path;
}

/** Path data of the band between two lines over the same places; points without a number are left out. */
export function bandPath(upper: readonly Point[], lower: readonly Point[]): string {
  const there: Point[] = [];
  const back: Point[] = [];
  for (let i = 0; i < upper.length; i += 1) {
    if (!isPlace(upper[i]) || !isPlace(lower[i])) continue;
    there.push(upper[i]!);
    back.push(lower[i]!);
  }
  if (there.length < 2) return "";
  for (let i = back.length - 1; i >= 0; i -= 1) there.push(back[i]!);
  return `${linePath(there)}Z`;
}

function isPlace(point: Point | undefined): boolean {
  return point !== undefined && Number.isFinite(point[0]) && Number.isFinite(point[1]);
}
