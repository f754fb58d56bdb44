/** Figures of a comparison as HTML: base, other, difference with its interval, change. */
import { type Compare, comparedDigits } from "../comparison-lookup.ts";
import { findingOf } from "../comparison-verdict.ts";
import { fixed } from "../digits.ts";
import { numberMarkup } from "./figure-markup.ts";
import type { HeadCell } from "./table-markup.ts";

/** Headings of the cells of `comparedCells`. */
export const COMPARED_HEAD: readonly HeadCell[] = [
  { title: "Base" },
  { title: "Other" },
  { title: "Difference" },
  { title: "Change" },
];

/** Cells of a compared figure; with `%` the difference is in points. */
export function comparedCells(figure: Compare, unit = "", most?: number): string[] {
  const decimals = comparedDigits(figure, most);
  const suffix = unit === "" ? "" : ` ${unit}`;
  const value = (number: number) =>
    Number.isNaN(number) ? numberMarkup("-") : numberMarkup(fixed(number, decimals)) + suffix;
  return [
    value(figure.base),
    value(figure.other),
    differenceMarkup(figure, decimals, unit === "%" ? " points" : ""),
    unit === "%" ? "" : numberMarkup(changeText(figure)),
  ];
}

/** `−21.2 ± 1.5`, stronger where the interval leaves zero out. */
function differenceMarkup(figure: Compare, decimals: number, after: string): string {
  const { difference, halfWidth } = figure;
  if (Number.isNaN(difference)) return numberMarkup("-");
  const error = Number.isNaN(halfWidth)
    ? ""
    : ` <span class="error">± ${fixed(halfWidth, decimals)}${after}</span>`;
  const text = signedMarkup(difference, decimals) + (error === "" ? after : "");
  // What is too small to be shown is no finding for a reader.
  const found = ["less", "more"].includes(findingOf(figure)) && /[1-9]/.test(text);
  return `${found ? `<strong>${text}</strong>` : text}${error}`;
}

/** A difference with its sign. */
export function signedMarkup(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : numberMarkup(text);
}

/** The difference as a share of the base; empty where the base is nothing. */
function changeText({ base, difference }: Compare): string {
  const share = (difference / base) * 100;
  if (!(base > 0) || !Number.isFinite(share)) return "";
  const text = share.toFixed(Math.abs(share) < 9.95 ? 1 : 0);
  if (!/[1-9]/.test(text)) return "0 %";
  return `${share > 0 ? "+" : ""}${text} %`;
}
