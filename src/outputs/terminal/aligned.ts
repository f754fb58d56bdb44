/** Figures of one column written so that their decimal points stand below each other. */
import { digitsFor, fixed, NO_FIGURE, percentDigitsFor } from "../digits.ts";
import type { Figure } from "../summary-lookup.ts";

/** Texts of equal width, their decimal points aligned. */
export function aligned(texts: readonly string[]): string[] {
  const split = texts.map((text) => {
    const point = text.indexOf(".");
    return point < 0 ? [text, ""] : [text.slice(0, point), text.slice(point)];
  });
  const before = Math.max(0, ...split.map(([whole = ""]) => whole.length));
  const after = Math.max(0, ...split.map(([, fraction = ""]) => fraction.length));
  return split.map(([whole = "", fraction = ""]) => whole.padStart(before) + fraction.padEnd(after));
}

/** Values of a column without their intervals, each with the digits its error allows. */
export function alignedValues(figures: readonly Figure[]): string[] {
  return aligned(figures.map(valueText));
}

/** A figure without its interval. */
export function valueText({ value, halfWidth }: Figure): string {
  return fixed(value, digitsFor(value, halfWidth, 1));
}

/** Shares of a column as per cent, with the same decimals. */
export function alignedPercents(shares: readonly Figure[]): string[] {
  const known = shares.filter(({ value }) => Number.isFinite(value));
  const decimals = Math.max(
    0,
    ...known.map(({ value, halfWidth }) => Math.min(1, percentDigitsFor(value * 100, halfWidth * 100))),
  );
  return shares.map(({ value }) =>
    Number.isFinite(value) ? `${fixed(value * 100, decimals)} %` : NO_FIGURE,
  );
}

/** Values with their half widths, as `5.12 ± 0.34`; the value alone where there is no interval. */
export function alignedIntervals(figures: readonly Figure[], plusMinus: string): string[] {
  const values = aligned(figures.map(({ value, halfWidth }) => fixed(value, digitsFor(value, halfWidth))));
  const halves = aligned(
    figures.map(({ value, halfWidth }) =>
      Number.isFinite(halfWidth) ? fixed(halfWidth, digitsFor(value, halfWidth)) : "",
    ),
  );
  if (halves.every((half) => half.trim() === "")) return values;
  return values.map((value, i) => {
    const half = halves[i] ?? "";
    return half.trim() === ""
      ? value + " ".repeat(plusMinus.length + 2 + half.length)
      : `${value} ${plusMinus} ${half}`;
  });
}

/** A figure with its half width, for running text. */
export function intervalText(figure: Figure, plusMinus: string): string {
  return (alignedIntervals([figure], plusMinus)[0] ?? "").trim();
}
