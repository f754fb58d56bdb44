/** Where the vehicles of the flat engine go next where lots are drawn, and which stages they come to for sure. */
import type { Model } from "../compile.ts";
import type { Router } from "../router.ts";
import type { Vehicles } from "../vehicles.ts";

/** Asks the router of the general engine. */
export class WaysByLot {
  readonly #router: Router;
  readonly #asker: Vehicles;

  /** @param asker columns that the router reads; the first entry is there to ask with */
  constructor(router: Router, asker: Vehicles) {
    this.#router = router;
    this.#asker = asker;
  }

  /** The stage to which a vehicle goes after another (-1: at the entrance), EXIT or TURNED_BACK. */
  after(flow: number, channel: number, number: number, lap: number, stage: number): number {
    const asker = this.#asker;
    asker.flow[0] = flow;
    asker.channel[0] = channel;
    asker.number[0] = number;
    asker.lap[0] = lap;
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
