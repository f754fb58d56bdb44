/**
 * What happens seldom at an ordinary post: staff come and go, sides and gates open and close, services are
 * interrupted. The rules are those of `Pool`, `LineStage` and `Gate`.
 */
import type { ShiftEnd } from "../../scenario/schema/staffing.ts";
import { NOBODY, Phase } from "../vehicles.ts";
import { GATE, POOL, ROW_BITS, STAGE, TIME, VEHICLE } from "./layout.ts";
import type { FlatPost } from "./post.ts";
import type { Aside } from "./state.ts";

/** Sets how many are on duty in a pool, and does what the rule for the end of a shift asks for. */
export function setDuty(post: FlatPost, pool: number, count: number, rule: ShiftEnd): void {
  const { n, aside, claimants } = post.state;
  const before = n[pool + POOL.capacity]!;
  n[pool + POOL.capacity] = count;
  post.tell(n[pool + POOL.dutyLevel]!, count);
  if (count > before) {
    const back = aside[pool >> ROW_BITS]!.splice(0, count - before);
    for (const { vehicle, stage } of back) toHead(post, stage, vehicle);
    for (const stage of claimants[pool >> ROW_BITS]!) post.wake(stage);
  } else if (rule !== "finish") interruptExcess(post, pool, rule);
  post.wake(pool);
}

/** A stage's side opens. */
export function openStage(post: FlatPost, stage: number): void {
  const { n, closedAside } = post.state;
  n[stage + STAGE.open] = 1;
  for (const v of closedAside[stage >> ROW_BITS]!.splice(0)) toHead(post, stage, v);
  post.wake(stage);
}

/** A stage's side closes: those in service finish, or wait until it opens. */
export function closeStage(post: FlatPost, stage: number, rule: "finish" | "suspend"): void {
  const { n, table, closedAside } = post.state;
  n[stage + STAGE.open] = 0;
  if (rule === "finish") return;
  for (const v of post.departures.served((other) => table.ints[other + VEHICLE.stage] === stage)) {
    interrupt(post, stage, v);
    closedAside[stage >> ROW_BITS]!.push(v);
  }
}

/** A gate opens or closes. */
export function setGate(post: FlatPost, gate: number, open: boolean): void {
  const { n } = post.state;
  n[gate + GATE.open] = open ? 1 : 0;
  if (open && n[gate + GATE.queued]! > 0) post.wake(gate);
}

/** Interrupts services, the one begun last first, until no more units are in use than are there. */
function interruptExcess(post: FlatPost, pool: number, rule: "handOver" | "suspend"): void {
  const { n, table, claimants, aside } = post.state;
  const stopped: Aside[] = [];
  while (n[pool + POOL.inUse]! > n[pool + POOL.capacity]!) {
    let last = NOBODY;
    let from = NOBODY;
    for (const stage of claimants[pool >> ROW_BITS]!) {
      const v = latestStart(post, stage, pool);
      if (v === NOBODY) continue;
      const since = (who: number) => table.times[who + TIME.phaseAt]!;
      if (last !== NOBODY && since(v) <= since(last)) continue;
      last = v;
      from = stage;
    }
    if (last === NOBODY) break;
    interrupt(post, from, last);
    stopped.unshift({ vehicle: last, stage: from });
  }
  if (rule === "suspend") aside[pool >> ROW_BITS]!.push(...stopped);
  else for (const { vehicle, stage } of stopped) toHead(post, stage, vehicle);
}

/** The vehicle, of those at a stage that hold units of the pool, whose service began last. */
function latestStart(post: FlatPost, stage: number, pool: number): number {
  const { ints } = post.state.table;
  const holds = (v: number) => ints[v + VEHICLE.stage] === stage && unitsHeld(post, stage, pool, v) > 0;
  return post.departures.served(holds).at(-1) ?? NOBODY;
}

/** Units of a pool that a vehicle holds while it is served at a stage. */
function unitsHeld({ state }: FlatPost, stage: number, pool: number, v: number): number {
  if (pool === stage) return 1;
  const need = state.needs[stage >> ROW_BITS]!.find((other) => other.pool === pool);
  return need?.units[state.table.ints[v + VEHICLE.flow]!] ?? 0;
}

/** Stops a service: the vehicle is aside until it is put at the head. */
function interrupt(post: FlatPost, stage: number, v: number): void {
  const { n, table } = post.state;
  const { ints, times } = table;
  const now = post.clock[0]!;
  const served = now - times[v + TIME.phaseAt]!;
  post.departures.cancel(v);
  times[v + TIME.remaining]! -= served;
  n[stage + POOL.inUse]! -= 1;
  post.tell(n[stage + POOL.busyLevel]!, n[stage + POOL.inUse]!);
  post.releaseShared(stage, v);
  times[v + TIME.service]! += served;
  times[v + TIME.phaseAt] = now;
  ints[v + VEHICLE.phase] = Phase.suspended;
}

/** Puts an interrupted vehicle before the line: behind those of its priority that were there before it. */
function toHead(post: FlatPost, stage: number, v: number): void {
  const { n, table } = post.state;
  const now = post.clock[0]!;
  table.times[v + TIME.wait]! += now - table.times[v + TIME.phaseAt]!;
  table.times[v + TIME.phaseAt] = now;
  table.ints[v + VEHICLE.phase] = Phase.waiting;
  const returned = post.state.returned[stage >> ROW_BITS]!;
  const behind = returned.findIndex((other) => post.better(stage, v, other));
  returned.splice(behind < 0 ? returned.length : behind, 0, v);
  n[stage + STAGE.returned] = returned.length;
  post.tellWaiting(stage);
  post.wake(stage);
}
