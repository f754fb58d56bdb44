/** Times of vehicles over replications: which cells belong together, and their pooled and separate tallies. */
import type { Model } from "../../model/compile.ts";
import type { CountMemory } from "../../statistics/count-memory.ts";
import type { PlainTally } from "../../statistics/tally.ts";
import type { VehicleMetric } from "../report.ts";
import { type CellTallies, RECORDED, type RunResult } from "../run-result.ts";
import { bookingTimesOf } from "./booking-times.ts";
import { MergedTimes, mergedTimes } from "./merged-times.ts";
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

/** The times of the vehicles of one scope. What has been merged is kept: several rows are made of one metric. */
export class ScopeTimes {
  readonly #results: readonly RunResult[];
  readonly #scope: Scope;
  readonly #exactUpTo: number;
  readonly #memory: CountMemory | undefined;
  readonly #merged = new Map<string, Times>();

  /** @param exactUpTo values kept one by one @param memory for counts; nothing is asked once it is freed */
  constructor(results: readonly RunResult[], scope: Scope, exactUpTo: number, memory?: CountMemory) {
    this.#memory = memory;
    this.#results = results;
    this.#scope = scope;
    this.#exactUpTo = exactUpTo;
  }

  /** The times of a metric, null where it is zero throughout. */
  of(metric: VehicleMetric, whose: Whose = "crossed"): Times | null {
    if (this.#results[0]?.booking != null && (metric === "slotWait" || metric === "totalDelay")) {
      return this.#kept(`${metric} ${whose}`, () =>
        bookingTimesOf(this.#results, this.#scope, metric, whose, this.#exactUpTo),
      );
    }
    if (this.#results[0]?.permits != null && (metric === "permitWait" || metric === "totalDelay")) {
      return this.#kept(`${metric} ${whose}`, () =>
        permitTimesOf(this.#results, this.#scope, metric, whose, this.#exactUpTo),
      );
    }
    const name = RECORDED_AS[metric];
    if (name === null) return null;
    const m = RECORDED.indexOf(name);
    const [first] = this.#results;
    if (first !== undefined && this.#scope.cells.every((c) => first.crossed[c]![m] === null)) return null;
    const crossed = this.#kept(name, () => this.#merge(m));
    return whose === "crossed"
      ? crossed
      : this.#kept(`${name} ${whose}`, () => this.#withUnfinished(m, crossed));
  }

  #kept(key: string, make: () => Times): Times {
    const times = this.#merged.get(key) ?? make();
    this.#merged.set(key, times);
    return times;
  }

  #plainsOf(cells: readonly CellTallies[], m: number): PlainTally[] {
    return this.#scope.cells.map((c) => cells[c]![m]).filter((p) => p != null);
  }

  #merge(m: number): Times {
    return mergedTimes(this.#results, (r) => this.#plainsOf(r.crossed, m), this.#exactUpTo, this.#memory);
  }

  #withUnfinished(m: number, { each }: Times): Times {
    const all = each.map((crossed, r) => crossed.with(this.#plainsOf(this.#results[r]!.unfinished, m)));
    return new MergedTimes(all, this.#exactUpTo, this.#memory);
  }
}
