/** Where vehicles go next, from a table; only where lots are drawn is the router asked. */
import type { Model } from "../compile.ts";
import type { Router } from "../router.ts";
import type { Vehicles } from "../vehicles.ts";

/** In the table: one of several ways, by lot. */
const BY_LOT = -3;

/** Ways of all vehicles. */
export class Ways {
  /** By `(flow * channels + channel) * places + place`: the only way on, or BY_LOT. */
  readonly #only: Int32Array;
  readonly #channels: number;
  readonly #places: number;
  readonly #router: Router;
  readonly #vehicles: Vehicles;

  constructor(model: Model, router: Router, vehicles: Vehicles) {
    this.#only = Int32Array.from(model.rows, (row) => (row.length === 1 ? row[0]!.to : BY_LOT));
    this.#channels = model.channels;
    this.#places = model.stages.length + 1;
    this.#router = router;
    this.#vehicles = vehicles;
  }

  /** The first stage of a vehicle, or EXIT if it passes none. */
  entrance(v: number): number {
    const only = this.#only[this.#row(v)]!;
    return only === BY_LOT ? this.#router.entrance(v) : only;
  }

  /** Where a vehicle goes after a stage. */
  after(v: number, stage: number): number {
    const only = this.#only[this.#row(v) + stage + 1]!;
    return only === BY_LOT ? this.#router.after(v, stage) : only;
  }

  #row(v: number): number {
    const { flow, channel } = this.#vehicles;
    return (flow[v]! * this.#channels + channel[v]!) * this.#places;
  }
}

/**
 * Stages that every vehicle of a flow comes to, whatever its channel, with the lap on which it first does: up to the
 * first place where lots are drawn.
 */
export function sureStages(model: Model, flow: number): Map<number, number> {
  const places = model.stages.length + 1;
  const channels = Math.max(1, model.flows[flow]!.channels.length);
  const ways = Array.from({ length: channels }, (_, c) =>
    onlyWay(model.rows.slice((flow * model.channels + c) * places).slice(0, places)),
  );
  return new Map([...ways[0]!].filter(([stage, lap]) => ways.every((way) => way.get(stage) === lap)));
}

/** The stages of a way without lots, each with the lap on which it is first met. */
function onlyWay(rows: Model["rows"]): Map<number, number> {
  const met = new Map<number, number>();
  let lap = 0;
  for (let at = -1; rows[at + 1]!.length === 1; ) {
    const { to } = rows[at + 1]![0]!;
    if (to < 0 || met.has(to)) break;
    if (at >= 0 && to <= at) lap += 1;
    met.set(to, lap);
    at = to;
  }
  return met;
}
