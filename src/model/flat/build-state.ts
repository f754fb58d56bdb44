/** Makes the places of a model's posts in the inner loop. */
import type { SingleStage } from "../../scenario/schema/stage.ts";
import type { Model } from "../compile.ts";
import { firstsOf, gateDiscipline } from "../instantiate.ts";
import { type GatePlace, gateGroup, gatesOf, type LevelPlan, resourcesOf } from "../levels.ts";
import type { Address, Core } from "./core.ts";
import type { ServiceDraws } from "./draws.ts";

/** Units or places where there is no limit: more than can ever be needed. */
export const UNLIMITED = 0x3fffffff;

/** In the table of ways: one of several, by lot. */
export const BY_LOT = -3;

/** What is drawn at the places. */
export interface Draws {
  /** By stage. */
  readonly services: readonly ServiceDraws[];
  /** By flow: whether it has several channels, and whether several vehicles come together. */
  readonly several: readonly boolean[];
  readonly groups: readonly boolean[];
}

/** Where the places of a model are, by their index. */
export interface FlatState {
  readonly stages: readonly Address[];
  /** Staff that stages share. */
  readonly pools: readonly Address[];
  readonly gates: readonly Address[];
  readonly checkpoints: readonly Address[];
  readonly flows: readonly Address[];
}

/** Gives the index of a level. */
type LevelOf = LevelPlan["index"];

/** Makes the places of a model at time 0, when nobody is on duty yet. */
export function buildState(core: Core, model: Model, levels: LevelPlan, draws: Draws): FlatState {
  const { calls } = core;
  const level: LevelOf = (...of) => levels.index(...of);
  const priorities = [...new Set(model.flows.map((f) => f.spec.priority))].sort((a, b) => a - b);
  const shared = resourcesOf(model);
  const places = gatesOf(model);
  calls.begin(
    levels.specs.length,
    model.stages.length,
    places.length,
    shared.length,
    model.flows.length,
    model.checkpoints.length,
    model.channels,
    priorities.length,
  );
  const pools = shared.map(([place, id]) => {
    const group = `resource=${id}`;
    return calls.addPool(level("busy", place, group), level("onDuty", place, group));
  });
  const stages = model.stages.map((_, s) => addStage(core, model, s, level));
  stages.forEach((stage, s) => {
    addNeeds(core, model, s, stage, shared, pools);
    draws.services[s]!.laps.forEach((lap, f) => {
      if (lap !== null) calls.drawInBlocks(stage, f, lap);
    });
  });
  const gates = places.map((place, g) => addGate(core, model, g, place, stages, level));
  const checkpoints = model.checkpoints.map((id) => calls.addCheckpoint(level("atPost", id, "")));
  const flows = model.flows.map(({ spec, side, checkpoint }, f) =>
    calls.addFlow(
      f,
      gates[places.findIndex((g) => g.checkpoint === spec.at && g.side === side)]!,
      checkpoints[checkpoint]!,
      priorities.indexOf(spec.priority),
      draws.groups[f] ? 1 : 0,
      spec.until ?? Number.POSITIVE_INFINITY,
      draws.several[f] ? 1 : 0,
    ),
  );
  const ways = model.rows.map((row) => (row.length === 1 ? row[0]!.to : BY_LOT));
  const at = calls.addWays(ways.length) >> 2;
  core.whole.set(ways, at);
  return { stages, pools, gates, checkpoints, flows };
}

function isPriority(discipline: object | undefined): number {
  return discipline !== undefined && "priority" in discipline ? 1 : 0;
}

function addStage({ calls }: Core, model: Model, s: number, level: LevelOf): Address {
  const { spec, checkpoint } = model.stages[s]!;
  const group = `stage=${spec.id}`;
  return calls.addStage(
    s,
    level("busy", checkpoint, group),
    level("onDuty", checkpoint, group),
    level("present", checkpoint, group),
    level("waiting", checkpoint, group),
    isPriority((spec as SingleStage).discipline),
  );
}

/** Adds the shared pools that a stage needs, in the order of its `uses`: those of the post go before those of the scenario. */
function addNeeds(
  core: Core,
  model: Model,
  s: number,
  stage: Address,
  shared: readonly (readonly [string, string, ...unknown[]])[],
  pools: readonly Address[],
): void {
  const { spec, checkpoint } = model.stages[s]!;
  for (const [id, units] of Object.entries((spec as SingleStage).uses ?? {})) {
    const at = (place: string) => shared.findIndex(([where, name]) => where === place && name === id);
    const pool = pools[at(checkpoint) >= 0 ? at(checkpoint) : at("*")]!;
    const needed = model.flows.map((f) =>
      typeof units === "number" ? units : (units.byFlow[f.id] ?? units.otherwise),
    );
    const where = core.calls.addNeed(stage, pool) >> 2;
    core.whole.set(needed, where);
  }
}

/** Adds a gate, with a line for all or one for each first stage. */
function addGate(
  { calls }: Core,
  model: Model,
  index: number,
  place: GatePlace,
  stages: readonly Address[],
  level: LevelOf,
): Address {
  const at = [place.checkpoint, gateGroup(place)] as const;
  const gate = calls.addGate(
    index,
    Math.min(place.spec.inside, UNLIMITED),
    Math.min(place.waitingArea + place.road, UNLIMITED),
    level("inside", ...at),
    level("queueLength", ...at),
  );
  const firsts = firstsOf(model, place);
  const byPriority = isPriority(gateDiscipline(model, place, firsts));
  let line: Address | undefined;
  for (const s of firsts) {
    if (line === undefined || place.spec.lines === "by-first-stage") line = calls.addLine(gate, byPriority);
    calls.feed(gate, line, stages[s]!);
  }
  return gate;
}
