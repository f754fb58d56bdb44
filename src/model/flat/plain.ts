/**
 * Which ordinary posts are plain: they have nothing that the inner loop for plain posts leaves out (`core/kinds.ts`), and so
 * run on that, with the same results.
 */
import type { SingleStage } from "../../scenario/schema/stage.ts";
import { shiftEndOf } from "../build-stages.ts";
import type { Model } from "../compile.ts";
import type { Loop } from "./core.ts";

/** The loop for the posts of a model. */
export function loopFor(model: Model): Loop {
  return isPlain(model) ? "plain" : "whole";
}

/** Whether the posts of a model that `runsFlat` are plain. */
export function isPlain(model: Model): boolean {
  const { flows, stages, scenario } = model;
  const sides = Object.values(scenario.checkpoints).flatMap(({ sides }) => Object.values(sides ?? {}));
  return (
    // One channel, one priority, nobody comes together with others.
    model.channels === 1 &&
    new Set(flows.map(({ spec }) => spec.priority)).size <= 1 &&
    flows.every(({ spec }) => spec.groups === undefined) &&
    flows.every((_, f) => hasOneWay(model, f)) &&
    // No shared staff, and nobody is interrupted.
    stages.every(({ spec }) => {
      const { uses, servers } = spec as SingleStage;
      return Object.keys(uses ?? {}).length === 0 && shiftEndOf(servers ?? "unlimited") === "finish";
    }) &&
    sides.every(({ atClosing }) => atClosing !== "suspend")
  );
}

/** Whether all vehicles of a flow without channels go one way out. */
function hasOneWay({ rows, stages }: Model, flow: number): boolean {
  const met = new Set<number>();
  for (let at = -1; ; ) {
    const ways = rows[flow * (stages.length + 1) + at + 1]!;
    if (ways.length !== 1 || met.has(at)) return false;
    met.add(at);
    at = ways[0]!.to;
    if (at < 0) return true;
  }
}
