/**
 * What happens seldom at an ordinary post: staff come and go, sides and gates open and close, services are
 * interrupted. The rules are those of `Pool`, `LineStage` and `Gate`.
 */
import type { ShiftEnd } from "../../scenario/schema/staffing.ts";
import { NOBODY, Phase } from "../vehicles.ts";
import type { FlatPost } from "./post.ts";
import type { Aside } from "./state.ts";

/** Sets how many are on duty in a pool, and does what the rule for the end of a shift asks for. */
export function setDuty(post: FlatPost, pool: number, count: number, rule: ShiftEnd): void {
  const { state, observer } = post;
  const before = state.capacity[pool]!;
  state.capacity[pool] = count;
  observer.level(state.dutyLevel[pool]!, count);
  if (count > before) {
    for (const { vehicle, stage } of state.aside[pool]!.splice(0, count - before))
      toHead(post, stage, vehicle);
    for (const stage of state.claimants[pool]!) post.wake(stage);
  } else if (rule !== "finish") interruptExcess(post, pool, rule);
  post.wake(pool);
}

/** A stage's side opens. */
export function openStage(post: FlatPost, stage: number): void {
  const { state } = post;
  state.open[stage] = 1;
  for (const v of state.closedAside[stage]!.splice(0)) toHead(post, stage, v);
  post.wake(stage);
}

/** A stage's side closes: those in service finish, or wait until it opens. */
export function closeStage(post: FlatPost, stage: number, rule: "finish" | "suspend"): void {
  const { state, vehicles, departures } = post;
  state.open[stage] = 0;
  if (rule === "finish") return;
  for (const v of departures.served((other) => vehicles.stage[other] === stage)) {
    interrupt(post, stage, v);
    state.closedAside[stage]!.push(v);
  }
}

/** A gate opens or closes. */
export function setGate(post: FlatPost, gate: number, open: boolean): void {
  const { state } = post;
  state.gateOpen[gate] = open ? 1 : 0;
  if (open && state.queued[gate]! > 0) post.wake(state.pools + gate);
}

/** Interrupts services, the one begun last first, until no more units are in use than are there. */
function interruptExcess(post: FlatPost, pool: number, rule: "handOver" | "suspend"): void {
  const { state, vehicles } = post;
  const stopped: Aside[] = [];
  while (state.inUse[pool]! > state.capacity[pool]!) {
    let last = NOBODY;
    let from = NOBODY;
    for (const stage of state.claimants[pool]!) {
      const v = latestStart(post, stage, pool);
      if (v === NOBODY || (last !== NOBODY && vehicles.phaseAt[v]! <= vehicles.phaseAt[last]!)) continue;
      last = v;
      from = stage;
    }
    if (last === NOBODY) break;
    interrupt(post, from, last);
    stopped.unshift({ vehicle: last, stage: from });
  }
  if (rule === "suspend") state.aside[pool]!.push(...stopped);
  else for (const { vehicle, stage } of stopped) toHead(post, stage, vehicle);
}

/** The vehicle, of those at a stage that hold units of the pool, whose service began last. */
function latestStart(post: FlatPost, stage: number, pool: number): number {
  const { vehicles, departures } = post;
  const holds = (v: number) => vehicles.stage[v] === stage && unitsHeld(post, stage, pool, v) > 0;
  return departures.served(holds).at(-1) ?? NOBODY;
}

/** Units of a pool that a vehicle holds while it is served at a stage. */
function unitsHeld({ state, vehicles }: FlatPost, stage: number, pool: number, v: number): number {
  if (pool === stage) return 1;
  for (let n = state.needFrom[stage]!; n < state.needFrom[stage + 1]!; n += 1) {
    if (state.needPool[n] === pool) return state.needUnits[n * state.flows + vehicles.flow[v]!]!;
  }
  return 0;
}

/** Stops a service: the vehicle is aside until it is put at the head. */
function interrupt(post: FlatPost, stage: number, v: number): void {
  const { state, vehicles, departures, calendar, observer } = post;
  const served = calendar.time - vehicles.phaseAt[v]!;
  departures.cancel(v);
  vehicles.remaining[v]! -= served;
  state.inUse[stage]! -= 1;
  observer.level(state.busyLevel[stage]!, state.inUse[stage]!);
  post.releaseShared(stage, v);
  vehicles.enter(v, Phase.suspended);
}

/** Puts an interrupted vehicle before the line: behind those of its priority that were there before it. */
function toHead(post: FlatPost, stage: number, v: number): void {
  const { state, vehicles } = post;
  vehicles.enter(v, Phase.waiting);
  const returned = state.returned[stage]!;
  const behind = returned.findIndex((other) => post.better(stage, v, other));
  returned.splice(behind < 0 ? returned.length : behind, 0, v);
  post.tellWaiting(stage);
  post.wake(stage);
}
