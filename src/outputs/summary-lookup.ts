/** Finds figures of a report's summary by name, in constant time. Knows no format of output. */
import type { Report, Statistic, SummaryRow } from "../run/report.ts";

/** What a figure is restricted to; each is `*` unless given. */
export interface At {
  readonly checkpoint?: string;
  readonly flow?: string;
  readonly group?: string;
}

/** A figure and half the length of its interval, NaN where it has none. */
export interface Figure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly halfWidth: number;
  readonly observations: number;
}

/** The figure that stands for one the report does not hold. */
export const NONE: Figure = {
  value: Number.NaN,
  low: Number.NaN,
  high: Number.NaN,
  halfWidth: Number.NaN,
  observations: 0,
};

const known = new WeakMap<Report, SummaryLookup>();

/** An index of a report's summary rows. */
export class SummaryLookup {
  readonly #rows = new Map<string, SummaryRow>();

  private constructor(report: Report) {
    for (const row of report.summary) {
      this.#rows.set(keyOf(row.metric, row.statistic, row), row);
    }
  }

  /** The index of this report, built once. O(rows) the first time. */
  static of(report: Report): SummaryLookup {
    let lookup = known.get(report);
    if (lookup === undefined) {
      lookup = new SummaryLookup(report);
      known.set(report, lookup);
    }
    return lookup;
  }

  /** The row of that name, or undefined. */
  row(metric: string, statistic: Statistic, at: At = {}): SummaryRow | undefined {
    return this.#rows.get(keyOf(metric, statistic, at));
  }

  /** The figure of that name, `NONE` if the report does not hold it. */
  figure(metric: string, statistic: Statistic, at: At = {}): Figure {
    const row = this.row(metric, statistic, at);
    return row === undefined ? NONE : { ...row, halfWidth: (row.high - row.low) / 2 };
  }
}

/** A figure by name, as the key of an index of rows. */
export function keyOf(
  metric: string,
  statistic: string,
  { checkpoint = "*", flow = "*", group = "*" }: At,
): string {
  return [metric, statistic, checkpoint, flow, group].join("\u0000");
}

/** The figure in another unit. */
export function scaled(figure: Figure, factor: number): Figure {
  return {
    value: figure.value * factor,
    low: figure.low * factor,
    high: figure.high * factor,
    halfWidth: figure.halfWidth * factor,
    observations: figure.observations,
  };
}
