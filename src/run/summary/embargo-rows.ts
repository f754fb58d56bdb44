/**
 * Summary rows of embargoes: who waited, was never loaded, excepted, stopped or diverted, in vehicles and wagons; the
 * time lost; how long until those who waited are loaded and the line at the border is back to normal.
 */

import type { Model } from "../../model/compile.ts";
import type { EmbargoModel } from "../../model/embargoes/compile-embargoes.ts";
import type { EmbargoCounts } from "../../model/embargoes/embargo-ledger.ts";
import type { EmbargoFigures } from "../embargo-figures.ts";
import type { RunResult } from "../run-result.ts";
import type { RowList, Subject } from "./rows.ts";
import type { Scope } from "./scope.ts";
import { addTimesByFlow } from "./times-rows.ts";

const HOUR = 3600;

/** Metrics of counts: of vehicles, and beside them of wagons where there are trains. */
const COUNTS = [
  ["embargoHeld", "held"],
  ["embargoStillHeld", "stillHeld"],
  ["embargoLost", "lost"],
  ["embargoExcepted", "excepted"],
  ["embargoStopped", "stopped"],
  ["embargoDiverted", "diverted"],
] as const;
/** Metrics of sums of time. */
const TIMES = [
  ["embargoHeldTime", "heldTime"],
  ["embargoBeyondTime", "beyondTime"],
  ["embargoStoppedTime", "stoppedTime"],
] as const satisfies readonly (readonly [string, keyof EmbargoCounts])[];

/** Rows of every embargo at each of its checkpoints; and of those who came into a flow by a diversion. */
export function addEmbargoes(list: RowList, results: readonly RunResult[], model: Model): void {
  model.embargoes.forEach((embargo, e) => {
    const figures = results.map((r) => r.embargoes!.embargoes[e]!);
    embargo.checkpoints.forEach((c, i) => {
      addQueue(list, model, embargo, c, i, figures);
      const mine = model.flows.flatMap((f, k) => (f.checkpoint === c && embargo.meets[k] ? [k] : []));
      addCounts(list, model, embargo, c, "*", mine, figures);
      for (const k of mine) addCounts(list, model, embargo, c, model.flows[k]!.id, [k], figures);
    });
  });
  const targets = new Set(model.embargoes.map((e) => e.divertTo).filter((f) => f >= 0));
  for (const f of targets) {
    const { id, spec } = model.flows[f]!;
    const came = results.map((r) => r.embargoes!.came[f]!);
    list.mean(
      { checkpoint: spec.at, flow: id, group: "*", metric: "cameDiverted", unit: "vehicles" },
      "count",
      came,
    );
  }
}

function addQueue(
  list: RowList,
  model: Model,
  { id, to }: EmbargoModel,
  c: number,
  i: number,
  figures: readonly EmbargoFigures[],
): void {
  const subject = (metric: string, unit: string): Subject => ({
    checkpoint: model.checkpoints[c]!,
    flow: "*",
    group: `embargo=${id}`,
    metric,
    unit,
  });
  const queues = figures.map((f) => f.queues[i]!);
  const hours = (metric: string, values: readonly number[]) =>
    list.mean(subject(metric, "h"), "mean", values, 1 / HOUR);
  list.mean(
    subject("embargoPeak", "vehicles"),
    "mean",
    queues.map((q) => q.peak),
  );
  hours(
    "embargoPeakAt",
    queues.map((q) => q.peakAt),
  );
  if (to >= model.length) return;
  hours(
    "clearTime",
    figures.map((f) => f.clearTime),
  );
  hours(
    "recoveryTime",
    queues.map((q) => q.recovery),
  );
  const recovered = queues.map((q) => (Number.isNaN(q.recovery) ? 0 : 1));
  list.ratio(
    subject("recovered", "share"),
    "share",
    recovered,
    queues.map(() => 1),
  );
}

function addCounts(
  list: RowList,
  model: Model,
  embargo: EmbargoModel,
  c: number,
  flow: string,
  flows: readonly number[],
  figures: readonly EmbargoFigures[],
): void {
  const subject = (metric: string, unit: string): Subject => ({
    checkpoint: model.checkpoints[c]!,
    flow,
    group: `embargo=${embargo.id}`,
    metric,
    unit,
  });
  const sums = (name: keyof EmbargoCounts) =>
    figures.map(({ counts }) => flows.reduce((sum, f) => sum + counts[f]![name], 0));
  const trains = flows.some((f) => model.flows[f]!.spec.train !== undefined);
  for (const [metric, name] of COUNTS) {
    if (!happens(embargo, name)) continue;
    list.mean(subject(metric, "vehicles"), "count", sums(name));
    if (trains) list.mean(subject(`${metric}Wagons`, "wagons"), "count", sums(`${name}Wagons`));
  }
  for (const [metric, name] of TIMES) {
    if (happens(embargo, name)) list.mean(subject(metric, "vehicle h"), "mean", sums(name), 1 / HOUR);
  }
}

/** Whether an embargo can have such a figure at all. */
function happens({ loading, underWay, exceptions, ends }: EmbargoModel, name: string): boolean {
  switch (name) {
    case "lost":
      return loading === "lost";
    case "excepted":
      return exceptions.some((e) => e !== null);
    case "stopped":
    case "stoppedTime":
      return underWay === "stop";
    case "diverted":
      return underWay === "divert";
    case "beyondTime":
      return loading === "waits" && ends.length > 1;
    default:
      return loading === "waits";
  }
}

/** Rows of how much later those who crossed were at the border. */
export function addEmbargoTime(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  scope: Scope,
  exactUpTo: number,
): void {
  if (scope.group !== "*" || model.embargoes.length === 0) return;
  addTimesByFlow(list, results, scope, "embargoTime", (r, f) => r.embargoes!.lost[f]!, exactUpTo);
}
