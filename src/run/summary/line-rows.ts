/** Summary rows of the line before stations: trains that were ever abandoned, of all flows of a gate and of each. */
import type { Model } from "../../model/compile.ts";
import { gateGroup, gatesOf } from "../../model/levels.ts";
import type { LineFound } from "../line-figures.ts";
import type { RunResult } from "../run-result.ts";
import type { RowList, Subject } from "./rows.ts";

const HOUR = 3600;

/** Rows of every gate with a line before it on which trains may be abandoned. */
export function addLines(list: RowList, results: readonly RunResult[], model: Model): void {
  const gates = gatesOf(model).filter((g) => g.line !== undefined);
  gates.forEach((gate, i) => {
    if (gate.line?.abandonedAfter === undefined) return;
    const group = gateGroup(gate) === "" ? "*" : gateGroup(gate);
    const found = results.map((r) => r.lines![i]!);
    const mine = model.flows.flatMap((f, k) =>
      f.spec.at === gate.checkpoint && f.side === gate.side ? [k] : [],
    );
    const add = (flow: string, flows: readonly number[]) => {
      const subject = (metric: string, unit: string): Subject => ({
        checkpoint: gate.checkpoint,
        flow,
        group,
        metric,
        unit,
      });
      const sums = (of: keyof LineFound) => found.map((f) => flows.reduce((sum, k) => sum + f[of][k]!, 0));
      list.mean(subject("everAbandoned", "vehicles"), "count", sums("trains"));
      list.mean(subject("everAbandonedWagons", "wagons"), "count", sums("wagons"));
      list.mean(subject("abandonments", "abandonments"), "count", sums("times"));
      list.mean(subject("restartTime", "vehicle h"), "mean", sums("restartTime"), 1 / HOUR);
    };
    add("*", mine);
    for (const k of mine) add(model.flows[k]!.id, [k]);
  });
}
