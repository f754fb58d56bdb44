/**
 * What the program around reads of a replication: numbers are put into a room, from where it takes them. Sketches begin
 * here with what it has kept so far. Changes nothing that is measured.
 */
import { AWAY } from "./codes";
import { Checkpoint } from "./flows";
import { Gathered } from "./gathered";
import {
  channelCount,
  checkpointAt,
  checkpointCount,
  flowAt,
  flowCount,
  levelAt,
  levelCount,
  stageAt,
  stageCount,
} from "./make";
import { flushStays, flushWaits } from "./told";
import { slotCount, vehicleAt } from "./vehicles";

/** Numbers that cross the door at a time. */
const ROOM: i32 = 16;
const room = new StaticArray<f64>(ROOM);
/** Ticks of the series whose values are kept here before they are taken. */
export const TICKS: i32 = 64;
/** Values of the series at those ticks: of each level, then of each checkpoint, TICKS side by side. */
let series = new StaticArray<f64>(0);
let ticks: i32 = 0;

/** Where numbers are put for whoever reads them. */
export function roomAddress(): usize {
  return changetype<usize>(room);
}

/** Puts the state of a level into the room: value, held, max, changedAt, heldSince, maxAt, beyond, times' address and number. */
export function readLevel(index: i32): void {
  const level = levelAt(index);
  room[0] = level.value;
  room[1] = level.held;
  room[2] = level.max;
  room[3] = level.changedAt;
  room[4] = level.heldSince;
  room[5] = level.maxAt;
  room[6] = level.beyond;
  room[7] = changetype<usize>(level.times);
  room[8] = level.times.length;
}

/**
 * Keeps the values of the series at a tick: levels, and how many have crossed at checkpoints.
 * @returns of how many ticks there are some now; at TICKS they must be taken
 */
export function sample(): i32 {
  const columns = levelCount() + checkpointCount();
  if (series.length === 0) series = new StaticArray<f64>(columns * TICKS);
  let at = ticks;
  for (let l = 0; l < levelCount(); l += 1, at += TICKS) series[at] = levelAt(l).value;
  for (let c = 0; c < checkpointCount(); c += 1, at += TICKS) series[at] = checkpointAt(c).crossed;
  ticks += 1;
  return ticks;
}

/** Gives where the values of the series are, which are then done with. */
export function takeTicks(): usize {
  ticks = 0;
  return changetype<usize>(series);
}

/** The measured time begins. */
export function resetLevels(time: f64): void {
  for (let l = 0; l < levelCount(); l += 1) levelAt(l).reset(time);
}

/** Vehicles that have crossed at a checkpoint, and when the last one did [s]; NaN while none has. */
export function crossedAt(checkpoint: Checkpoint): i32 {
  return checkpoint.crossed;
}

export function lastExitAt(checkpoint: Checkpoint): f64 {
  return checkpoint.lastExit;
}

/** Has everything gathered taken. */
export function flush(): void {
  for (let f = 0; f < flowCount(); f += 1) {
    const flow = flowAt(f);
    for (let c = 0; c < channelCount(); c += 1) flushStays(flow.firstCell + c, flow.cell(c));
  }
  for (let s = 0; s < stageCount(); s += 1) flushWaits(stageAt(s));
}

/** What is gathered at a stage, and of those who crossed. */
export function waitsAt(stage: i32): Gathered {
  return stageAt(stage).waits;
}

export function staysOf(flow: i32, channel: i32): Gathered {
  return flowAt(flow).cell(channel);
}

/** Begins the sketches of what is gathered; the first row is there. */
export function beginSketches(gathered: Gathered): void {
  gathered.beginSketches();
}

/** Adds rows to them that have been written to where rows are gathered. */
export function addRows(gathered: Gathered, rows: i32): void {
  gathered.used = rows;
  gathered.addToSketches();
}

/**
 * Puts the sketch of a column into the room: count, sum, origin, squares, min, max, the address of its counts.
 * @returns 0 when there is none
 */
export function readSketch(gathered: Gathered, column: i32): i32 {
  if (gathered.sketched === 0) return 0;
  const sketch = gathered.sketch(column);
  room[0] = sketch.count;
  room[1] = sketch.sum;
  room[2] = sketch.origin;
  room[3] = sketch.squares;
  room[4] = sketch.min;
  room[5] = sketch.max;
  room[6] = changetype<usize>(sketch.counts);
  return 1;
}

/**
 * Puts what was found at a stage into the room: joined, left, visits, sojourn, serviceSum, timeSum, then count, mean and
 * squares of the busy periods.
 */
export function readStage(index: i32): void {
  const stage = stageAt(index);
  room[0] = stage.joined;
  room[1] = stage.left;
  room[2] = stage.visits;
  room[3] = stage.sojourn;
  room[4] = stage.serviceSum;
  room[5] = stage.timeSum;
  room[6] = stage.busyPeriods.count;
  room[7] = stage.busyPeriods.mean;
  room[8] = stage.busyPeriods.squares;
}

/**
 * Puts what was found of a flow into the room: number, queueTime, postTime, then the addresses of outcomes, reasons and
 * hours. Those who have crossed, for no reason, are counted by hour only.
 */
export function readFlow(index: i32): void {
  const flow = flowAt(index);
  room[0] = flow.number;
  room[1] = flow.queueTime;
  room[2] = flow.postTime;
  room[3] = changetype<usize>(flow.outcomes);
  room[4] = changetype<usize>(flow.reasons);
  room[5] = flow.hours;
}

/**
 * Puts the vehicle at a slot into the room: flow, number, channel, stage, phase, lap, arrivedAt, enteredAt, since, phaseAt,
 * service, wait. @returns 0 when nobody is there
 */
export function readVehicle(slot: i32): i32 {
  if (slot >= slotCount()) return 0;
  const v = vehicleAt(slot);
  if (v.phase === AWAY) return 0;
  room[0] = v.flow!.index;
  room[1] = v.number;
  room[2] = v.channel;
  room[3] = v.stage!.index;
  room[4] = v.phase;
  room[5] = v.lap;
  room[6] = v.arrivedAt;
  room[7] = v.enteredAt;
  room[8] = v.since;
  room[9] = v.phaseAt;
  room[10] = v.service;
  room[11] = v.wait;
  return 1;
}
