/**
 * Summary rows by wagon and by TEU: each train's times counted for each of its wagons and each TEU, what became of
 * them, and how many pass a day. A group `per=wagon` or `per=teu` beside the rows that count each train once.
 */
import type { Model } from "../../model/compile.ts";
import { type PlainWeightedTally, WeightedTally } from "../../statistics/weighted-tally.ts";
import { OUTCOMES } from "../report.ts";
import type { RunResult } from "../run-result.ts";
import { LOAD_UNITS, TRAIN_TIMES, type TrainFigures } from "../train-figures.ts";
import type { RowList, Subject } from "./rows.ts";
import type { Sample, Scope, Times } from "./scope.ts";
import { addShares, addStatistics } from "./vehicle-rows.ts";

const DAY = 86400;

/** By LOAD_UNITS. */
const NAMES = ["wagons", "TEU"] as const;

/** Rows of the trains in a scope; none where no flow of it has trains. */
export function addTrains(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  scope: Scope,
  exactUpTo: number,
): void {
  if (!model.trains || scope.group !== "*") return;
  const found = results.map((r) => r.trains!);
  // Trains may be diverted to a flow that has none of its own.
  const has = (f: number) =>
    model.flows[f]!.spec.train !== undefined || found.some((t) => t.generated[f]![0]! > 0);
  const flows = scope.flows.filter(has);
  if (flows.length === 0) return;
  const { checkpoint, flow } = scope;
  const days = (model.length - model.warmup) / DAY;
  const perDay = (group: string, name: string, index: number) => {
    const subject = { checkpoint, flow, group, metric: "throughput", unit: `${name}/day` };
    const through = found.map((t) => flows.reduce((sum, f) => sum + t.through[f]![index]!, 0) / days);
    list.mean(subject, "mean", through);
  };
  perDay("per=train", "trains", 0);
  LOAD_UNITS.forEach((unit, u) => {
    const generated = found.map((t) => flows.reduce((sum, f) => sum + t.generated[f]![u]!, 0));
    if (!generated.some((n) => n > 0)) return;
    const group = `per=${unit}`;
    const subject = { checkpoint, flow, group, metric: "", unit: "h" };
    perDay(group, NAMES[u]!, u + 1);
    addFates(list, found, flows, u, subject, generated);
    TRAIN_TIMES.forEach((metric, m) => {
      const each = found.map((t) => flows.map((f) => t.times[f]![u]![m]!));
      addWeighted(list, model, { ...subject, metric }, timesOf(each, exactUpTo), NAMES[u]!);
    });
  });
}

/** What became of the wagons or TEU of some flows: as many as there were, or their share. */
function addFates(
  list: RowList,
  found: readonly TrainFigures[],
  flows: readonly number[],
  unit: number,
  subject: Subject,
  generated: readonly number[],
): void {
  list.mean({ ...subject, metric: "generated", unit: NAMES[unit]! }, "count", generated);
  OUTCOMES.forEach((metric, o) => {
    const became = found.map((t) => flows.reduce((sum, f) => sum + t.outcomes[f]![o * 2 + unit]!, 0));
    list.mean({ ...subject, metric, unit: NAMES[unit]! }, "count", became);
    list.ratio({ ...subject, metric, unit: "share" }, "share", became, generated);
  });
}

function addWeighted(
  list: RowList,
  model: Model,
  subject: Subject,
  times: Times<Sample>,
  counted: string,
): void {
  addStatistics(list, subject, times, counted);
  addShares(list, subject, times, [0, ...model.scenario.measures.thresholds]);
}

/** Rows of the waits at the stages. */
export function addTrainStages(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  exactUpTo: number,
): void {
  if (!model.trains) return;
  model.stages.forEach(({ spec, checkpoint }, s) => {
    LOAD_UNITS.forEach((unit, u) => {
      const times = timesOf(
        results.map((r) => [r.trains!.stageWaits[s]![u]!]),
        exactUpTo,
      );
      if (times.pooled.count === 0) return;
      const group = `stage=${spec.id},per=${unit}`;
      addStatistics(list, { checkpoint, flow: "*", group, metric: "stageWait", unit: "h" }, times, NAMES[u]!);
    });
  });
}

function timesOf(each: readonly (readonly PlainWeightedTally[])[], exactUpTo: number): Times<Sample> {
  return {
    each: each.map((plains) => WeightedTally.merged(plains, exactUpTo)),
    pooled: WeightedTally.merged(each.flat(), exactUpTo),
  };
}
