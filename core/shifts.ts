/**
 * What happens seldom at a post: staff come and go, sides and gates open and close, services are interrupted. The rules
 * are those of `Pool`, `LineStage` and `Gate` in the general engine.
 */
import { better } from "./claims";
import { FINISH, SUSPEND, SUSPENDED, WAITING } from "./codes";
import { beganAs, cancelDeparture, departing, departureCount } from "./departures";
import { INTERRUPTED } from "./kinds";
import { Gate, Pool, Stage, Vehicle } from "./places";
import { now, releaseShared, tell, tellWaiting, wake } from "./told";

/** Sets how many are on duty in a pool, and does what the rule for the end of a shift asks for. */
export function setDuty(pool: Pool, count: i32, rule: i32): void {
  const before = pool.capacity;
  pool.capacity = count;
  tell(pool.dutyLevel, count);
  if (count > before) {
    if (INTERRUPTED) {
      for (let back = min(count - before, pool.aside.size); back > 0; back -= 1) {
        const v = pool.aside.shift();
        toHead(v.stage!, v);
      }
    }
    for (let i = 0; i < pool.claimantCount; i += 1) wake(pool.claimant(i));
  } else if (INTERRUPTED && rule !== FINISH) interruptExcess(pool, rule);
  wake(pool);
}

/** A stage's side opens. */
export function openStage(stage: Stage): void {
  stage.open = 1;
  while (INTERRUPTED && stage.closedAside.size > 0) toHead(stage, stage.closedAside.shift());
  wake(stage);
}

/** A stage's side closes: those in service finish, or wait until it opens. */
export function closeStage(stage: Stage, rule: i32): void {
  stage.open = 0;
  if (!INTERRUPTED || rule === FINISH) return;
  for (let v = firstBegun(stage); v !== null; v = firstBegun(stage)) {
    interrupt(stage, v);
    stage.closedAside.push(v);
  }
}

/** A gate opens or closes. */
export function setGate(gate: Gate, open: i32): void {
  gate.open = open;
  if (open === 1 && gate.queued > 0) wake(gate);
}

/** Of those served at a stage, the one whose service began first; null when there is none. */
function firstBegun(stage: Stage): Vehicle | null {
  const count = departureCount();
  let first = -1;
  for (let i = 0; i < count; i += 1) {
    if (departing(i).stage === stage && (first < 0 || beganAs(i) < beganAs(first))) first = i;
  }
  return first < 0 ? null : departing(first);
}

/** Of those served at a stage who hold units of a pool, the one whose service began last; null when there is none. */
function lastBegun(stage: Stage, pool: Pool): Vehicle | null {
  const count = departureCount();
  let last = -1;
  for (let i = 0; i < count; i += 1) {
    const v = departing(i);
    if (v.stage !== stage || unitsHeld(stage, pool, v) === 0) continue;
    if (last < 0 || beganAs(i) > beganAs(last)) last = i;
  }
  return last < 0 ? null : departing(last);
}

/** Interrupts services, the one begun last first, until no more units are in use than are there. */
function interruptExcess(pool: Pool, rule: i32): void {
  // In the order in which their services began: each goes before those interrupted so far.
  let stopped: Vehicle | null = null;
  while (pool.inUse > pool.capacity) {
    let last: Vehicle | null = null;
    for (let i = 0; i < pool.claimantCount; i += 1) {
      const v = lastBegun(pool.claimant(i), pool);
      if (v !== null && (last === null || v.phaseAt > last.phaseAt)) last = v;
    }
    if (last === null) break;
    interrupt(last.stage!, last);
    last.after = stopped;
    stopped = last;
  }
  while (stopped !== null) {
    const v = stopped;
    stopped = v.after;
    if (rule === SUSPEND) pool.aside.push(v);
    else toHead(v.stage!, v);
  }
}

/** Units of a pool that a vehicle holds while it is served at a stage. */
function unitsHeld(stage: Stage, pool: Pool, v: Vehicle): i32 {
  if (changetype<usize>(pool) === changetype<usize>(stage)) return 1;
  for (let i = 0; i < stage.needCount; i += 1) {
    const need = stage.need(i);
    if (need.pool === pool) return need.units[v.flow!.index];
  }
  return 0;
}

/** Stops a service: the vehicle is aside until it is put at the head. */
function interrupt(stage: Stage, v: Vehicle): void {
  const served = now - v.phaseAt;
  cancelDeparture(v);
  v.remaining -= served;
  stage.inUse -= 1;
  tell(stage.busyLevel, stage.inUse);
  releaseShared(stage, v);
  v.service += served;
  v.phaseAt = now;
  v.phase = SUSPENDED;
}

/** Puts an interrupted vehicle before the line: behind those of its priority that were there before it. */
function toHead(stage: Stage, v: Vehicle): void {
  v.wait += now - v.phaseAt;
  v.phaseAt = now;
  v.phase = WAITING;
  const returned = stage.returned;
  let before: Vehicle | null = null;
  let other = returned.first;
  while (other !== null && !better(stage, v, other)) {
    before = other;
    other = other.after;
  }
  returned.insert(v, before);
  tellWaiting(stage);
  wake(stage);
}
