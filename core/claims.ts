/**
 * Who is served next at a post, and whether that can be now: the questions that `LineStage`, `StageBase` and `Gate`
 * answer in the general engine. Changes nothing.
 */
import { INTERRUPTED, RANKS, SHARED } from "./kinds";
import { Gate, Stage, Vehicle } from "./places";

/** Whether one vehicle goes before another at a stage. */
export function better(stage: Stage, a: Vehicle, b: Vehicle): bool {
  return RANKS && stage.byPriority === 1 && a.rank < b.rank;
}

/** Whether a gate lets a vehicle in. */
export function mayEnter(gate: Gate): bool {
  return gate.open === 1 && gate.inside < gate.mostInside;
}

/** Whether a vehicle from the gate would begin at once: only then is it let in. */
export function canBeginAtOnce(stage: Stage, v: Vehicle): bool {
  if (stage.open === 0) return false;
  const inLine = stage.line.first;
  if (inLine !== null && !better(stage, v, inLine)) return false;
  if (INTERRUPTED) {
    const returned = stage.returned.first;
    if (returned !== null && !better(stage, v, returned)) return false;
  }
  return canBegin(stage, v);
}

/** Whether a vehicle's service can begin: the units that it needs are free. */
export function canBegin(stage: Stage, v: Vehicle): bool {
  return stage.inUse < stage.capacity && (!SHARED || stage.needCount === 0 || sharedFree(stage, v));
}

/** Whether the shared units that a vehicle needs at a stage are free. */
export function sharedFree(stage: Stage, v: Vehicle): bool {
  const flow = v.flow!.index;
  for (let i = 0; i < stage.needCount; i += 1) {
    const need = stage.need(i);
    const pool = need.pool;
    if (pool.capacity - pool.inUse < need.units[flow]) return false;
  }
  return true;
}

/** The vehicle that would be served next at a stage; null when none waits. */
export function candidate(stage: Stage): Vehicle | null {
  if (stage.open === 0) return null;
  let best: Vehicle | null = null;
  if (INTERRUPTED) best = stage.returned.first;
  const inLine = stage.line.first;
  if (inLine !== null && (best === null || better(stage, inLine, best))) best = inLine;
  if (stage.queuedOutside > 0 && (best === null || (RANKS && stage.byPriority === 1))) {
    const outside = firstOutside(stage);
    if (outside !== null && (best === null || better(stage, outside, best))) best = outside;
  }
  return best;
}

/** The vehicle that would come in from a gate next. */
function firstOutside(stage: Stage): Vehicle | null {
  for (let i = 0; i < stage.feederCount; i += 1) {
    const gate = stage.feeder(i);
    if (!mayEnter(gate)) continue;
    const head = stage.feederLine(i).first;
    if (head !== null && head.stage === stage) return head;
  }
  return null;
}
