/** Makes the permits of a model live for one replication. */
import type { Stream } from "../../kernel/stream.ts";
import type { Model } from "../compile.ts";
import type { World } from "../post.ts";
import { PermitDraws } from "./permit-draws.ts";
import { PermitOffice } from "./permit-office.ts";

/** The office of all permits; null where there are none. Still to be tied to what lies beyond. */
export function buildPermits(
  model: Model,
  world: World,
  streams: (purpose: string) => Stream,
): PermitOffice | null {
  const { permits } = model;
  if (permits === null) return null;
  const draws = model.flows.map(({ id }, f) => {
    const flow = permits.flows[f]!;
    if (flow === null) return null;
    return new PermitDraws(flow, permits.pools[flow.pool]!, (purpose) => streams(`flow:${id}/${purpose}`));
  });
  return new PermitOffice(world, permits, draws);
}
