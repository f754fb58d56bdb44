/** Figures as HTML, with the digits their error allows. */
import { digitsFor, fixed, percentDigitsFor } from "../digits.ts";
import type { Figure } from "../summary-lookup.ts";

/** A number of plain text with a true minus sign, and a dash for none. */
export function numberMarkup(text: string): string {
  return text === "-" ? '<span class="none">–</span>' : text.replace(/^-/, "−");
}

/** `5.12 ± 0.34`, the value alone where there is no interval. */
export function intervalMarkup({ value, halfWidth }: Figure): string {
  const decimals = digitsFor(value, halfWidth);
  const text = numberMarkup(fixed(value, decimals));
  if (!Number.isFinite(halfWidth) || !Number.isFinite(value)) return text;
  return `${text} <span class="error">± ${fixed(halfWidth, decimals)}</span>`;
}

/** The value without its interval, which a pointer resting on it shows. */
export function valueMarkup({ value, halfWidth, low, high }: Figure): string {
  const text = numberMarkup(fixed(value, digitsFor(value, halfWidth, 1)));
  if (!Number.isFinite(halfWidth)) return text;
  const decimals = digitsFor(value, halfWidth);
  return `<span title="interval ${fixed(low, decimals)} to ${fixed(high, decimals)}">${text}</span>`;
}

/** A share as per cent. */
export function percentMarkup({ value, halfWidth }: Figure): string {
  if (!Number.isFinite(value)) return numberMarkup("-");
  return `${fixed(value * 100, percentDigitsFor(value * 100, halfWidth * 100))} %`;
}
