/**
 * Summary rows of closures: the queue they leave, how long until it is normal again, who met them, and by how much
 * vehicles were held back before the border.
 */
import type { ClosureModel } from "../../model/closures/compile-closures.ts";
import type { Model } from "../../model/compile.ts";
import type { ClosureQueue } from "../closure-figures.ts";
import type { RunResult } from "../run-result.ts";
import type { RowList, Subject } from "./rows.ts";
import type { Scope } from "./scope.ts";
import { addTimesByFlow } from "./times-rows.ts";

const HOUR = 3600;

/** Group of a closure's rows, and of one of its periods. */
function closureGroup(id: string, begins?: string): string {
  return begins === undefined ? `closure=${id}` : `closure=${id},begins=${begins}`;
}

/** Rows of every closure at each of its checkpoints; of each period too where there are several on given dates. */
export function addClosures(list: RowList, results: readonly RunResult[], model: Model): void {
  model.closures.forEach((closure, c) => {
    closure.checkpoints.forEach((checkpoint, i) => {
      const id = model.checkpoints[checkpoint]!;
      const queues = results.map((r) => r.closures!.closures[c]!.queues[i]!);
      addQueue(list, id, closureGroup(closure.id), queues, model.length);
      const periods = closure.periods ?? [];
      if (periods.length > 1) {
        periods.forEach((p, k) => {
          const group = closureGroup(closure.id, model.clock.iso(p.from));
          addQueue(
            list,
            id,
            group,
            queues.map((q) => [q[k]!]),
            model.length,
          );
        });
      }
      addMet(list, results, model, closure, c, checkpoint);
    });
  });
}

/** @param queues by replication, then by period */
function addQueue(
  list: RowList,
  checkpoint: string,
  group: string,
  queues: readonly (readonly ClosureQueue[])[],
  end: number,
): void {
  const subject = (metric: string, unit: string): Subject => ({ checkpoint, flow: "*", group, metric, unit });
  const mean = (values: readonly number[]) => {
    const known = values.filter((v) => !Number.isNaN(v));
    return known.reduce((a, b) => a + b, 0) / known.length;
  };
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const longest = queues.map((each) =>
    each.reduce<ClosureQueue | null>((a, q) => (a === null || q.peak > a.peak ? q : a), null),
  );
  list.mean(
    subject("closures", "closures"),
    "count",
    queues.map((each) => each.length),
  );
  const closed = queues.map((each) => sum(each.map((q) => Math.min(q.to, end) - Math.max(q.from, 0))));
  list.mean(subject("closedTime", "h"), "mean", closed, 1 / HOUR);
  list.mean(
    subject("closurePeak", "vehicles"),
    "mean",
    longest.map((q) => q?.peak ?? Number.NaN),
  );
  list.mean(
    subject("closurePeakAt", "h"),
    "mean",
    longest.map((q) => q?.peakAt ?? Number.NaN),
    1 / HOUR,
  );
  list.mean(
    subject("stranded", "vehicles"),
    "mean",
    queues.map((each) => mean(each.map((q) => q.stranded))),
  );
  list.mean(
    subject("normalQueue", "vehicles"),
    "mean",
    queues.map((each) => mean(each.map((q) => q.normal))),
  );
  list.mean(
    subject("recoveryTime", "h"),
    "mean",
    queues.map((each) => mean(each.map((q) => q.recovery))),
    1 / HOUR,
  );
  const recovered = queues.map((each) => each.filter((q) => !Number.isNaN(q.recovery)).length);
  list.ratio(
    subject("recovered", "share"),
    "share",
    recovered,
    queues.map((each) => each.length),
  );
}

/** Vehicles that met a closure, and their delay: of all flows at a checkpoint and of each. */
function addMet(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  closure: ClosureModel,
  c: number,
  checkpoint: number,
): void {
  const mine = model.flows.flatMap((f, i) => (f.checkpoint === checkpoint && closure.meets[i] ? [i] : []));
  const add = (flow: string, flows: readonly number[]) => {
    const subject = (metric: string, unit: string): Subject => ({
      checkpoint: model.checkpoints[checkpoint]!,
      flow,
      group: closureGroup(closure.id),
      metric,
      unit,
    });
    const of = (pick: "met" | "delay") =>
      results.map((r) => flows.reduce((sum, f) => sum + r.closures!.closures[c]![pick][f]!, 0));
    list.mean(subject("closureMet", "vehicles"), "count", of("met"));
    list.mean(subject("closureDelay", "vehicle h"), "mean", of("delay"), 1 / HOUR);
  };
  add("*", mine);
  for (const f of mine) add(model.flows[f]!.id, [f]);
}

/** Rows of how long closures held vehicles back before the border; none where no flow does anything but come. */
export function addHeld(
  list: RowList,
  results: readonly RunResult[],
  model: Model,
  scope: Scope,
  exactUpTo: number,
): void {
  if (scope.group !== "*" || model.closures.length === 0 || !model.delaysBefore) return;
  addTimesByFlow(list, results, scope, "heldTime", (r, f) => r.closures!.held[f]!, exactUpTo);
}
