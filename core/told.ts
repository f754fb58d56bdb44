/**
 * The instant, whom it wakes, and what is measured there: levels, visits, busy periods, and how vehicles fared. The rules
 * of measuring are the recorder's (src/run/recorder.ts), every sum taken in the same order.
 */
import { CROSSED } from "./codes";
import { Flow } from "./flows";
import { Gathered, ROWS, within } from "./gathered";
import { INTERRUPTED } from "./kinds";
import { Level } from "./level";
import { ARRIVALS, DEPARTURES, LEVELS, STAYS, VISITS } from "./measured";
import { hourOfWeek, takeRow, takeStays, takeWaits } from "./outside";
import { Place, Stage, Vehicle } from "./places";
import { freeVehicle } from "./vehicles";

/** The present instant [s]. */
export let now: f64 = 0;
/** When the measured time begins; vehicles that came at `countsFrom` or later are measured [s]. */
let warmup: f64 = 0;
let countsFrom: f64 = -Infinity;
/** 1 where a row is kept of every vehicle. */
let keepsRows: i32 = 0;

/** Those who must be looked at before time goes on, in the order in which they were woken: a ring. */
let agenda = new StaticArray<usize>(8);
let agendaMask: i32 = 7;
let agendaFrom: i32 = 0;
let agendaTo: i32 = 0;

/** Sets what holds for the whole run. @param places that can be on the agenda */
export function beginTelling(start: f64, from: f64, rows: i32, places: i32): void {
  warmup = start;
  countsFrom = from;
  keepsRows = rows;
  let length = 8;
  while (length <= places) length *= 2;
  agenda = new StaticArray<usize>(length);
  agendaMask = length - 1;
}

/** Goes to an instant. */
export function goTo(time: f64): void {
  now = time;
}

/** The present instant, for who cannot see it [s]. */
export function instant(): f64 {
  return now;
}

/** Puts a stage, pool or gate on the agenda, once. */
export function wake(place: Place): void {
  if (place.awake === 1) return;
  place.awake = 1;
  agenda[agendaTo & agendaMask] = changetype<usize>(place);
  agendaTo += 1;
}

/** Whether somebody is on the agenda. */
export function somebodyAwake(): bool {
  return agendaFrom !== agendaTo;
}

/** Takes the first off the agenda. */
export function takeWoken(): Place {
  const place = changetype<Place>(agenda[agendaFrom & agendaMask]);
  agendaFrom += 1;
  place.awake = 0;
  return place;
}

/** Tells the new value of a level. */
export function tell(level: Level, value: i32): void {
  if (LEVELS) level.set(now, value);
}

/** Tells how many wait inside at a stage, if that has changed. */
export function tellWaiting(stage: Stage): void {
  if (!LEVELS) return;
  let waiting = stage.line.size;
  if (INTERRUPTED) waiting += stage.returned.size;
  if (waiting === stage.waiting) return;
  stage.waiting = waiting;
  tell(stage.waitingLevel, waiting);
}

/** Gives back the shared units that a vehicle held at a stage, which wakes their pools. */
export function releaseShared(stage: Stage, v: Vehicle): void {
  const flow = v.flow!.index;
  for (let i = 0; i < stage.needCount; i += 1) {
    const need = stage.need(i);
    const pool = need.pool;
    pool.inUse -= need.units[flow];
    tell(pool.busyLevel, pool.inUse);
    wake(pool);
  }
}

/** Seizes the shared units that a vehicle needs at a stage. */
export function seizeShared(stage: Stage, v: Vehicle): void {
  const flow = v.flow!.index;
  for (let i = 0; i < stage.needCount; i += 1) {
    const need = stage.need(i);
    const pool = need.pool;
    pool.inUse += need.units[flow];
    tell(pool.busyLevel, pool.inUse);
  }
}

/** Tells that a stage has become busy. */
export function tellBusy(stage: Stage): void {
  if (!VISITS) return;
  stage.busy = 1;
  stage.busySince = now;
}

/** Tells that a stage has become idle. */
export function tellIdle(stage: Stage): void {
  if (!VISITS) return;
  stage.busy = 0;
  if (!(stage.busySince >= warmup)) return;
  stage.busyPeriods.add(now - stage.busySince);
}

