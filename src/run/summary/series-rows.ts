/** Measures over time: their mean and spread over the replications at each tick. */
import type { Model } from "../../model/compile.ts";
import { gateGroup, gatesOf, type LevelPlan } from "../../model/levels.ts";
import { quantileSorted } from "../../statistics/quantile.ts";
import type { Series } from "../report.ts";
import type { RunResult } from "../run-result.ts";

/** A value of one replication at one tick. */
type ValueAt = (result: RunResult, tick: number) => number;

/** All series of a model. */
export function seriesOf(results: readonly RunResult[], model: Model, levels: LevelPlan): Series[] {
  const { every } = model.scenario.measures;
  const ticks = Math.floor(model.length / every) + 1;
  const time = Array.from({ length: ticks }, (_, t) => model.clock.iso(t * every));
  const found: Series[] = [];
  const add = (checkpoint: string, measure: string, unit: string, value: ValueAt) =>
    found.push({ checkpoint, measure, unit, time, ...spread(results, ticks, value) });
  const levelAt =
    (i: number): ValueAt =>
    (r, t) =>
      r.series[i * ticks + t]!;
  levels.specs.forEach(({ kind, checkpoint, group }, i) => {
    if (kind === "present" || kind === "waitingArea" || kind === "road") return;
    const name = group === "" ? kind : `${kind}:${group.slice(group.indexOf("=") + 1)}`;
    add(checkpoint, name, kind === "busy" || kind === "onDuty" ? "servers" : "vehicles", levelAt(i));
    if (kind === "atPost") add(checkpoint, "empty", "share", (r, t) => (levelAt(i)(r, t) === 0 ? 1 : 0));
  });
  for (const gate of gatesOf(model)) {
    const i = levels.index("queueLength", gate.checkpoint, gateGroup(gate));
    const suffix = gate.side === "" ? "" : `:${gate.side}`;
    const own = (kind: "waitingArea" | "road") => levels.index(kind, gate.checkpoint, gateGroup(gate));
    const [inArea, onRoad] = [own("waitingArea"), own("road")];
    const road: ValueAt =
      onRoad < 0 ? (r, t) => Math.max(0, levelAt(i)(r, t) - gate.waitingArea) : levelAt(onRoad);
    const area: ValueAt =
      inArea < 0 ? (r, t) => Math.min(levelAt(i)(r, t), gate.waitingArea) : levelAt(inArea);
    add(gate.checkpoint, `waitingArea${suffix}`, "vehicles", area);
    add(gate.checkpoint, `road${suffix}`, "vehicles", road);
    add(gate.checkpoint, `queueKm${suffix}`, "km", (r, t) => (road(r, t) * gate.metresPerVehicle) / 1000);
  }
  model.electronic.forEach((gate, d) => {
    if (gate.kind !== "slots") return;
    const suffix = gate.side === "" ? "" : `:${gate.side}`;
    add(gate.checkpoint, `daysUntilFree${suffix}`, "d", (r, t) => r.booking!.desks[d]!.untilFree[t]!);
  });
  model.permits?.pools.forEach(({ id }, p) => {
    add("*", `permitStock:${id}`, "permits", (r, t) => r.permits!.pools[p]!.stockSeries[t]!);
    add("*", `permitQueue:${id}`, "vehicles", (r, t) => r.permits!.pools[p]!.lineSeries[t]!);
  });
  model.checkpoints.forEach((id, c) => {
    const crossedBy: ValueAt = (r, t) => r.crossedSeries[c * ticks + t]!;
    const rate: ValueAt = (r, t) => (t === 0 ? 0 : (crossedBy(r, t) - crossedBy(r, t - 1)) / (every / 3600));
    add(id, "throughput", "vehicles/h", rate);
  });
  return found;
}

function spread(
  results: readonly RunResult[],
  ticks: number,
  value: ValueAt,
): Pick<Series, "mean" | "p05" | "p95"> {
  const mean = new Float64Array(ticks);
  const p05 = new Float64Array(ticks);
  const p95 = new Float64Array(ticks);
  const values = new Float64Array(results.length);
  for (let t = 0; t < ticks; t += 1) {
    let sum = 0;
    results.forEach((r, i) => {
      values[i] = value(r, t);
      sum += values[i]!;
    });
    values.sort();
    mean[t] = sum / results.length;
    p05[t] = quantileSorted(values, 0.05);
    p95[t] = quantileSorted(values, 0.95);
  }
  return { mean, p05, p95 };
}
