/**
 * Whether the trains of a post hold each other up for good: each waits for room or for wagons that only another of them
 * can free. Both directions filling the tracks that they share do that.
 */
import type { Model } from "../compile.ts";
import { Phase, type Vehicles } from "../vehicles.ts";
import type { RailAtWork } from "./rail-at-work.ts";
import { RegroupStage } from "./regroup-stage.ts";

/**
 * By checkpoint, the trains inside if none of them can move: served and without room elsewhere, waiting for wagons of
 * which none are to come from elsewhere, or in a full yard that holds too little for a departing train. 0 where one can, or none is there.
 */
export function trainsStuck(model: Model, rail: RailAtWork, vehicles: Vehicles): number[] {
  const stuck = model.checkpoints.map(() => 0);
  const moving = model.checkpoints.map(() => false);
  vehicles.visitAll((v) => {
    const phase = vehicles.phase[v]!;
    const { checkpoint, spec } = model.flows[vehicles.flow[v]!]!;
    if (spec.mode !== "train" || phase < Phase.waiting || vehicles.parent[v]! >= 0) return;
    const takes = rail.takers[vehicles.stage[v]!] ? rail.model.takesAt[vehicles.stage[v]!] : null;
    const starved = phase === Phase.waiting && takes && !rail.wagons[takes.stock]!.supplyToCome;
    const stage = rail.departures[vehicles.stage[v]!];
    const stalled = phase === Phase.waiting && stage instanceof RegroupStage && stage.stalled;
    if (phase === Phase.blocked || starved || stalled) stuck[checkpoint]! += 1;
    else moving[checkpoint] = true;
  });
  return stuck.map((trains, c) => (moving[c] ? 0 : trains));
}
