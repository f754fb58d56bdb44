/** Summary rows of times [h]: their mean and quantiles, for whatever set of vehicles and whatever metric. */
import type { PlainTally } from "../../statistics/tally.ts";
import type { Statistic } from "../report.ts";
import type { RunResult } from "../run-result.ts";
import { mergedTimes } from "./merged-times.ts";
import type { RowList, Subject } from "./rows.ts";
import type { Sample, Scope, Times } from "./scope.ts";

const HOUR = 3600;

/** Quantiles by the names of their statistics. */
export type Quantiles = readonly (readonly [Statistic, number])[];

/** The median and the quantiles above it that tell of long waits. */
export const UPPER_QUANTILES: Quantiles = [
  ["p50", 0.5],
  ["p90", 0.9],
  ["p95", 0.95],
  ["p99", 0.99],
];

/** The mean, as a ratio over all vehicles, and the quantiles asked for. Times are recorded in seconds. */
export function addMeanAndQuantiles(
  list: RowList,
  subject: Subject,
  { pooled, each }: Times,
  quantiles: Quantiles,
): void {
  const sums = each.map((t) => t.sum);
  const counts = each.map((t) => t.count);
  list.ratio(subject, "mean", sums, counts, 1 / HOUR);
  for (const [statistic, p] of quantiles) {
    const values = each.map((t) => t.quantile(p));
    list.pooled(subject, statistic, pooled.quantile(p), values, 1 / HOUR, pooled.count);
  }
}

/** The greatest time of each replication, averaged over them. Times are recorded in seconds. */
export function addGreatest(list: RowList, subject: Subject, { pooled, each }: Times<Sample>): void {
  const greatest = each.map((t) => t.quantile(1));
  list.mean(subject, "max", greatest, 1 / HOUR, pooled.count);
}

/**
 * Mean, median, p95 and greatest of a time of those who crossed that is recorded flow by flow.
 * @param of the tally of one flow in one replication [s]
 */
export function addTimesByFlow(
  list: RowList,
  results: readonly RunResult[],
  { checkpoint, flow, group, flows }: Scope,
  metric: string,
  of: (result: RunResult, flow: number) => PlainTally,
  exactUpTo: number,
): void {
  const times = mergedTimes(results, (r) => flows.map((f) => of(r, f)), exactUpTo);
  const subject = { checkpoint, flow, group, metric, unit: "h" };
  addMeanAndQuantiles(list, subject, times, [
    ["p50", 0.5],
    ["p95", 0.95],
  ]);
  addGreatest(list, subject, times);
}
