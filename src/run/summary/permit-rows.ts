/**
 * Summary rows of permits: of the vehicles, the wait at the border and by weekday of wish; of each pool, what became of
 * its permits, its stock and when it ran out, its line and its issues.
 */
import type { Model } from "../../model/compile.ts";
import type { Statistic } from "../report.ts";
import type { PoolFigures, RunResult } from "../run-result.ts";
import { permitTimesOf } from "./permit-times.ts";
import type { RowList, Subject } from "./rows.ts";
import type { Scope } from "./scope.ts";
import { addGreatest, addMeanAndQuantiles, UPPER_QUANTILES } from "./times-rows.ts";

const HOUR = 3600;
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Rows of the vehicles of a scope; none where none of its flows needs a permit. */
export function addPermitTimes(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  scope: Scope,
  exactUpTo: number,
): void {
  const flows = scope.flows.filter((f) => model.permits?.flows[f] != null);
  if (scope.group !== "*" || flows.length === 0) return;
  const subject = (metric: string, group: string): Subject => ({
    checkpoint: scope.checkpoint,
    flow: scope.flow,
    group,
    metric,
    unit: "h",
  });
  const times = permitTimesOf(results, scope, "permitBorderTime", "crossed", exactUpTo);
  const border = subject("permitBorderTime", "*");
  addMeanAndQuantiles(list, border, times, UPPER_QUANTILES);
  addGreatest(list, border, times);
  WEEKDAYS.forEach((weekday, day) => {
    const sum = (of: "count" | "sum") =>
      results.map((r) => flows.reduce((a, f) => a + r.permits!.byWeekday[f]![of][day]!, 0));
    const wait = subject("permitWait", `weekday=${weekday}`);
    list.mean({ ...wait, unit: "vehicles" }, "count", sum("count"));
    list.ratio(wait, "mean", sum("sum"), sum("count"), 1 / HOUR);
  });
}

const COUNTS = [
  ["permitsInitial", "initial"],
  ["permitsIssued", "issued"],
  ["permitsUsed", "used"],
  ["permitsReturned", "returned"],
  ["permitsExpired", "expired"],
  ["permitsLost", "lost"],
  ["permitsLeft", "stock"],
] as const;

/** Rows of every pool. */
export function addPools(list: RowList, results: readonly RunResult[], model: Model): void {
  model.permits?.pools.forEach(({ id }, p) => {
    const pools = results.map((r) => r.permits!.pools[p]!);
    const subject = (metric: string, unit: string): Subject => ({
      checkpoint: "*",
      flow: "*",
      group: `permits=${id}`,
      metric,
      unit,
    });
    const mean = (metric: string, unit: string, statistic: Statistic, of: (f: PoolFigures) => number) =>
      list.mean(subject(metric, unit), statistic, pools.map(of), unit === "h" ? 1 / HOUR : 1);
    for (const [metric, name] of COUNTS) mean(metric, "permits", "count", (f) => f.counts[name]);
    for (const statistic of ["mean", "min", "max"] as const)
      mean("permitStock", "permits", statistic, (f) => f.stock[statistic]);
    addStockOuts(list, pools, subject);
    for (const statistic of ["mean", "max"] as const)
      mean("permitQueue", "vehicles", statistic, (f) => f.line[statistic]);
    addIssues(list, pools, subject);
  });
}

type SubjectOf = (metric: string, unit: string) => Subject;

/** Spells without a permit in stock, while permits are not unlimited. */
function addStockOuts(list: RowList, pools: readonly PoolFigures[], subject: SubjectOf): void {
  const times = pools.map((f) => f.stock.zeroTime);
  const counts = pools.map((f) => f.stock.zeroCount);
  list.mean(subject("stockOuts", "spells"), "count", counts);
  list.ratio(
    subject("stockOuts", "share"),
    "share",
    times,
    pools.map((f) => f.stock.time),
  );
  list.ratio(subject("stockOutLength", "h"), "mean", times, counts, 1 / HOUR);
  const first = pools.map((f) => f.stock.firstZeroAt);
  list.mean(subject("firstStockOut", "h"), "mean", first, 1 / HOUR);
}

/** The batches: how many, who waited before and after, and how many were more than enough at once. */
function addIssues(list: RowList, pools: readonly PoolFigures[], subject: SubjectOf): void {
  const counts = pools.map((f) => f.issues.count);
  const sums = (of: "before" | "after" | "left") => pools.map((f) => f.issues[of]);
  list.mean(subject("permitIssues", "issues"), "count", counts);
  if (counts.every((n) => n === 0)) return;
  list.ratio(subject("waitingBeforeIssue", "vehicles"), "mean", sums("before"), counts);
  list.ratio(subject("waitingAfterIssue", "vehicles"), "mean", sums("after"), counts);
  list.ratio(subject("issuesMoreThanEnough", "share"), "share", sums("left"), counts);
}
