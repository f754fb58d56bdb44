/** How the rules of a scenario report what they find. */
import type { Problem } from "../../errors.ts";
import { nearest } from "../nearest.ts";
import type { Path } from "../parse.ts";

/** A fatal problem of cross reference or value. */
export function finding(code: string, path: Path, more: Partial<Problem> = {}): Problem {
  return { code, phase: "reference", path, fatal: true, ...more };
}

/** Nothing when the name is known, else the problem `name:unknown` with a guess at what was meant. */
export function unknownName(kind: string, name: string, known: Iterable<string>, path: Path): Problem[] {
  const names = [...new Set(known)];
  if (names.includes(name)) return [];
  const hint = nearest(name, names);
  const more: Partial<Problem> = {
    received: name,
    detail: { kind },
    ...(hint === undefined ? {} : { hint }),
  };
  if (names.length === 0) return [finding("name:unknown", path, more)];
  return [finding("name:unknown", path, { ...more, expected: `one of ${names.join(", ")}` })];
}

/** How far the sum of shares written in decimals may be from 1. */
const SHARES_TOLERANCE = 1e-9;

/** Nothing when shares add up to 1, else `shares:sum`. */
export function wholeShares(shares: readonly number[], path: Path): Problem[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) <= SHARES_TOLERANCE) return [];
  return [finding("shares:sum", path, { detail: { sum: Number(sum.toPrecision(6)) } })];
}

/** Nothing when shares leave a rest, or none, to 1; else `shares:beyond`. */
export function atMostWhole(shares: readonly number[], path: Path): Problem[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (sum <= 1 + SHARES_TOLERANCE) return [];
  return [finding("shares:beyond", path, { detail: { sum: Number(sum.toPrecision(6)) } })];
}

/** Dated entries, of which each must begin after the one before: the problem `order:ascending` where one does not. */
export function ascending(entries: readonly { readonly from?: number | undefined }[], path: Path): Problem[] {
  const day = (i: number) => entries[i]?.from ?? Number.NEGATIVE_INFINITY;
  return entries.flatMap((_, i) => {
    if (i === 0 || day(i) > day(i - 1)) return [];
    const iso = (d: number) =>
      Number.isFinite(d) ? new Date(d * 86_400_000).toISOString().slice(0, 10) : "the start";
    return [
      finding("order:ascending", [...path, i], { detail: { previous: iso(day(i - 1)), value: iso(day(i)) } }),
    ];
  });
}
