/** Makes the drivers of a model live for one replication. */
import type { Stream } from "../../kernel/stream.ts";
import type { Model } from "../compile.ts";
import type { World } from "../post.ts";
import { DriverDraws, daysBefore } from "./driver-draws.ts";
import { DriverOffice } from "./driver-office.ts";
import { DriverPool } from "./driver-pool.ts";

/** The office of all drivers; null where there are none. Still to be tied to the road. */
export function buildDrivers(
  model: Model,
  world: World,
  streams: (purpose: string) => Stream,
): DriverOffice | null {
  const { drivers } = model;
  if (drivers === null) return null;
  const draws = model.flows.map(({ id }, f) => {
    const flow = drivers.flows[f]!;
    if (flow === null) return null;
    return new DriverDraws(flow, drivers.pools[flow.pool]!, (purpose) => streams(`flow:${id}/${purpose}`));
  });
  return new DriverOffice(world, draws, (granted) =>
    drivers.pools.map((pool) => {
      const used = daysBefore(pool, pool.clock.day(0), streams(`drivers:${pool.id}/used`));
      return new DriverPool(world, pool, used, granted);
    }),
  );
}
