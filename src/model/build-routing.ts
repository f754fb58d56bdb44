/** Makes the ways of a model for one replication, with those past stages that are spared where some are. */
import type { Stream } from "../kernel/stream.ts";
import { type Model, rowsOf } from "./compile.ts";
import { withoutNext } from "./compile-routes.ts";
import { DocumentRouter } from "./documents/document-router.ts";
import type { World } from "./post.ts";
import { RecognisingRouter } from "./regimes/recognition.ts";
import { Router, type Routing } from "./router.ts";
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
  const { vehicles } = world;
  const ways =
    model.documents === null ? buildRouter(model, vehicles, streams) : byDocuments(model, world, streams);
  const recognitions = model.regimes.flatMap((r) => r.recognitions);
  if (recognitions.length === 0) return ways;
  const names = model.stages.map((s) => s.spec.id);
  const places = names.length + 1;
  const lots = (what: string) =>
    model.flows.flatMap(({ id }) => ["", ...names].map((name) => streams(`flow:${id}/${what}:${name}`)));
  const past = pastSpared(model, world, lots("way-past"));
  const recognised = lots("recognised").filter((_, i) => i % places > 0);
  return new RecognisingRouter(world, { ways, past }, recognitions, recognised, names);
}

/** One router a word; the lots are the same, so that documents change nothing where no stage asks for them. */
function byDocuments(model: Model, { vehicles }: World, streams: Streams): Routing {
  return new DocumentRouter(
    model.documents!.rows.map((rows) => buildRouter({ ...model, rows }, vehicles, streams)),
    vehicles,
  );
}

/** Ways as if stages had no rules of their own for who goes where. */
function pastSpared(model: Model, { vehicles }: World, lots: readonly Stream[]): Routing {
  const sizes = { channels: model.channels, places: model.stages.length + 1 };
  const plain = { ...model, stages: withoutNext(model.stages) };
  const router = (word?: string) => new Router(rowsOf(model.scenario, plain, word), sizes, lots, vehicles);
  return model.documents === null
    ? router()
    : new DocumentRouter(model.documents.words.map(router), vehicles);
}
