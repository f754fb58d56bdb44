/** Summary rows of levels over time, stages and resources. */
import type { Model } from "../../model/compile.ts";
import { gateGroup, gatesOf, type LevelPlan } from "../../model/levels.ts";
import { Moments } from "../../statistics/moments.ts";
import { Tally } from "../../statistics/tally.ts";
import type { Statistic } from "../report.ts";
import type { LevelFigures, RunResult } from "../run-result.ts";
import { levelUnit } from "./level-unit.ts";
import type { RowList, Subject } from "./rows.ts";
import { UPPER_QUANTILES } from "./times-rows.ts";

const HOUR = 3600;
const STATISTICS = ["mean", "sd", "p50", "p90", "p95", "p99", "max"] as const satisfies readonly Statistic[];

/** Group of a row: `*` for a level that has none. */
function groupOf(group: string, more?: string): string {
  const parts = [group, more].filter((p) => p !== undefined && p !== "");
  return parts.length === 0 ? "*" : parts.join(",");
}

function addFigures(list: RowList, subject: Subject, figures: readonly LevelFigures[], scale = 1): void {
  for (const statistic of STATISTICS) {
    const each = figures.map((f) => f[statistic]);
    if (statistic === "sd") list.pooled(subject, "sd", pooledSd(figures), each, scale, each.length);
    else list.mean(subject, statistic, each, scale);
  }
}

/**
 * Spread of a level over the time of all replications together: that within them and that of their means. The mean
 * of the replications' own spreads would be too small, the more so the shorter they are.
 */
function pooledSd(figures: readonly LevelFigures[]): number {
  const within = figures.reduce((sum, f) => sum + f.sd ** 2, 0) / figures.length;
  const mean = figures.reduce((sum, f) => sum + f.mean, 0) / figures.length;
  const between = figures.reduce((sum, f) => sum + (f.mean - mean) ** 2, 0) / figures.length;
  return Math.sqrt(within + between);
}

/** Rows of every level: its figures over time, and the share of time above the numbers asked for. */
export function addLevels(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  levels: LevelPlan,
): void {
  const numbers = [0, ...model.scenario.measures.counts];
  levels.specs.forEach((spec, i) => {
    // Of the places before a gate `addQueues` tells.
    if (spec.kind === "onDuty" || spec.kind === "waitingArea" || spec.kind === "road") return;
    const figures = results.map((r) => r.levels[i]!);
    const unit = levelUnit(model, spec);
    const subject = {
      checkpoint: spec.checkpoint,
      flow: "*",
      group: groupOf(spec.group),
      metric: spec.kind,
      unit,
    };
    addFigures(list, subject, figures);
    numbers.forEach((number, n) => {
      const group = groupOf(spec.group, `above=${number}`);
      list.mean(
        { ...subject, group, unit: "share" },
        "share",
        figures.map((f) => f.above[n]!),
      );
    });
    if (spec.kind === "busy") addShareOfDuty(list, results, levels, i, "utilisation");
    if (spec.kind === "turning") addShareOfDuty(list, results, levels, i, "turningShare");
  });
}

/**
 * Hours of a level of servers over scheduled server-hours: busy ones (a server that a blocked vehicle occupies is
 * busy), or those away after a use.
 */
function addShareOfDuty(
  list: RowList,
  results: readonly RunResult[],
  levels: LevelPlan,
  level: number,
  metric: "utilisation" | "turningShare",
): void {
  const { checkpoint, group } = levels.specs[level]!;
  const duty = levels.index("onDuty", checkpoint, group);
  const subject = { checkpoint, flow: "*", group: groupOf(group), metric, unit: "share" };
  const used = results.map((r) => r.levels[level]!.integral);
  const scheduled = results.map((r) => r.levels[duty]!.integral);
  list.ratio(subject, "mean", used, scheduled);
}

/** Rows of what stands before the gates: on the road, in the waiting area, its length, and when it is longest. */
export function addQueues(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  levels: LevelPlan,
): void {
  gatesOf(model).forEach((gate, g) => {
    const group = groupOf(gateGroup(gate));
    const subject = (metric: string, unit: string) => ({
      checkpoint: gate.checkpoint,
      flow: "*",
      group,
      metric,
      unit,
    });
    addFigures(
      list,
      subject("waitingArea", "vehicles"),
      results.map((r) => r.areas[g]!),
    );
    const roads = results.map((r) => r.roads[g]!);
    addFigures(list, subject("road", "vehicles"), roads);
    addFigures(list, subject("queueKm", "km"), roads, gate.metresPerVehicle / 1000);
    const index = levels.index("queueLength", gate.checkpoint, gateGroup(gate));
    list.mean(
      subject("peakAt", "h"),
      "mean",
      results.map((r) => r.levels[index]!.maxAt),
      1 / HOUR,
    );
  });
  const hours = (model.length - model.warmup) / HOUR;
  model.checkpoints.forEach((checkpoint, c) => {
    const subject = (metric: string, unit: string) => ({ checkpoint, flow: "*", group: "*", metric, unit });
    list.mean(
      subject("throughput", "vehicles/h"),
      "mean",
      results.map((r) => r.crossings[c]! / hours),
    );
    list.mean(
      subject("lastExit", "h"),
      "mean",
      results.map((r) => r.lastExit[c]!),
      1 / HOUR,
    );
  });
}

/** Rows of the stages: waits, services and busy periods. */
export function addStages(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  exactUpTo: number,
): void {
  model.stages.forEach(({ spec, checkpoint }, s) => {
    const figures = results.map((r) => r.stages[s]!);
    const subject = (metric: string) => ({
      checkpoint,
      flow: "*",
      group: `stage=${spec.id}`,
      metric,
      unit: "h",
    });
    const each = figures.map((f) => Tally.merged([f.wait], exactUpTo));
    const pooled = Tally.merged(
      figures.map((f) => f.wait),
      exactUpTo,
    );
    const visits = figures.map((f) => f.visits);
    list.mean({ ...subject("stageWait"), unit: "visits" }, "count", visits);
    list.ratio(
      subject("stageWait"),
      "mean",
      each.map((t) => t.sum),
      visits,
      1 / HOUR,
    );
    list.pooled(
      subject("stageWait"),
      "sd",
      pooled.sd,
      each.map((t) => t.sd),
      1 / HOUR,
      pooled.count,
    );
    for (const [statistic, p] of UPPER_QUANTILES) {
      const values = each.map((t) => t.quantile(p));
      list.pooled(subject("stageWait"), statistic, pooled.quantile(p), values, 1 / HOUR, pooled.count);
    }
    list.ratio(
      subject("stageService"),
      "mean",
      figures.map((f) => f.serviceSum),
      visits,
      1 / HOUR,
    );
    list.ratio(
      subject("stageTime"),
      "mean",
      figures.map((f) => f.timeSum),
      visits,
      1 / HOUR,
    );
    const busy = figures.map((f) => f.busyPeriods);
    list.ratio(
      subject("busyPeriod"),
      "mean",
      busy.map((b) => (b.count === 0 ? 0 : b.mean * b.count)),
      busy.map((b) => b.count),
      1 / HOUR,
    );
    const periods = Moments.pooled(busy);
    list.pooled(
      subject("busyPeriod"),
      "sd",
      periods.sd,
      busy.map((b) => Math.sqrt(b.variance)),
      1 / HOUR,
      periods.count,
    );
  });
}
