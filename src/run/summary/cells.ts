/** Times of vehicles over replications: which cells belong together, and their pooled and separate tallies. */
import type { Model } from "../../model/compile.ts";
import { Tally } from "../../statistics/tally.ts";
import type { VehicleMetric } from "../report.ts";
import { type CellTallies, RECORDED, type RunResult } from "../run-result.ts";
import { bookingTimesOf } from "./booking-times.ts";
import { permitTimesOf } from "./permit-times.ts";
import type { Scope, Times, Whose } from "./scope.ts";

/** Where a metric is recorded; null for one that is zero in every model of this version. */
const RECORDED_AS: Readonly<Record<VehicleMetric, (typeof RECORDED)[number] | null>> = {
  permitWait: null,
  slotWait: null,
  queueWait: "queueWait",
  insideTime: "insideTime",
  serviceTime: "serviceTime",
  insideWait: "insideWait",
  blockedTime: "blockedTime",
  awayTime: "awayTime",
  borderTime: "borderTime",
  totalDelay: "borderTime",
};

/** All scopes of a model: each flow, each of its channels, each checkpoint, and everything. */
export function scopesOf(model: Model): Scope[] {
  const cell = (f: number, c: number) => f * model.channels + c;
  const all = (f: number) => Array.from({ length: model.channels }, (_, c) => cell(f, c));
  const scopes: Scope[] = [];
  const indexes = model.flows.map((_, f) => f);
  const combined = (checkpoint: string, flows: readonly number[]) =>
    scopes.push({ checkpoint, flow: "*", group: "*", cells: flows.flatMap(all), flows });
  if (model.checkpoints.length > 1) combined("*", indexes);
  model.checkpoints.forEach((id, c) => {
    combined(
      id,
      indexes.filter((f) => model.flows[f]!.checkpoint === c),
    );
  });
  model.flows.forEach((flow, f) => {
    const checkpoint = model.checkpoints[flow.checkpoint]!;
    scopes.push({ checkpoint, flow: flow.id, group: "*", cells: all(f), flows: [f] });
    if (flow.channels.length < 2) return;
    flow.channels.forEach((name, c) => {
      scopes.push({ checkpoint, flow: flow.id, group: `channel=${name}`, cells: [cell(f, c)], flows: [f] });
    });
  });
  return scopes;
}

/** The times of a metric in a scope, null where it is zero throughout. */
export function timesOf(
  results: readonly RunResult[],
  scope: Scope,
  metric: VehicleMetric,
  whose: Whose,
  exactUpTo: number,
): Times | null {
  if (results[0]?.booking != null && (metric === "slotWait" || metric === "totalDelay")) {
    return bookingTimesOf(results, scope, metric, whose, exactUpTo);
  }
  if (results[0]?.permits != null && (metric === "permitWait" || metric === "totalDelay")) {
    return permitTimesOf(results, scope, metric, whose, exactUpTo);
  }
  const name = RECORDED_AS[metric];
  if (name === null) return null;
  const m = RECORDED.indexOf(name);
  const plainsOf = (cells: readonly CellTallies[]) =>
    scope.cells.map((c) => cells[c]![m]).filter((p) => p != null);
  const each = results.map((r) => {
    const plains = plainsOf(r.crossed);
    if (whose === "with-unfinished") plains.push(...plainsOf(r.unfinished));
    return Tally.merged(plains, exactUpTo);
  });
  if (results.length > 0 && scope.cells.every((c) => results[0]!.crossed[c]![m] === null)) return null;
  const pooled = Tally.merged(
    each.map((t) => t.toPlain()),
    exactUpTo,
  );
  return { pooled, each };
}
