/**
 * Arrivals and ends of service at ordinary posts. It does what flows, gates, stages, pools and the agenda of the general
 * engine do, in the same order, and tells the same; what happens seldom is in `shifts.ts`.
 *
 * One liberty is taken with levels: of those that an end of service lowers and its successor raises again in the same
 * instant, only the last value is told, and that only if it is another. Sums are of what holds when an instant is over,
 * and a level that first falls shows no maximum.
 */
import { arriving, firstArrival, nextArrival } from "./arrivals";
import { canBegin, canBeginAtOnce, candidate, mayEnter, sharedFree } from "./claims";
import {
  AT_GATE,
  CROSSED,
  EXIT,
  INSPECTION,
  NO_REASON,
  REFUSED,
  SERVING,
  TURNED_BACK,
  WAITING,
} from "./codes";
import { addDeparture, firstDeparture, takeDeparture } from "./departures";
import { drawChannel, drawNeed } from "./draws";
import { Flow } from "./flows";
import { CHANNELS, GROUPS, INTERRUPTED, RANKS, SHARED } from "./kinds";
import { Line } from "./line";
import { badService, groupSize } from "./outside";
import { GATE, Gate, Pool, STAGE, Stage, Vehicle } from "./places";
import {
  goTo,
  now,
  releaseShared,
  seizeShared,
  somebodyAwake,
  takeWoken,
  tell,
  tellBusy,
  tellComing,
  tellExit,
  tellIdle,
  tellVisit,
  tellWaiting,
  wake,
} from "./told";
import { createVehicle } from "./vehicles";
import { way, waysOf } from "./ways";

/** The stage whose service has ended in this event, and the gate by which a vehicle has left: their levels are told last. */
let leftStage: Stage | null = null;
let leftGate: Gate | null = null;
/** Events handled in this call of `advance`. */
let handled: i32 = 0;

/**
 * Handles the arrivals and ends of service that come before another event, at most so many.
 * @param limit when that event is [s] @param arrivalsFirst 1 where arrivals of the same instant go before it
 * @returns how many it has handled; fewer only if the other event is next
 */
export function advance(events: i32, limit: f64, arrivalsFirst: i32): i32 {
  handled = 0;
  while (handled < events) {
    const departure = firstDeparture();
    const arrival = firstArrival();
    if (departure <= arrival) {
      if (departure > limit) break;
      goTo(departure);
      depart(takeDeparture());
    } else {
      if (arrival > limit || (arrival === limit && !arrivalsFirst)) break;
      goTo(arrival);
      arrive(arriving());
    }
    handled += 1;
  }
  return handled;
}

/** Events handled in the latest call of `advance`, even if it ended by a fault. */
export function eventsHandled(): i32 {
  return handled;
}

/** Works off everything that has become possible. */
export function settle(): void {
  while (somebodyAwake()) {
    const place = takeWoken();
    if (place.kind === STAGE) settleStage(changetype<Stage>(place));
    else if (place.kind === GATE) settleGate(changetype<Gate>(place));
    else if (SHARED) offer(changetype<Pool>(place));
  }
}

function arrive(flow: Flow): void {
  if (!GROUPS || flow.groups === 0) come(flow);
  else for (let left = groupSize(flow.index); left > 0; left -= 1) come(flow);
  nextArrival();
  if (somebodyAwake()) settle();
}

