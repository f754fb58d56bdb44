/** Lays out the rows of a model's posts and fills in what never changes. */
import type { SingleStage } from "../../scenario/schema/stage.ts";
import type { Model } from "../compile.ts";
import { firstsOf, gateDiscipline } from "../instantiate.ts";
import { gateGroup, gatesOf, type LevelPlan, resourcesOf } from "../levels.ts";
import {
  CHECKPOINT,
  CHECKPOINT_ROW,
  FLOW,
  FLOW_ROW,
  GATE,
  LINE,
  POOL,
  ROW_BITS,
  STAGE,
  UNLIMITED,
} from "./layout.ts";
import { lineLength } from "./lines.ts";
import { VehicleTable } from "./rows.ts";
import type { FlatState, Need } from "./state.ts";

/** The state of a model at time 0, when nobody is on duty yet. */
export function buildState(model: Model, levels: LevelPlan): FlatState {
  const n: number[] = [];
  const poolsFrom = model.stages.length;
  const shared = resourcesOf(model);
  const gates = gatesOf(model);
  const gatesFrom = poolsFrom + shared.length;
  for (let i = 0; i < (gatesFrom + gates.length) << ROW_BITS; i += 1) n.push(0);
  const priorities = [...new Set(model.flows.map((f) => f.spec.priority))].sort((a, b) => a - b);
  /** Adds a row at the end; gives where it begins. */
  const add = (length: number, values: Readonly<Record<number, number>>) => {
    const at = n.length;
    for (let i = 0; i < length; i += 1) n.push(values[i] ?? 0);
    return at;
  };
  const addLine = (byPriority: boolean) =>
    add(lineLength(priorities.length), { [LINE.byRank]: byPriority ? 1 : 0 });
  fillPools(n, model, levels, addLine);
  const { lineOf, gateLines, feeders } = fillGates(n, model, levels, gatesFrom, addLine);
  const checkpoints = model.checkpoints.map((id) =>
    add(CHECKPOINT_ROW, { [CHECKPOINT.level]: levels.index("atPost", id, "") }),
  );
  const flows = model.flows.map((flow, f) =>
    add(FLOW_ROW, {
      [FLOW.gate]:
        (gatesFrom + gates.findIndex((g) => g.checkpoint === flow.spec.at && g.side === flow.side)) <<
        ROW_BITS,
      [FLOW.checkpoint]: checkpoints[flow.checkpoint]!,
      [FLOW.rank]: priorities.indexOf(flow.spec.priority),
      [FLOW.ways]: f * model.channels * (model.stages.length + 1),
    }),
  );
  const needs = needsOf(model, shared);
  needs.forEach((all, s) => {
    n[(s << ROW_BITS) + STAGE.shares] = all.length > 0 ? 1 : 0;
  });
  const stageRows = model.stages.map((_, s) => s << ROW_BITS);
  const users = shared.map((_, i) =>
    stageRows.filter((_row, s) => needs[s]!.some(({ pool }) => pool === (poolsFrom + i) << ROW_BITS)),
  );
  const lists = () => model.stages.map((): number[] => []);
  return {
    n: Int32Array.from(n),
    table: new VehicleTable(),
    poolsFrom,
    gatesFrom,
    flows,
    needs,
    claimants: [...stageRows.map((row) => [row]), ...users],
    aside: Array.from({ length: gatesFrom }, () => []),
    returned: lists(),
    closedAside: lists(),
    feeders,
    lineOf,
    gateLines,
  };
}

function isPriority(discipline: object | undefined): boolean {
  return discipline !== undefined && "priority" in discipline;
}

/** Fills in the rows of stages and shared pools. */
function fillPools(
  n: number[],
  model: Model,
  levels: LevelPlan,
  addLine: (byPriority: boolean) => number,
): void {
  const fillPool = (row: number, checkpoint: string, group: string) => {
    n[row + POOL.busyLevel] = levels.index("busy", checkpoint, group);
    n[row + POOL.dutyLevel] = levels.index("onDuty", checkpoint, group);
  };
  model.stages.forEach(({ spec, checkpoint }, s) => {
    const row = s << ROW_BITS;
    const group = `stage=${spec.id}`;
    fillPool(row, checkpoint, group);
    const byPriority = isPriority((spec as SingleStage).discipline);
    n[row + STAGE.open] = 1;
    n[row + STAGE.byPriority] = byPriority ? 1 : 0;
    n[row + STAGE.line] = addLine(byPriority);
    n[row + STAGE.presentLevel] = levels.index("present", checkpoint, group);
    n[row + STAGE.waitingLevel] = levels.index("waiting", checkpoint, group);
  });
  resourcesOf(model).forEach(([place, id], i) => {
    fillPool((model.stages.length + i) << ROW_BITS, place, `resource=${id}`);
  });
}

/** Fills in the rows of gates, with a line for all or one for each first stage. */
function fillGates(
  n: number[],
  model: Model,
  levels: LevelPlan,
  gatesFrom: number,
  addLine: (byPriority: boolean) => number,
) {
  const feeders = model.stages.map((): number[] => []);
  const lineOf: Int32Array[] = [];
  const gateLines: number[][] = [];
  gatesOf(model).forEach((gate, g) => {
    const row = (gatesFrom + g) << ROW_BITS;
    n[row + GATE.open] = 1;
    n[row + GATE.mostInside] = Math.min(gate.spec.inside, UNLIMITED);
    n[row + GATE.places] = Math.min(gate.waitingArea + gate.road, UNLIMITED);
    n[row + GATE.insideLevel] = levels.index("inside", gate.checkpoint, gateGroup(gate));
    n[row + GATE.queueLevel] = levels.index("queueLength", gate.checkpoint, gateGroup(gate));
    const firsts = firstsOf(model, gate);
    const byPriority = isPriority(gateDiscipline(model, gate, firsts));
    const lines: number[] = [];
    const byStage = new Int32Array(model.stages.length);
    for (const s of firsts) {
      if (lines.length === 0 || gate.spec.lines === "by-first-stage") lines.push(addLine(byPriority));
      byStage[s] = lines.at(-1)!;
      feeders[s]!.push(row);
    }
    lineOf.push(byStage);
    gateLines.push(lines);
  });
  return { lineOf, gateLines, feeders };
}

/** Shared pools that each stage needs, in the order of its `uses`: those of the post go before those of the scenario. */
function needsOf(model: Model, shared: readonly (readonly [string, string, ...unknown[]])[]): Need[][] {
  return model.stages.map(({ spec, checkpoint }) =>
    Object.entries((spec as SingleStage).uses ?? {}).map(([id, units]) => {
      const at = (place: string) => shared.findIndex(([where, name]) => where === place && name === id);
      const pool = at(checkpoint) >= 0 ? at(checkpoint) : at("*");
      return {
        pool: (model.stages.length + pool) << ROW_BITS,
        units: Int32Array.from(model.flows, (f) =>
          typeof units === "number" ? units : (units.byFlow[f.id] ?? units.otherwise),
        ),
      };
    }),
  );
}
