/** Summary rows of the vehicles' times and outcomes. */
import type { Model } from "../../model/compile.ts";
import { Tally } from "../../statistics/tally.ts";
import { OUTCOMES, REASONS, type Statistic, VEHICLE_METRICS, type VehicleMetric } from "../report.ts";
import type { RunResult } from "../run-result.ts";
import type { ScopeTimes } from "./cells.ts";
import { MergedTimes } from "./merged-times.ts";
import type { RowList, Subject } from "./rows.ts";
import type { Sample, Scope, Times } from "./scope.ts";
import { addGreatest } from "./times-rows.ts";

/** Seconds in an hour. */
const HOUR = 3600;

const QUANTILES: readonly (readonly [Statistic, number])[] = [
  ["p05", 0.05],
  ["p10", 0.1],
  ["p25", 0.25],
  ["p50", 0.5],
  ["p75", 0.75],
  ["p90", 0.9],
  ["p95", 0.95],
  ["p99", 0.99],
];

/** Metrics for which the share above thresholds is given. */
const WITH_SHARES: readonly VehicleMetric[] = [
  "permitWait",
  "queueWait",
  "insideWait",
  "borderTime",
  "totalDelay",
];

/** Text of a threshold: in hours, or minutes below one. */
function thresholdText(seconds: number): string {
  return seconds > 0 && seconds < HOUR ? `${seconds / 60} min` : `${seconds / HOUR} h`;
}

/** Rows of every vehicle metric in a scope. */
export function addTimes(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  scope: Scope,
  scopeTimes: ScopeTimes,
): void {
  for (const metric of VEHICLE_METRICS) {
    const subject = { checkpoint: scope.checkpoint, flow: scope.flow, group: scope.group, metric, unit: "h" };
    const times = scopeTimes.of(metric);
    if (times === null) {
      const crossed = scopeTimes.of("borderTime")!.pooled.count;
      for (const statistic of ["mean", "p50", "p95", "max"] as const)
        list.pooled(
          subject,
          statistic,
          0,
          results.map(() => 0),
          1,
          crossed,
        );
      continue;
    }
    addStatistics(list, subject, times);
    if (WITH_SHARES.includes(metric))
      addShares(list, subject, times, [0, ...model.scenario.measures.thresholds]);
    if (scope.group === "*") addLowerBounds(list, results, scope, scopeTimes, metric);
  }
  if (scope.group === "*") addReliability(list, scope, scopeTimes);
}

/** Rows of the statistics of times. @param counted what is counted, in the row of their number */
export function addStatistics(
  list: RowList,
  subject: Subject,
  { pooled, each }: Times<Sample>,
  counted = "vehicles",
): void {
  const n = pooled.count;
  list.mean(
    { ...subject, unit: counted },
    "count",
    each.map((t) => t.count),
  );
  list.ratio(
    subject,
    "mean",
    each.map((t) => t.sum),
    each.map((t) => t.count),
    1 / HOUR,
  );
  list.pooled(
    subject,
    "sd",
    pooled.sd,
    each.map((t) => t.sd),
    1 / HOUR,
    n,
  );
  list.mean(
    subject,
    "min",
    each.map((t) => t.quantile(0)),
    1 / HOUR,
    n,
  );
  for (const [statistic, p] of QUANTILES) {
    list.pooled(
      subject,
      statistic,
      pooled.quantile(p),
      each.map((t) => t.quantile(p)),
      1 / HOUR,
      n,
    );
  }
  addGreatest(list, subject, { pooled, each });
}

/** Rows of the shares above thresholds [s]. */
export function addShares(
  list: RowList,
  subject: Subject,
  { each }: Times<Sample>,
  thresholds: readonly number[],
): void {
  for (const threshold of new Set(thresholds)) {
    const above = `above=${thresholdText(threshold)}`;
    const group = subject.group === "*" ? above : `${subject.group},${above}`;
    const counts = each.map((t) => t.count);
    const beyond = each.map((t) => (t.count === 0 ? 0 : t.shareAbove(threshold) * t.count));
    list.ratio({ ...subject, group, unit: "share" }, "share", beyond, counts);
  }
}

/** Lower bounds of the figures that vehicles unfinished at the end touch: those as if they had finished then. */
function addLowerBounds(
  list: RowList,
  results: readonly RunResult[],
  scope: Scope,
  scopeTimes: ScopeTimes,
  metric: VehicleMetric,
): void {
  const unfinished = results.some((r) =>
    scope.flows.some((f) => r.outcomes[f]![OUTCOMES.indexOf("unfinished")]! > 0),
  );
  if (!unfinished || !["permitWait", "queueWait", "borderTime", "totalDelay"].includes(metric)) return;
  const times = scopeTimes.of(metric, "with-unfinished")!;
  const subject = {
    checkpoint: scope.checkpoint,
    flow: scope.flow,
    group: "with-unfinished",
    metric,
    unit: "h",
  };
  list.ratio(
    subject,
    "mean",
    times.each.map((t) => t.sum),
    times.each.map((t) => t.count),
    1 / HOUR,
  );
  for (const [statistic, p] of QUANTILES) {
    if (p < 0.5) continue;
    const each = times.each.map((t) => t.quantile(p));
    list.pooled(subject, statistic, times.pooled.quantile(p), each, 1 / HOUR, times.pooled.count);
  }
}