/** A vehicle comes into being and stands at the border. */
function come(flow: Flow): void {
  const v = createVehicle();
  const number = flow.number;
  const channel = CHANNELS ? drawChannel(flow, number) : 0;
  flow.number = number + 1;
  v.flow = flow;
  v.number = number;
  if (CHANNELS) v.channel = channel;
  if (RANKS) v.rank = flow.rank;
  v.phase = AT_GATE;
  v.lap = 0;
  v.ways = waysOf(flow, channel);
  v.arrivedAt = now;
  v.enteredAt = NaN;
  v.since = now;
  v.phaseAt = now;
  v.service = 0;
  v.wait = 0;
  tellComing(flow, v);
  const checkpoint = flow.checkpoint;
  const atPost = checkpoint.atPost + 1;
  checkpoint.atPost = atPost;
  tell(checkpoint.level, atPost);
  const first = way(v, -1);
  if (first === EXIT) {
    v.enteredAt = now;
    end(flow, v, CROSSED, NO_REASON);
    return;
  }
  const stage = changetype<Stage>(first);
  const gate = flow.gate;
  v.stage = stage;
  if (gate.queued === 0 && mayEnter(gate) && canBeginAtOnce(stage, v)) {
    enter(gate, v);
    take(stage, v);
  } else if (gate.queued >= gate.places) end(flow, v, TURNED_BACK, REFUSED);
  else queue(gate, stage, v);
}

function queue(gate: Gate, stage: Stage, v: Vehicle): void {
  const line = gate.lineTo(stage);
  line.push(v);
  stage.queuedOutside += 1;
  const queued = gate.queued + 1;
  gate.queued = queued;
  tell(gate.queueLevel, queued);
  // Where all servers are busy nothing would come of it.
  if (line.first === v && stage.inUse < stage.capacity) wake(stage);
}

function enter(gate: Gate, v: Vehicle): void {
  v.enteredAt = now;
  const inside = gate.inside + 1;
  gate.inside = inside;
  if (gate !== leftGate) tell(gate.insideLevel, inside);
}

/** The end of a service: the vehicle goes on, or out. */
function depart(v: Vehicle): void {
  const flow = v.flow!;
  const stage = v.stage!;
  v.service += now - v.phaseAt;
  const shares = SHARED && stage.needCount > 0;
  if (shares) releaseShared(stage, v);
  const to = way(v, stage.index);
  const inUse = stage.inUse;
  const present = stage.present;
  stage.inUse = inUse - 1;
  stage.present = present - 1;
  leftStage = stage;
  tellVisit(stage, v);
  // The stage is the first to be looked at unless pools were woken before it: then it need not be listed.
  if (shares) wake(stage);
  else stage.awake = 1;
  if (to >= 0) {
    const next = changetype<Stage>(to);
    if (next.index <= stage.index) v.lap += 1;
    v.stage = next;
    take(next, v);
    afterDeparture(stage, shares);
  } else leave(flow, stage, shares, to, v);
  if (stage.inUse !== inUse) tell(stage.busyLevel, stage.inUse);
  if (stage.present !== present) tell(stage.presentLevel, stage.present);
  leftStage = null;
}

/** A vehicle leaves the post by its gate. */
function leave(flow: Flow, stage: Stage, shares: bool, to: i32, v: Vehicle): void {
  const gate = flow.gate;
  const inside = gate.inside;
  gate.inside = inside - 1;
  leftGate = gate;
  if (inside >= gate.mostInside && gate.queued > 0) wake(gate);
  if (to === EXIT) end(flow, v, CROSSED, NO_REASON);
  else end(flow, v, TURNED_BACK, INSPECTION);
  afterDeparture(stage, shares);
  if (gate.inside !== inside) tell(gate.insideLevel, gate.inside);
  leftGate = null;
}

/** Works off what the end of a service has made possible. */
function afterDeparture(stage: Stage, shares: bool): void {
  if (!shares) {
    stage.awake = 0;
    settleStage(stage);
  }
  if (somebodyAwake()) settle();
}

/** The vehicle leaves the post for good. */
function end(flow: Flow, v: Vehicle, outcome: i32, reason: i32): void {
  const checkpoint = flow.checkpoint;
  const atPost = checkpoint.atPost - 1;
  checkpoint.atPost = atPost;
  tell(checkpoint.level, atPost);
  tellExit(flow, v, outcome, reason);
}

