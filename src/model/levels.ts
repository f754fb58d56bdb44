/** The levels of a model that are followed over time: their order is their index. */
import type { GateSpec, ResourceSpec } from "../scenario/schema/checkpoint.ts";
import type { LineSpec } from "../scenario/schema/line.ts";
import type { LevelSpec, Model } from "./compile.ts";

/** Indexes of levels, by what they belong to. */
export interface LevelPlan {
  readonly specs: readonly LevelSpec[];
  /** The index of a level, -1 when it is not followed. */
  index(kind: LevelSpec["kind"], checkpoint: string, group: string): number;
}

/** A gate of a model: where vehicles of one direction stand. */
export interface GatePlace {
  readonly checkpoint: string;
  readonly side: string;
  readonly spec: GateSpec;
  /** Places in the waiting area and on the road. */
  readonly waitingArea: number;
  readonly road: number;
  readonly metresPerVehicle: number;
  /** The railway line before it. */
  readonly line: LineSpec | undefined;
}

/** The gates at which the flows of a model arrive, one for each checkpoint and side of entry. */
export function gatesOf(model: Model): GatePlace[] {
  const gates = new Map<string, GatePlace>();
  for (const { spec, side } of model.flows) {
    const checkpoint = model.scenario.checkpoints[spec.at]!;
    const own = checkpoint.sides?.[side];
    const road = own?.road ?? checkpoint.road;
    gates.set(`${spec.at}/${side}`, {
      checkpoint: spec.at,
      side,
      spec: own?.gate ?? checkpoint.gate,
      waitingArea: (own?.waitingArea ?? checkpoint.waitingArea).places,
      road: road.places,
      metresPerVehicle: road.metresPerVehicle,
      line: own?.line ?? checkpoint.line,
    });
  }
  return [...gates.values()];
}

/** Group of a gate's levels: empty where the post has one gate. */
export function gateGroup(gate: GatePlace): string {
  return gate.side === "" ? "" : `from=${gate.side}`;
}

/** Group of the level of a station before a gate. */
export function stationGroup(gate: GatePlace, station: string): string {
  const group = gateGroup(gate);
  return group === "" ? `station=${station}` : `station=${station},${group}`;
}

/** Whether a gate has an electronic queue. */
export function isElectronic(model: Model, { checkpoint, side }: GatePlace): boolean {
  return model.electronic.some((e) => e.checkpoint === checkpoint && e.side === side);
}

/** All levels of a model. */
export function planLevels(model: Model): LevelPlan {
  const specs: LevelSpec[] = [];
  const add = (kind: LevelSpec["kind"], checkpoint: string, group: string) =>
    specs.push({ kind, checkpoint, group });
  for (const checkpoint of model.checkpoints) {
    add("atPost", checkpoint, "");
    if (model.retrials) add("away", checkpoint, "");
    if (gatesOf(model).some((g) => g.checkpoint === checkpoint && isElectronic(model, g))) {
      add("atHome", checkpoint, "");
    }
    if (model.parks) add("parked", checkpoint, "");
    if (model.embargoes.some((e) => e.checkpoints.some((c) => model.checkpoints[c] === checkpoint))) {
      add("atOrigin", checkpoint, "");
      if (model.trains) add("wagonsAtOrigin", checkpoint, "");
      if (model.embargoes.some((e) => e.underWay === "stop")) add("stopped", checkpoint, "");
    }
  }
  for (const gate of gatesOf(model)) {
    add("queueLength", gate.checkpoint, gateGroup(gate));
    if (model.flows.some((f) => f.spec.at === gate.checkpoint && f.side === gate.side && f.spec.train)) {
      add("queueWagons", gate.checkpoint, gateGroup(gate));
    }
    add("inside", gate.checkpoint, gateGroup(gate));
    // Elsewhere whoever stands first is in the waiting area, so that the length of the queue tells both.
    if (isElectronic(model, gate)) {
      add("waitingArea", gate.checkpoint, gateGroup(gate));
      add("road", gate.checkpoint, gateGroup(gate));
    }
  }
  for (const gate of gatesOf(model)) {
    if (gate.line === undefined) continue;
    for (const { id } of gate.line.stations) add("held", gate.checkpoint, stationGroup(gate, id));
    for (const kind of ["beyond", "abandoned", "abandonedWagons"] as const)
      add(kind, gate.checkpoint, gateGroup(gate));
  }
  for (const { spec, checkpoint } of model.stages) {
    add("present", checkpoint, `stage=${spec.id}`);
    if ("parallel" in spec) continue;
    add("waiting", checkpoint, `stage=${spec.id}`);
    if (spec.regroup !== undefined) add("yard", checkpoint, `stage=${spec.id}`);
    if (spec.servers === "unlimited" || spec.servers === undefined) continue;
    add("busy", checkpoint, `stage=${spec.id}`);
    add("onDuty", checkpoint, `stage=${spec.id}`);
  }
  for (const [checkpoint, id, { turn }] of resourcesOf(model)) {
    add("busy", checkpoint, `resource=${id}`);
    add("onDuty", checkpoint, `resource=${id}`);
    if (turn !== undefined) add("turning", checkpoint, `resource=${id}`);
  }
  const { tracks = [], wagons = [], paths = [] } = model.rail ?? {};
  for (const { checkpoint, id } of tracks) add("tracksOccupied", checkpoint, `track=${id}`);
  for (const { checkpoint, id } of wagons) {
    add("wagonStock", checkpoint, `wagons=${id}`);
    add("wagonQueue", checkpoint, `wagons=${id}`);
  }
  for (const { checkpoint, id, keeps } of paths) if (keeps) add("pathsKept", checkpoint, `path=${id}`);
  const key = (kind: string, checkpoint: string, group: string) => `${kind} ${checkpoint} ${group}`;
  const indexes = new Map(specs.map((s, i) => [key(s.kind, s.checkpoint, s.group), i]));
  return { specs, index: (kind, checkpoint, group) => indexes.get(key(kind, checkpoint, group)) ?? -1 };
}

/** Shared resources as (checkpoint, id, what the file says); `*` for those of the whole scenario. */
export function resourcesOf(model: Model): [string, string, ResourceSpec][] {
  const { scenario } = model;
  const found = Object.entries(scenario.resources ?? {}).map(([id, spec]): [string, string, ResourceSpec] => [
    "*",
    id,
    spec,
  ]);
  for (const [checkpoint, spec] of Object.entries(scenario.checkpoints)) {
    for (const [id, own] of Object.entries(spec.resources ?? {})) found.push([checkpoint, id, own]);
  }
  return found;
}
