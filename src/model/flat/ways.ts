/** Where vehicles go next, from a table; only where lots are drawn is the router asked. */
import type { Model } from "../compile.ts";
import type { Router } from "../router.ts";
import type { Vehicles } from "../vehicles.ts";
import type { FlatVehicle } from "./places.ts";

/** In the table: one of several ways, by lot. */
const BY_LOT = -3;

/** Ways of all vehicles. */
export class Ways {
  /** From where a vehicle's ways begin: the entrance, then stage by stage; the only one, or BY_LOT. */
  readonly #only: Int32Array;
  readonly #router: Router;
  readonly #asker: Vehicles;

  /** @param asker columns that the router reads; the first entry is the flat engine's to ask with */
  constructor(model: Model, router: Router, asker: Vehicles) {
    this.#only = Int32Array.from(model.rows, (row) => (row.length === 1 ? row[0]!.to : BY_LOT));
    this.#router = router;
    this.#asker = asker;
  }

  /** The first stage of a vehicle, or EXIT if it passes none. */
  entrance(v: FlatVehicle): number {
    const only = this.#only[v.ways]!;
    return only === BY_LOT ? this.#ask(v, -1) : only;
  }

  /** The stage to which a vehicle goes after another, EXIT or TURNED_BACK. */
  after(v: FlatVehicle, stage: number): number {
    const only = this.#only[v.ways + stage + 1]!;
    return only === BY_LOT ? this.#ask(v, stage) : only;
  }

  #ask(v: FlatVehicle, stage: number): number {
    const asker = this.#asker;
    asker.flow[0] = v.flow.index;
    asker.channel[0] = v.channel;
    asker.number[0] = v.number;
    asker.lap[0] = v.lap;
    return stage < 0 ? this.#router.entrance(0) : this.#router.after(0, stage);
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
