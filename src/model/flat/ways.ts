/** Where vehicles go next, from a table; only where lots are drawn is the router asked. */
import type { Model } from "../compile.ts";
import type { Router } from "../router.ts";
import type { Vehicles } from "../vehicles.ts";
import { ROW_BITS, VEHICLE } from "./layout.ts";
import type { VehicleTable } from "./rows.ts";

/** In the table: one of several ways, by lot. */
const BY_LOT = -3;
const BITS = ROW_BITS + 0;
const { flow: FLOW, number: NUMBER, channel: CHANNEL, lap: LAP, ways: WAYS } = VEHICLE;

/** Ways of all vehicles. */
export class Ways {
  /** From where a vehicle's ways begin: the entrance, then stage by stage; the row of the only one, or BY_LOT. */
  readonly #only: Int32Array;
  readonly #router: Router;
  readonly #asker: Vehicles;

  /** @param asker columns that the router reads; the first entry is the flat engine's to ask with */
  constructor(model: Model, router: Router, asker: Vehicles) {
    this.#only = Int32Array.from(model.rows, (row) => (row.length === 1 ? rowOf(row[0]!.to) : BY_LOT));
    this.#router = router;
    this.#asker = asker;
  }

  /** The row of the first stage of a vehicle, or EXIT if it passes none. */
  entrance(table: VehicleTable, v: number): number {
    const only = this.#only[table.ints[v + WAYS]!]!;
    return only === BY_LOT ? this.#ask(table, v, -1) : only;
  }

  /** The row of the stage to which a vehicle goes after another, EXIT or TURNED_BACK. */
  after(table: VehicleTable, v: number, stage: number): number {
    const only = this.#only[table.ints[v + WAYS]! + (stage >> BITS) + 1]!;
    return only === BY_LOT ? this.#ask(table, v, stage >> BITS) : only;
  }

  #ask({ ints }: VehicleTable, v: number, stage: number): number {
    const asker = this.#asker;
    asker.flow[0] = ints[v + FLOW]!;
    asker.channel[0] = ints[v + CHANNEL]!;
    asker.number[0] = ints[v + NUMBER]!;
    asker.lap[0] = ints[v + LAP]!;
    return rowOf(stage < 0 ? this.#router.entrance(0) : this.#router.after(0, stage));
  }
}

function rowOf(to: number): number {
  return to < 0 ? to : to << BITS;
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
