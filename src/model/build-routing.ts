/** Makes the ways of a model for one replication, with those past stages that are spared where some are. */
import type { Stream } from "../kernel/stream.ts";
import type { Model } from "./compile.ts";
import { compileRows, withoutNext } from "./compile-routes.ts";
import type { World } from "./post.ts";
import { RecognisingRouter } from "./regimes/recognition.ts";
import { Router, type Routing, type Way } from "./router.ts";
import type { Vehicles } from "./vehicles.ts";

type Streams = (purpose: string) => Stream;

/** The router of a model, with its streams of lots. */
export function buildRouter(model: Model, vehicles: Vehicles, streams: Streams): Router {
  const places = model.stages.length + 1;
  const lots = model.flows.flatMap(({ id }) =>
    Array.from({ length: places }, (_, p) =>
      streams(`flow:${id}/way:${p === 0 ? "" : model.stages[p - 1]!.spec.id}`),
    ),
  );
  return new Router(model.rows, { channels: model.channels, places }, lots, vehicles);
}

/** Where vehicles go: the router, around it recognition where a regime has it. */
export function buildRouting(model: Model, world: World, streams: Streams): Routing {
  const ways = buildRouter(model, world.vehicles, streams);
  const recognitions = model.regimes.flatMap((r) => r.recognitions);
  if (recognitions.length === 0) return ways;
  const names = model.stages.map((s) => s.spec.id);
  const places = names.length + 1;
  const lots = (what: string) =>
    model.flows.flatMap(({ id }) => ["", ...names].map((name) => streams(`flow:${id}/${what}:${name}`)));
  const sizes = { channels: model.channels, places };
  const past = new Router(rowsPast(model), sizes, lots("way-past"), world.vehicles);
  const recognised = lots("recognised").filter((_, i) => i % places > 0);
  return new RecognisingRouter(world, { ways, past }, recognitions, recognised, names);
}

/** Ways as if stages had no rules of their own for who goes where. */
function rowsPast(model: Model): Way[][] {
  const stages = withoutNext(model.stages);
  return model.flows.flatMap(({ id, spec, channels }) => {
    const checkpoint = model.scenario.checkpoints[spec.at]!;
    return Array.from({ length: model.channels }, (_, c) =>
      compileRows(id, spec, channels[c] ?? "", checkpoint, stages),
    ).flat();
  });
}
