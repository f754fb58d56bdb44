/** Makes the places of a model's posts, each with the logs of what changes there. */
import type { SingleStage } from "../../scenario/schema/stage.ts";
import type { Model } from "../compile.ts";
import { firstsOf, gateDiscipline } from "../instantiate.ts";
import { type GatePlace, gateGroup, gatesOf, type LevelPlan, resourcesOf } from "../levels.ts";
import type { ChannelLots, Needs } from "./draws.ts";
import type { Journal } from "./journal.ts";
import { FlatLine } from "./lines.ts";
import type { ChangeLog } from "./logs.ts";
import {
  FlatCheckpoint,
  FlatFlow,
  FlatGate,
  FlatPool,
  FlatStage,
  type Need,
  NO_ONE,
  UNLIMITED,
} from "./places.ts";
import type { FlatState } from "./state.ts";

/** What is drawn at the places. */
export interface Draws {
  /** By stage. */
  readonly needs: readonly Needs[];
  /** By flow; null where there is one channel, and where always one vehicle comes. */
  readonly lots: readonly (ChannelLots | null)[];
  readonly groupSizes: readonly ((() => number) | null)[];
}

/** Gives the log of a level. */
type LogOf = (...level: Parameters<LevelPlan["index"]>) => ChangeLog;

/** The places of a model at time 0, when nobody is on duty yet. */
export function buildState(model: Model, levels: LevelPlan, journal: Journal, draws: Draws): FlatState {
  const log: LogOf = (...level) => journal.level(levels.index(...level));
  const priorities = [...new Set(model.flows.map((f) => f.spec.priority))].sort((a, b) => a - b);
  const shared = resourcesOf(model);
  const pools = shared.map(([place, id]) => {
    const group = `resource=${id}`;
    return new FlatPool(log("busy", place, group), log("onDuty", place, group));
  });
  const needs = needsOf(model, shared, pools);
  const stages = model.stages.map(
    (_, s) =>
      new FlatStage(
        s,
        logsOf(model, s, log, journal),
        priorities.length,
        inPriority(model, s),
        needs[s]!,
        draws.needs[s]!,
      ),
  );
  for (const stage of stages) for (const { pool } of stage.needs) pool.claimants.push(stage);
  const places = gatesOf(model);
  const gates = places.map((place, g) => buildGate(model, g, place, stages, priorities.length, log));
  const checkpoints = model.checkpoints.map((id) => new FlatCheckpoint(log("atPost", id, "")));
  const flows = model.flows.map(
    (flow, f) =>
      new FlatFlow(f, {
        gate: gates[places.findIndex((g) => g.checkpoint === flow.spec.at && g.side === flow.side)]!,
        checkpoint: checkpoints[flow.checkpoint]!,
        rank: priorities.indexOf(flow.spec.priority),
        ways: f * model.channels * (model.stages.length + 1),
        lots: draws.lots[f]!,
        groupSize: draws.groupSizes[f]!,
        comings: journal.comings[f]!,
      }),
  );
  return { stages, pools, gates, flows };
}

function isPriority(discipline: object | undefined): boolean {
  return discipline !== undefined && "priority" in discipline;
}

function inPriority(model: Model, s: number): boolean {
  return isPriority((model.stages[s]!.spec as SingleStage).discipline);
}

function logsOf(model: Model, s: number, log: LogOf, journal: Journal) {
  const { spec, checkpoint } = model.stages[s]!;
  const group = `stage=${spec.id}`;
  return {
    busy: log("busy", checkpoint, group),
    onDuty: log("onDuty", checkpoint, group),
    present: log("present", checkpoint, group),
    waiting: log("waiting", checkpoint, group),
    periods: journal.periods[s]!,
    visits: journal.visits[s]!,
  };
}

/** A gate, with a line for all or one for each first stage. */
function buildGate(
  model: Model,
  index: number,
  place: GatePlace,
  stages: readonly FlatStage[],
  ranks: number,
  log: LogOf,
): FlatGate {
  const level = [place.checkpoint, gateGroup(place)] as const;
  const gate = new FlatGate(
    index,
    Math.min(place.spec.inside, UNLIMITED),
    Math.min(place.waitingArea + place.road, UNLIMITED),
    log("inside", ...level),
    log("queueLength", ...level),
  );
  const firsts = firstsOf(model, place);
  const byPriority = isPriority(gateDiscipline(model, place, firsts));
  const unused = new FlatLine(NO_ONE, 0, false);
  gate.lineOf.push(...stages.map(() => unused));
  for (const s of firsts) {
    if (gate.lines.length === 0 || place.spec.lines === "by-first-stage")
      gate.lines.push(new FlatLine(NO_ONE, ranks, byPriority));
    gate.lineOf[s] = gate.lines.at(-1)!;
    stages[s]!.feeders.push(gate);
  }
  return gate;
}

/** Shared pools that each stage needs, in the order of its `uses`: those of the post go before those of the scenario. */
function needsOf(
  model: Model,
  shared: readonly (readonly [string, string, ...unknown[]])[],
  pools: readonly FlatPool[],
): Need[][] {
  return model.stages.map(({ spec, checkpoint }) =>
    Object.entries((spec as SingleStage).uses ?? {}).map(([id, units]) => {
      const at = (place: string) => shared.findIndex(([where, name]) => where === place && name === id);
      return {
        pool: pools[at(checkpoint) >= 0 ? at(checkpoint) : at("*")]!,
        units: Int32Array.from(model.flows, (f) =>
          typeof units === "number" ? units : (units.byFlow[f.id] ?? units.otherwise),
        ),
      };
    }),
  );
}