/** Tells that a vehicle of a flow has come into being. */
export function tellComing(flow: Flow, v: Vehicle): void {
  if (!ARRIVALS) return;
  if (!(now >= countsFrom)) return;
  if (!(now < flow.hourUntil)) {
    flow.hour = flow.hourAt(
      hourOfWeek(flow.index, now, changetype<usize>(flow) + offsetof<Flow>("hourUntil")),
    );
  }
  const hour = flow.hour!;
  v.hour = hour;
  hour.arrivals += 1;
}

/** Tells that a visit to a stage is over. */
export function tellVisit(stage: Stage, v: Vehicle): void {
  if (!VISITS) return;
  const from = v.since;
  stage.left += 1;
  stage.sojourn += within(from, now, warmup);
  if (from < warmup) return;
  stage.visits += 1;
  const waits = stage.waits;
  waits.values[waits.used] = v.wait - v.waitAtJoin;
  waits.used += 1;
  stage.serviceSum += v.service - v.serviceAtJoin;
  stage.timeSum += now - from;
  if (waits.used === ROWS) flushWaits(stage);
}

/** Tells that a vehicle has left for good: its slot is free. */
export function tellExit(flow: Flow, v: Vehicle, outcome: i32, reason: i32): void {
  if (DEPARTURES) tellDeparture(flow, v, outcome, reason);
  freeVehicle(v);
}

function tellDeparture(flow: Flow, v: Vehicle, outcome: i32, reason: i32): void {
  const arrivedAt = v.arrivedAt;
  const entered = v.enteredAt;
  // NaN while it has not been let in.
  const enteredAt = entered <= now ? entered : now;
  flow.queueTime += within(arrivedAt, enteredAt, warmup);
  flow.postTime += within(arrivedAt, now, warmup);
  if (outcome === CROSSED) {
    flow.checkpoint.lastExit = now;
    flow.checkpoint.crossed += 1;
  }
  if (arrivedAt < countsFrom) return;
  if (keepsRows) tellRow(v, outcome, reason);
  if (outcome === CROSSED) tellStay(flow, v);
  else {
    flow.outcomes[outcome] += 1;
    flow.reasons[reason] += 1;
  }
}

function tellRow(v: Vehicle, outcome: i32, reason: i32): void {
  takeRow(v.flow!.index, v.number, v.channel, outcome, reason, v.arrivedAt, v.enteredAt, now, v.service);
}

/** The times of a vehicle that has crossed: into its cell, and by the hour at which it came. */
function tellStay(flow: Flow, v: Vehicle): void {
  const queueWait = v.enteredAt - v.arrivedAt;
  const borderTime = now - v.arrivedAt;
  const hour = v.hour!;
  hour.crossed += 1;
  hour.queueWait += queueWait;
  hour.borderTime += borderTime;
  if (STAYS) gatherStay(flow, v, queueWait, borderTime);
}

/** Puts times into the cell of a vehicle, in the order of RECORDED. */
function gatherStay(flow: Flow, v: Vehicle, queueWait: f64, borderTime: f64): void {
  const cell = flow.cell(v.channel);
  const row = changetype<usize>(cell.values) + ((<usize>cell.used) << 3);
  store<f64>(row, queueWait);
  store<f64>(row, now - v.enteredAt, ROWS * 8);
  store<f64>(row, v.service, 2 * ROWS * 8);
  store<f64>(row, v.wait, 3 * ROWS * 8);
  store<f64>(row, borderTime, 4 * ROWS * 8);
  cell.used += 1;
  if (cell.used === ROWS) flushStays(flow.firstCell + v.channel, cell);
}

/** Has the rows of a cell taken. */
export function flushStays(index: i32, cell: Gathered): void {
  if (cell.sketched === 1) cell.addToSketches();
  else if (cell.used > 0) cell.sketched = takeStays(index, cell.used, cell.address, changetype<usize>(cell));
  cell.used = 0;
}

/** Has the waits at a stage taken. */
export function flushWaits(stage: Stage): void {
  const waits = stage.waits;
  if (waits.sketched === 1) waits.addToSketches();
  else if (waits.used > 0) {
    waits.sketched = takeWaits(stage.index, waits.used, waits.address, changetype<usize>(waits));
  }
  waits.used = 0;
}
