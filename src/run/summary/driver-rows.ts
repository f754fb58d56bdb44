/**
 * Summary rows of drivers: the waits of vehicles for one; of each pool, where its drivers are over time, trips, days
 * beyond the limit, and days used at the end.
 */
import type { Model } from "../../model/compile.ts";
import { quantileSorted } from "../../statistics/quantile.ts";
import type { Statistic } from "../report.ts";
import { DRIVER_LEVELS, type DriverPoolFigures, type RunResult } from "../run-result.ts";
import { mergedTimes } from "./merged-times.ts";
import type { RowList, Subject } from "./rows.ts";
import type { Scope, Times, Whose } from "./scope.ts";
import { addGreatest, addMeanAndQuantiles, UPPER_QUANTILES } from "./times-rows.ts";

/** Metrics of the levels, in the order of DRIVER_LEVELS. */
export const DRIVER_METRICS = [
  "driversAvailable",
  "driversOutOfDays",
  "driversAway",
  "driversResting",
  "driverQueue",
];

/** Waits for a driver in a scope. */
function waitsOf(results: readonly RunResult[], scope: Scope, whose: Whose, exactUpTo: number): Times {
  const talliesOf = ({ drivers }: RunResult) => {
    const tallies = scope.cells.map((c) => drivers!.crossed[c]!);
    if (whose === "with-unfinished") tallies.push(...scope.cells.map((c) => drivers!.unfinished[c]!));
    return tallies;
  };
  return mergedTimes(results, talliesOf, exactUpTo);
}

/** Rows of the vehicles of a scope; none where none of its flows takes a driver. */
export function addDriverWaits(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  scope: Scope,
  exactUpTo: number,
): void {
  const takes = scope.flows.some((f) => model.drivers?.flows[f] != null);
  if (scope.group !== "*" || !takes) return;
  for (const whose of ["crossed", "with-unfinished"] as const) {
    const times = waitsOf(results, scope, whose, exactUpTo);
    const group = whose === "crossed" ? "*" : whose;
    const subject: Subject = {
      checkpoint: scope.checkpoint,
      flow: scope.flow,
      group,
      metric: "driverWait",
      unit: "h",
    };
    addMeanAndQuantiles(list, subject, times, UPPER_QUANTILES);
    addGreatest(list, subject, times);
  }
}

/** Rows of every pool. */
export function addDriverPools(list: RowList, results: readonly RunResult[], model: Model): void {
  model.drivers?.pools.forEach(({ id, rule }, p) => {
    const pools = results.map((r) => r.drivers!.pools[p]!);
    const mean = (
      metric: string,
      unit: string,
      statistic: Statistic,
      of: (pool: DriverPoolFigures) => number,
    ) => {
      const subject = { checkpoint: "*", flow: "*", group: `drivers=${id}`, metric, unit };
      list.mean(subject, statistic, pools.map(of));
    };
    mean("drivers", "drivers", "count", (pool) => pool.drivers);
    mean("driverTrips", "trips", "count", (pool) => pool.trips);
    DRIVER_METRICS.forEach((metric, i) => {
      if (!rule.limited && DRIVER_LEVELS[i] === "outOfDays") return;
      const unit = metric === "driverQueue" ? "vehicles" : "drivers";
      for (const statistic of ["mean", "min", "max"] as const)
        mean(metric, unit, statistic, (pool) => pool.levels[i]![statistic]);
    });
    mean("noDriverTime", "share", "share", ({ levels: [free] }) => free!.zeroTime / free!.time);
    if (!rule.limited) return;
    addDays(mean, rule.days);
  });
}

type Adds = (
  metric: string,
  unit: string,
  statistic: Statistic,
  of: (pool: DriverPoolFigures) => number,
) => void;

/** Days beyond the limit, and days used at the end: of the drivers of each replication, averaged over these. */
function addDays(mean: Adds, limit: number): void {
  mean("overstayDays", "days", "count", (pool) => pool.overstayDays);
  mean("overstayTrips", "trips", "count", (pool) => pool.overstayTrips);
  const average = (days: Float64Array) => days.reduce((a, b) => a + b, 0) / days.length;
  mean("driverDaysUsed", "days", "mean", ({ daysUsed }) => average(daysUsed));
  for (const [statistic, p] of [
    ["min", 0],
    ["p10", 0.1],
    ["p50", 0.5],
    ["p90", 0.9],
    ["max", 1],
  ] as const)
    mean("driverDaysUsed", "days", statistic, ({ daysUsed }) => quantileSorted(daysUsed, p));
  mean("driversAtLimit", "share", "share", ({ daysUsed }) => {
    return daysUsed.filter((days) => days >= limit).length / daysUsed.length;
  });
}
