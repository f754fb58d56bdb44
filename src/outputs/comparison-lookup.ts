/** Finds figures of a comparison by name, ready to be shown. Knows no format of output. */
import type { Comparison, ComparisonRow } from "../experiments/compare.ts";
import type { Statistic } from "../run/report.ts";
import { digitsFor } from "./digits.ts";
import { type At, keyOf } from "./summary-lookup.ts";

/** A figure of both scenarios and its difference; NaN where there is none. */
export interface Compare {
  readonly base: number;
  readonly other: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly halfWidth: number;
  readonly correlation: number;
}

/** What stands for a figure that the two do not share. */
export const NOTHING: Compare = {
  base: Number.NaN,
  other: Number.NaN,
  difference: Number.NaN,
  low: Number.NaN,
  high: Number.NaN,
  halfWidth: Number.NaN,
  correlation: Number.NaN,
};

const known = new WeakMap<Comparison, ComparisonLookup>();

/** An index of a comparison's rows. */
export class ComparisonLookup {
  readonly #rows = new Map<string, ComparisonRow>();

  private constructor({ rows }: Comparison) {
    for (const row of rows) this.#rows.set(keyOf(row.metric, row.statistic, row), row);
  }

  /** The index of this comparison, built once. */
  static of(comparison: Comparison): ComparisonLookup {
    const lookup = known.get(comparison) ?? new ComparisonLookup(comparison);
    known.set(comparison, lookup);
    return lookup;
  }

  /** The figure of that name, `NOTHING` if the two do not share it. */
  figure(metric: string, statistic: Statistic, at: At = {}): Compare {
    const row = this.#rows.get(keyOf(metric, statistic, at));
    if (row === undefined) return NOTHING;
    const { baseValue: base, value: other, difference, low, high, correlation } = row;
    return { base, other, difference, low, high, halfWidth: (high - low) / 2, correlation };
  }
}

/** Three significant digits of the larger side; none behind the point where both sides are whole. */
function ownDigits(base: number, other: number): number {
  if (Number.isInteger(base) && Number.isInteger(other)) return 0;
  const largest = Math.max(...[base, other].filter(Number.isFinite).map(Math.abs));
  return largest > 0 ? Math.max(0, 2 - Math.floor(Math.log10(largest))) : 0;
}

/** The figure in another unit. */
export function scaledCompare(figure: Compare, factor: number): Compare {
  return {
    base: figure.base * factor,
    other: figure.other * factor,
    difference: figure.difference * factor,
    low: figure.low * factor,
    high: figure.high * factor,
    halfWidth: figure.halfWidth * factor,
    correlation: figure.correlation,
  };
}

/**
 * Decimals for all parts of a compared figure, so that the reader's own subtraction agrees.
 * @param most where parts of a whole are shown together: no part finer than the whole. @defaultValue 6
 */
export function comparedDigits({ base, other, difference, halfWidth }: Compare, most = 6): number {
  const own = Math.min(most, ownDigits(base, other));
  if (!(halfWidth > 0)) return own;
  // A difference known better than its two sides need not be shown to the last of its digits.
  return Math.min(digitsFor(difference, halfWidth), own);
}
