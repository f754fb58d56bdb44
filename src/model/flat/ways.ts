/** Where the vehicles of the flat engine go next where lots are drawn, and which stages they usually come to. */
import { greatest } from "d3-array";
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

/** Drawn for all vehicles of a flow, times of fewer than these are not worth it: the others' are drawn for nothing. */
const WORTH_DRAWING = 0.1;

/**
 * Stages for which times are drawn for all vehicles of a flow, with the lap on which most of those who come there first do:
 * where enough do by ways without lots.
 */
export function usualStages(model: Model, flow: number): Map<number, number> {
  const places = model.stages.length + 1;
  const { channels, spec } = model.flows[flow]!;
  const coming = new Map<number, Map<number, number>>();
  for (let c = 0; c < Math.max(1, channels.length); c += 1) {
    const start = (flow * model.channels + c) * places;
    const share = channels.length > 1 ? (spec.channels?.[channels[c]!] ?? 0) : 1;
    for (const [stage, lap] of onlyWay(model.rows.slice(start, start + places))) {
      const laps = coming.get(stage) ?? new Map<number, number>();
      coming.set(stage, laps.set(lap, (laps.get(lap) ?? 0) + share));
    }
  }
  const usual = Array.from(
    coming,
    ([stage, laps]) => [stage, greatest([...laps], ([, share]) => share)!] as const,
  );
  return new Map(
    usual.filter(([, [, share]]) => share >= WORTH_DRAWING).map(([stage, [lap]]) => [stage, lap]),
  );
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
