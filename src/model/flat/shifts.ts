/**
 * What happens seldom at an ordinary post: staff come and go, sides and gates open and close, services are
 * interrupted. The rules are those of `Pool`, `LineStage` and `Gate`.
 */
import type { ShiftEnd } from "../../scenario/schema/staffing.ts";
import { Phase } from "../vehicles.ts";
import { better } from "./claims.ts";
import type { Aside, FlatGate, FlatPool, FlatStage, FlatVehicle } from "./places.ts";
import type { FlatPost } from "./post.ts";

/** Sets how many are on duty in a pool, and does what the rule for the end of a shift asks for. */
export function setDuty(post: FlatPost, pool: FlatPool, count: number, rule: ShiftEnd): void {
  const before = pool.capacity;
  pool.capacity = count;
  post.tell(pool.dutyLog, count);
  if (count > before) {
    for (const { vehicle, stage } of pool.aside.splice(0, count - before)) toHead(post, stage, vehicle);
    for (const stage of pool.claimants) post.wake(stage);
  } else if (rule !== "finish") interruptExcess(post, pool, rule);
  post.wake(pool);
}

/** A stage's side opens. */
export function openStage(post: FlatPost, stage: FlatStage): void {
  stage.open = 1;
  for (const v of stage.closedAside.splice(0)) toHead(post, stage, v);
  post.wake(stage);
}

/** A stage's side closes: those in service finish, or wait until it opens. */
export function closeStage(post: FlatPost, stage: FlatStage, rule: "finish" | "suspend"): void {
  stage.open = 0;
  if (rule === "finish") return;
  for (const v of post.departures.served((other) => other.stage === stage)) {
    interrupt(post, stage, v);
    stage.closedAside.push(v);
  }
}

/** A gate opens or closes. */
export function setGate(post: FlatPost, gate: FlatGate, open: boolean): void {
  gate.open = open ? 1 : 0;
  if (open && gate.queued > 0) post.wake(gate);
}

/** Interrupts services, the one begun last first, until no more units are in use than are there. */
function interruptExcess(post: FlatPost, pool: FlatPool, rule: "handOver" | "suspend"): void {
  const stopped: Aside[] = [];
  while (pool.inUse > pool.capacity) {
    let last: FlatVehicle | undefined;
    for (const stage of pool.claimants) {
      const v = latestStart(post, stage, pool);
      if (v !== undefined && (last === undefined || v.phaseAt > last.phaseAt)) last = v;
    }
    if (last === undefined) break;
    const { stage } = last;
    interrupt(post, stage, last);
    stopped.unshift({ vehicle: last, stage });
  }
  if (rule === "suspend") pool.aside.push(...stopped);
  else for (const { vehicle, stage } of stopped) toHead(post, stage, vehicle);
}

/** The vehicle, of those at a stage that hold units of the pool, whose service began last. */
function latestStart(post: FlatPost, stage: FlatStage, pool: FlatPool): FlatVehicle | undefined {
  return post.departures.served((v) => v.stage === stage && unitsHeld(stage, pool, v) > 0).at(-1);
}

/** Units of a pool that a vehicle holds while it is served at a stage. */
function unitsHeld(stage: FlatStage, pool: FlatPool, v: FlatVehicle): number {
  if (pool === stage) return 1;
  return stage.needs.find((need) => need.pool === pool)?.units[v.flow.index] ?? 0;
}

/** Stops a service: the vehicle is aside until it is put at the head. */
function interrupt(post: FlatPost, stage: FlatStage, v: FlatVehicle): void {
  const { now } = post;
  const served = now - v.phaseAt;
  post.departures.cancel(v);
  v.remaining -= served;
  stage.inUse -= 1;
  post.tell(stage.busyLog, stage.inUse);
  post.releaseShared(stage, v);
  v.service += served;
  v.phaseAt = now;
  v.phase = Phase.suspended;
}

/** Puts an interrupted vehicle before the line: behind those of its priority that were there before it. */
function toHead(post: FlatPost, stage: FlatStage, v: FlatVehicle): void {
  const { now } = post;
  v.wait += now - v.phaseAt;
  v.phaseAt = now;
  v.phase = Phase.waiting;
  const { returned } = stage;
  const behind = returned.findIndex((other) => better(stage, v, other));
  returned.splice(behind < 0 ? returned.length : behind, 0, v);
  stage.returnedCount = returned.length;
  post.tellWaiting(stage);
  post.wake(stage);
}
