/** Summary rows of times [h]: their mean and quantiles, for whatever set of vehicles and whatever metric. */
import type { Statistic } from "../report.ts";
import type { RowList, Subject } from "./rows.ts";
import type { Times } from "./scope.ts";

const HOUR = 3600;

/** Quantiles by the names of their statistics. */
export type Quantiles = readonly (readonly [Statistic, number])[];

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