/** The traffic engineers' figures of the time at the border (FHWA-HOP-12-014; FHWA 2002 border synthesis). */
function addReliability(list: RowList, scope: Scope, scopeTimes: ScopeTimes): void {
  const border = scopeTimes.of("borderTime")!;
  const service = scopeTimes.of("serviceTime")!;
  const subject = { checkpoint: scope.checkpoint, flow: scope.flow, group: "*", unit: "1" };
  const buffer = (t: Tally) => (t.quantile(0.95) - t.mean) / t.mean;
  const n = border.pooled.count;
  list.pooled(
    { ...subject, metric: "bufferIndex" },
    "mean",
    buffer(border.pooled),
    border.each.map(buffer),
    1,
    n,
  );
  const planning = border.each.map((t, i) => t.quantile(0.95) / service.each[i]!.mean);
  const pooled = border.pooled.quantile(0.95) / service.pooled.mean;
  list.pooled({ ...subject, metric: "planningTimeIndex" }, "mean", pooled, planning, 1, n);
  const delay = border.each.map((t, i) => t.sum - service.each[i]!.sum);
  list.mean({ ...subject, metric: "delayVehicleHours", unit: "vehicle h" }, "mean", delay, 1 / HOUR, n);
}

/** Rows of outcomes, reasons and returns in a scope: vehicles per replication and shares. */
export function addOutcomes(
  list: RowList,
  results: readonly RunResult[],
  scope: Scope,
  scopeTimes: ScopeTimes,
  exactUpTo: number,
): void {
  if (scope.group !== "*") return;
  const sum = (pick: (r: RunResult, f: number) => number) =>
    results.map((r) => scope.flows.reduce((a, f) => a + pick(r, f), 0));
  const subject = (metric: string) => ({
    checkpoint: scope.checkpoint,
    flow: scope.flow,
    group: "*",
    metric,
    unit: "vehicles",
  });
  const generated = sum((r, f) => r.outcomes[f]!.reduce((a, b) => a + b, 0));
  const add = (metric: string, values: number[]) => {
    list.mean(subject(metric), "count", values);
    list.ratio({ ...subject(metric), unit: "share" }, "share", values, generated);
  };
  list.mean(subject("generated"), "count", generated);
  OUTCOMES.forEach((name, o) => {
    add(
      name,
      sum((r, f) => r.outcomes[f]![o]!),
    );
  });
  REASONS.forEach((name, i) => {
    if (name === "" || name === "inspection") return;
    const values = sum((r, f) => r.reasons[f]![i]!);
    if (values.some((v) => v > 0)) add(name, values);
  });
  const returns = sum((r, f) => r.returns[f]!);
  if (returns.some((v) => v > 0)) list.mean(subject("returned"), "count", returns);
  const gone = Tally.merged(
    results.flatMap((r) => scope.flows.map((f) => r.gaveUp[f]!)),
    exactUpTo,
  );
  if (gone.count > 0) {
    const each = results.map((r) =>
      Tally.merged(
        scope.flows.map((f) => r.gaveUp[f]!),
        exactUpTo,
      ),
    );
    const wait = { ...subject("queueWait"), unit: "h" };
    addStatistics(list, { ...wait, group: "outcome=gaveUp" }, { pooled: gone, each });
    addWithGaveUp(list, wait, scopeTimes.of("queueWait"), each, exactUpTo);
  }
}

/**
 * Waits of those who crossed and of those who gave up together: who gives up waits long, so that those who crossed
 * alone look better off than they are.
 */
function addWithGaveUp(
  list: RowList,
  wait: Subject,
  crossed: Times | null,
  gaveUp: readonly Tally[],
  exactUpTo: number,
): void {
  if (crossed === null) return;
  const each = crossed.each.map((tally, r) => Tally.joined([tally, gaveUp[r]!], exactUpTo));
  const times = new MergedTimes(each, exactUpTo);
  const subject = { ...wait, group: "with-gave-up" };
  addStatistics(list, subject, times);
  addShares(list, subject, times, [0]);
}

/** The mean total delay of a flow in each replication [s], NaN where nobody crossed. */
export interface FlowDelays {
  readonly checkpoint: string;
  readonly means: readonly number[];
}

/** The delays of the flow that a scope is. */
export function delaysOf({ checkpoint }: Scope, scopeTimes: ScopeTimes): FlowDelays {
  return { checkpoint, means: scopeTimes.of("totalDelay")!.each.map((t) => t.mean) };
}

/** The spread between the flows of a checkpoint: greatest less least mean total delay. */
export function addFairness(list: RowList, flows: readonly FlowDelays[]): void {
  for (const checkpoint of new Set(flows.map((f) => f.checkpoint))) {
    const mine = flows.filter((f) => f.checkpoint === checkpoint);
    if (mine.length < 2) continue;
    const spread = mine[0]!.means.map((_, r) => {
      const means = mine.map((f) => f.means[r]!).filter((m) => !Number.isNaN(m));
      return Math.max(...means) - Math.min(...means);
    });
    const subject = { checkpoint, flow: "*", group: "*", metric: "fairnessSpread", unit: "h" };
    list.mean(subject, "mean", spread.filter(Number.isFinite), 1 / HOUR);
  }
}
