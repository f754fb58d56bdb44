/**
 * Summary rows from values over replications: which interval belongs to which kind of figure. The kinds and their
 * sources are in docs/statistics.md.
 */
import { ratioInterval } from "../../statistics/ratio-interval.ts";
import { sectionInterval } from "../../statistics/section-interval.ts";
import { tInterval } from "../../statistics/t-interval.ts";
import type { Statistic, SummaryRow } from "../report.ts";

/** Fewest replications for which an interval is given. */
export const FEWEST_FOR_INTERVAL = 5;

/** What a row is about. */
export interface Subject {
  readonly checkpoint: string;
  readonly flow: string;
  readonly group: string;
  readonly metric: string;
  readonly unit: string;
}

/** Collects rows. */
export class RowList {
  readonly rows: SummaryRow[] = [];
  /** The figure of each replication behind each row, NaN where it has none: for paired comparisons. */
  readonly each: (readonly number[])[] = [];
  readonly #level: number;

  /** @param level confidence level of the intervals */
  constructor(level: number) {
    this.#level = level;
  }

  /** The mean over replications of one value each; replications without a value (NaN) are left out. */
  mean(
    subject: Subject,
    statistic: Statistic,
    values: readonly number[],
    scale = 1,
    observations?: number,
  ): void {
    const known = values.filter((v) => !Number.isNaN(v)).map((v) => v * scale);
    const { mean, low, high } = tInterval(known, this.#level);
    this.#push(
      subject,
      statistic,
      known.length === 0 ? Number.NaN : mean,
      low,
      high,
      values.map((v) => v * scale),
      observations ?? known.length,
    );
  }

  /** A ratio of sums over replications, such as a mean over all vehicles. */
  ratio(
    subject: Subject,
    statistic: Statistic,
    totals: readonly number[],
    counts: readonly number[],
    scale = 1,
  ): void {
    const observations = counts.reduce((a, b) => a + b, 0);
    const { estimate, low, high } = ratioInterval(totals, counts, this.#level);
    const each = totals.map((total, r) => (total / counts[r]!) * scale);
    this.#push(subject, statistic, estimate * scale, low * scale, high * scale, each, observations);
  }

  /** A statistic of the pooled values, with the spread of the replications' own about it. */
  pooled(
    subject: Subject,
    statistic: Statistic,
    value: number,
    each: readonly number[],
    scale: number,
    observations: number,
  ): void {
    const { low, high } = sectionInterval(value, each, this.#level);
    const scaled = each.map((v) => v * scale);
    this.#push(subject, statistic, value * scale, low * scale, high * scale, scaled, observations);
  }

  #push(
    subject: Subject,
    statistic: Statistic,
    value: number,
    low: number,
    high: number,
    each: readonly number[],
    observations: number,
  ): void {
    const enough = each.filter((v) => !Number.isNaN(v)).length >= FEWEST_FOR_INTERVAL;
    const interval = enough ? { low, high } : { low: Number.NaN, high: Number.NaN };
    this.rows.push({ ...subject, statistic, value, ...interval, observations });
    this.each.push(each);
  }
}