/** A vehicle comes in to its stage: it is served at once, or waits. */
function take(stage: Stage, v: Vehicle): void {
  join(stage, v);
  if (
    stage.line.size === 0 &&
    (!INTERRUPTED || stage.returned.size === 0) &&
    (!SHARED || stage.needCount === 0) &&
    stage.open === 1 &&
    stage.inUse < stage.capacity
  ) {
    serve(stage, v);
    return;
  }
  v.phase = WAITING;
  v.phaseAt = now;
  stage.line.push(v);
  tellWaiting(stage);
  wake(stage);
}

/** The vehicle is at this stage from now on, and what it needs there is drawn. */
function join(stage: Stage, v: Vehicle): void {
  v.since = now;
  v.waitAtJoin = v.wait;
  v.serviceAtJoin = v.service;
  stage.joined += 1;
  const present = stage.present + 1;
  stage.present = present;
  if (stage !== leftStage) tell(stage.presentLevel, present);
  if (stage.busy === 0) tellBusy(stage);
  drawNeed(stage, v);
}

/** Begins a service. */
function serve(stage: Stage, v: Vehicle): void {
  const inUse = stage.inUse + 1;
  stage.inUse = inUse;
  if (stage !== leftStage) tell(stage.busyLevel, inUse);
  if (SHARED && stage.needCount > 0) seizeShared(stage, v);
  v.phaseAt = now;
  v.phase = SERVING;
  const endsAt = now + v.remaining;
  if (!(endsAt >= now)) badService(endsAt, now);
  addDeparture(v, endsAt);
}

/** Begins the service of a stage's candidate. */
function begin(stage: Stage, v: Vehicle): void {
  if (v.phase === AT_GATE) {
    pass(stage, v);
    join(stage, v);
  } else {
    v.wait += now - v.phaseAt;
    if (INTERRUPTED && stage.returned.first === v) stage.returned.shift();
    else stage.line.shift();
    tellWaiting(stage);
  }
  serve(stage, v);
  if (SHARED && stage.needCount > 0) wake(stage);
}

/** The vehicle that is first in line passes the gate. */
function pass(stage: Stage, v: Vehicle): void {
  const gate = v.flow!.gate;
  const line = gate.lineTo(stage);
  line.shift();
  stage.queuedOutside -= 1;
  const queued = gate.queued - 1;
  gate.queued = queued;
  tell(gate.queueLevel, queued);
  enter(gate, v);
  if (line.stages > 1) wakeHead(line, stage);
}

/** Wakes the stage of the vehicle that has come to the head of a line, where that is another one. */
function wakeHead(line: Line, stage: Stage): void {
  const head = line.first;
  if (head !== null && head.stage !== stage) wake(head.stage!);
}

function settleStage(stage: Stage): void {
  if (SHARED) {
    for (let i = 0; i < stage.needCount; i += 1) offer(stage.need(i).pool);
  }
  while (stage.inUse < stage.capacity) {
    const v = candidate(stage);
    if (v === null || (SHARED && stage.needCount > 0 && !sharedFree(stage, v))) break;
    begin(stage, v);
  }
  if (stage.present === 0 && stage.busy === 1) tellIdle(stage);
}

/** Offers shared units: to better priority, then to who has waited longest, then to the earlier stage. */
function offer(pool: Pool): void {
  for (;;) {
    let chosen: Vehicle | null = null;
    for (let i = 0; i < pool.claimantCount; i += 1) {
      const stage = pool.claimant(i);
      const v = candidate(stage);
      if (v === null || !canBegin(stage, v)) continue;
      const ranks = chosen === null ? -1 : v.rank - chosen.rank;
      if (ranks > 0 || (ranks === 0 && v.since >= chosen!.since)) continue;
      chosen = v;
    }
    if (chosen === null) return;
    begin(chosen.stage!, chosen);
  }
}

/** Wakes the stages of those who may come in now. */
function settleGate(gate: Gate): void {
  for (let i = 0; i < gate.lineCount; i += 1) {
    const first = gate.line(i).first;
    if (first !== null) wake(first.stage!);
  }
}
