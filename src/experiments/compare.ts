/**
 * Scenarios against a base, figure by figure, paired over common random numbers: replication r of both meets the
 * same vehicles. Reads reports; runs nothing.
 */

import type { Report, SummaryRow } from "../run/report.ts";
import { FEWEST_FOR_INTERVAL } from "../run/summary/rows.ts";
import { pairedInterval } from "../statistics/paired-interval.ts";
import { sectionInterval } from "../statistics/section-interval.ts";
import type { Difference } from "./differences.ts";

/** One figure of two scenarios and its difference. */
export interface ComparisonRow {
  readonly checkpoint: string;
  readonly flow: string;
  readonly group: string;
  readonly metric: string;
  readonly statistic: string;
  readonly baseValue: number;
  readonly value: number;
  /** `value - baseValue`, with its interval over paired replications; NaN where there is none. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  /** Correlation of the pairs: what the common random numbers gained. NaN where a side is constant. */
  readonly correlation: number;
  readonly replications: number;
}

/** A scenario against the base. Plain data. */
export interface Comparison {
  readonly version: 1;
  readonly base: Report;
  readonly other: Report;
  readonly rows: readonly ComparisonRow[];
  /** What differs between the two scenarios themselves; empty where the caller did not say. */
  readonly differences: readonly Difference[];
}

/** A report with the figure of each replication behind each of its rows. */
export interface Compared {
  readonly report: Report;
  readonly each: readonly (readonly number[])[];
}

function keyOf(row: SummaryRow): string {
  return [row.checkpoint, row.flow, row.group, row.metric, row.statistic, row.unit].join("|");
}

/**
 * Compares a scenario with the base: every figure that both have.
 *
 * The difference is that of the reported values; its interval has the spread of the paired replications'
 * differences about it (paired t, Law 2015 sec. 10.2.1, centred as in sectioning).
 * @param differences what differs between the scenarios themselves, for the reader
 * @throws RangeError when seed or number of replications differ: the pairs would not belong together
 */
export function compare(
  base: Compared,
  other: Compared,
  differences: readonly Difference[] = [],
): Comparison {
  if (base.report.seed !== other.report.seed || base.report.replications !== other.report.replications) {
    throw new RangeError("compare: scenarios must run with the same seed and number of replications");
  }
  const { level } = base.report;
  const mine = withZeros(base, other);
  const its = withZeros(other, base);
  const rows = [...its.values()].flatMap(({ row, each }): ComparisonRow[] => {
    const before = mine.get(keyOf(row));
    if (before === undefined) return [];
    const pairs = pairsOf(before.each, each);
    const difference = row.value - before.row.value;
    const { low, high } = sectionInterval(
      difference,
      pairs.map(([a, b]) => b - a),
      level,
    );
    const enough = pairs.length >= FEWEST_FOR_INTERVAL;
    const { correlation } = pairedInterval(
      pairs.map(([a]) => a),
      pairs.map(([, b]) => b),
      level,
    );
    const { checkpoint, flow, group, metric, statistic, unit } = row;
    return [
      {
        checkpoint,
        flow,
        group,
        metric,
        statistic,
        baseValue: before.row.value,
        value: row.value,
        difference,
        low: enough ? low : Number.NaN,
        high: enough ? high : Number.NaN,
        unit,
        correlation,
        replications: pairs.length,
      },
    ];
  });
  return { version: 1, base: base.report, other: other.report, rows, differences };
}

/** Times that a scenario has no rows of because they are zero for every vehicle: nobody waits at home without a booking. */
const ZERO_WHERE_ABSENT: ReadonlySet<string> = new Set(["homeTime"]);

/** A summary row and its figure in each replication. */
interface Figure {
  readonly row: SummaryRow;
  readonly each: readonly number[];
}

/** The rows of a scenario by key, and zeros for those that another has and this one leaves out as zero throughout. */
function withZeros({ report, each }: Compared, another: Compared): Map<string, Figure> {
  const found = new Map(report.summary.map((row, i) => [keyOf(row), { row, each: each[i] ?? [] }]));
  for (const row of another.report.summary) {
    const absent = ZERO_WHERE_ABSENT.has(row.metric) && row.group === "*" && row.statistic !== "count";
    if (!absent || found.has(keyOf(row))) continue;
    const zero = { ...row, value: 0, low: 0, high: 0 };
    found.set(keyOf(row), { row: zero, each: Array.from({ length: report.replications }, () => 0) });
  }
  return found;
}

/** The replications for which both sides have a figure. */
function pairsOf(base: readonly number[], other: readonly number[]): [number, number][] {
  const pairs: [number, number][] = [];
  base.forEach((a, r) => {
    const b = other[r] ?? Number.NaN;
    if (!Number.isNaN(a) && !Number.isNaN(b)) pairs.push([a, b]);
  });
  return pairs;
}
