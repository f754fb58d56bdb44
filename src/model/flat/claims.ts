/**
 * Who is served next at an ordinary post, and whether that can be now: the questions that `LineStage`, `StageBase` and
 * `Gate` answer in the general engine. Changes nothing.
 */
import { type FlatGate, type FlatStage, type FlatVehicle, NO_ONE } from "./places.ts";

/** Whether one vehicle goes before another at a stage. */
export function better(stage: FlatStage, a: FlatVehicle, b: FlatVehicle): boolean {
  return stage.byPriority === 1 && a.flow.rank < b.flow.rank;
}

/** Whether a gate lets a vehicle in. */
export function mayEnter(gate: FlatGate): boolean {
  return gate.open === 1 && gate.inside < gate.mostInside;
}

/** Whether a vehicle from the gate would begin at once: only then is it let in. */
export function canBeginAtOnce(stage: FlatStage, v: FlatVehicle): boolean {
  if (stage.open === 0) return false;
  const inLine = stage.line.first;
  if (inLine !== NO_ONE && !better(stage, v, inLine)) return false;
  if (stage.returnedCount > 0 && !better(stage, v, stage.returned[0]!)) return false;
  return canBegin(stage, v);
}

/** Whether a vehicle's service can begin: the units that it needs are free. */
export function canBegin(stage: FlatStage, v: FlatVehicle): boolean {
  return stage.inUse < stage.capacity && (stage.shares === 0 || sharedFree(stage, v));
}

function sharedFree({ needs }: FlatStage, v: FlatVehicle): boolean {
  const flow = v.flow.index;
  for (let i = 0; i < needs.length; i += 1) {
    const { pool, units } = needs[i]!;
    if (pool.capacity - pool.inUse < units[flow]!) return false;
  }
  return true;
}

/** The vehicle that would be served next at a stage; NO_ONE when none waits. */
export function candidate(stage: FlatStage): FlatVehicle {
  if (stage.open === 0) return NO_ONE;
  let best = stage.returnedCount > 0 ? stage.returned[0]! : NO_ONE;
  const inLine = stage.line.first;
  if (inLine !== NO_ONE && (best === NO_ONE || better(stage, inLine, best))) best = inLine;
  if (stage.queuedOutside > 0 && (best === NO_ONE || stage.byPriority === 1)) {
    const outside = firstOutside(stage);
    if (outside !== NO_ONE && (best === NO_ONE || better(stage, outside, best))) best = outside;
  }
  return best;
}

/** The vehicle that would come in from a gate next. */
function firstOutside(stage: FlatStage): FlatVehicle {
  const { feeders, index } = stage;
  for (let i = 0; i < feeders.length; i += 1) {
    const gate = feeders[i]!;
    if (!mayEnter(gate)) continue;
    const head = gate.lineOf[index]!.first;
    if (head !== NO_ONE && head.stage === stage) return head;
  }
  return NO_ONE;
}
