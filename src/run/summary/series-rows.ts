/** Measures over time: their mean and spread over the replications at each tick. */
import type { Model } from "../../model/compile.ts";
import { gateGroup, gatesOf, type LevelPlan } from "../../model/levels.ts";
import type { Series } from "../report.ts";
import { DRIVER_LEVELS, type RunResult } from "../run-result.ts";
import { bandOf, type Made } from "./band.ts";
import { DRIVER_METRICS } from "./driver-rows.ts";
import { levelUnit } from "./level-unit.ts";

/** Columns that were recorded, and what a measure is at each of their values. */
type Source = readonly [columns: readonly Float64Array[], made?: Made];

/** All series of a model. */
export function seriesOf(results: readonly RunResult[], model: Model, levels: LevelPlan): Series[] {
  const { every } = model.scenario.measures;
  const ticks = Math.floor(model.length / every) + 1;
  const time = Array.from({ length: ticks }, (_, t) => model.clock.iso(t * every));
  const found: Series[] = [];
  /** @param columns values at each tick, a column a replication @param made what is made of each first, if anything */
  const add = (
    checkpoint: string,
    measure: string,
    unit: string,
    columns: readonly Float64Array[],
    made?: Made,
  ) => found.push({ checkpoint, measure, unit, time, ...bandOf(columns, made) });
  const level = (i: number) => results.map((r) => r.series.subarray(i * ticks, (i + 1) * ticks));
  levels.specs.forEach((spec, i) => {
    const { kind, checkpoint, group } = spec;
    if (kind === "present" || kind === "waitingArea" || kind === "road") return;
    const name = group === "" ? kind : `${kind}:${group.slice(group.indexOf("=") + 1)}`;
    const columns = level(i);
    add(checkpoint, name, levelUnit(model, spec), columns);
    if (kind === "atPost") add(checkpoint, "empty", "share", columns, (here) => (here === 0 ? 1 : 0));
  });
  for (const gate of gatesOf(model)) {
    const { checkpoint, waitingArea, metresPerVehicle } = gate;
    const columns = level(levels.index("queueLength", checkpoint, gateGroup(gate)));
    const suffix = gate.side === "" ? "" : `:${gate.side}`;
    const own = (kind: "waitingArea" | "road") => levels.index(kind, checkpoint, gateGroup(gate));
    const [inArea, onRoad] = [own("waitingArea"), own("road")];
    const inWaitingArea: Made = (length) => Math.min(length, waitingArea);
    const beyond: Made = (length) => Math.max(0, length - waitingArea);
    const km: Made = (length) => (length * metresPerVehicle) / 1000;
    const area: Source = inArea < 0 ? [columns, inWaitingArea] : [level(inArea)];
    const road: Source = onRoad < 0 ? [columns, beyond] : [level(onRoad)];
    const roadKm: Source = onRoad < 0 ? [columns, (length) => km(beyond(length))] : [level(onRoad), km];
    add(checkpoint, `waitingArea${suffix}`, "vehicles", ...area);
    add(checkpoint, `road${suffix}`, "vehicles", ...road);
    add(checkpoint, `queueKm${suffix}`, "km", ...roadKm);
  }
  model.electronic.forEach((gate, d) => {
    if (gate.kind !== "slots") return;
    const suffix = gate.side === "" ? "" : `:${gate.side}`;
    const untilFree = results.map((r) => r.booking!.desks[d]!.untilFree);
    add(gate.checkpoint, `daysUntilFree${suffix}`, "d", untilFree);
  });
  model.permits?.pools.forEach(({ id }, p) => {
    const pools = results.map((r) => r.permits!.pools[p]!);
    const column = (of: (pool: (typeof pools)[number]) => ArrayLike<number>) =>
      pools.map((pool) => Float64Array.from(of(pool)));
    add(
      "*",
      `permitStock:${id}`,
      "permits",
      column((pool) => pool.stockSeries),
    );
    add(
      "*",
      `permitQueue:${id}`,
      "vehicles",
      column((pool) => pool.lineSeries),
    );
  });
  model.drivers?.pools.forEach(({ id, rule }, p) => {
    DRIVER_LEVELS.forEach((name, i) => {
      if (!rule.limited && name === "outOfDays") return;
      const columns = results.map((r) => r.drivers!.pools[p]!.series[i]!);
      add("*", `${DRIVER_METRICS[i]}:${id}`, name === "waiting" ? "vehicles" : "drivers", columns);
    });
  });
  model.checkpoints.forEach((id, c) => {
    const rates = results.map(({ crossedSeries }) => {
      const crossed = crossedSeries.subarray(c * ticks, (c + 1) * ticks);
      const rate = new Float64Array(ticks);
      for (let t = 1; t < ticks; t += 1) rate[t] = (crossed[t]! - crossed[t - 1]!) / (every / 3600);
      return rate;
    });
    add(id, "throughput", "vehicles/h", rates);
  });
  return found;
}
