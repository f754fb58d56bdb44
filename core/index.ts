/**
 * The door to the inner loop: what the program around makes it of, tells it and reads of it. Places are known by their
 * address in memory. One instance is one replication.
 */
import { beginArrivals } from "./arrivals";
import { beginDepartures } from "./departures";
import { KEPT } from "./draws";
import { Gathered } from "./gathered";
import { Level } from "./level";
import { Line } from "./line";
import { Checkpoint, Flow, Gate, Need, Pool, Services, Stage } from "./places";
import { beginPost } from "./post";
import { Sketch } from "./sketch";
import { beginTelling, flushBusyPeriods, flushStays, flushWaits, goTo } from "./told";
import { slotCount, vehicleAt } from "./vehicles";

export { advance, eventsHandled, settle } from "./post";
export { closeStage, openStage, setDuty, setGate } from "./shifts";
export { now } from "./told";
export { slotCount } from "./vehicles";

/** Numbers that cross the door at a time. */
const ROOM: i32 = 512;
const room = new StaticArray<f64>(ROOM);

let stages = new StaticArray<usize>(0);
let gates: i32 = 0;
let pools: i32 = 0;
let flows = new StaticArray<usize>(0);
let channels: i32 = 1;
let ranks: i32 = 1;
let levels = new StaticArray<usize>(0);
let unfollowed: Level | null = null;

/** Where numbers are put for whoever reads them. */
export function roomAddress(): usize {
  return changetype<usize>(room);
}

/** Makes room for a model. @param channelCount of the flow that has most @param rankCount of all priorities */
export function begin(
  levelCount: i32,
  stageCount: i32,
  gateCount: i32,
  poolCount: i32,
  flowCount: i32,
  channelCount: i32,
  rankCount: i32,
): void {
  levels = new StaticArray<usize>(levelCount);
  for (let l = 0; l < levelCount; l += 1) levels[l] = changetype<usize>(new Level());
  unfollowed = new Level();
  stages = new StaticArray<usize>(stageCount);
  gates = gateCount;
  pools = poolCount;
  flows = new StaticArray<usize>(flowCount);
  channels = channelCount;
  ranks = rankCount;
  beginDepartures();
}

function levelAt(index: i32): Level {
  return index < 0 ? unfollowed! : changetype<Level>(levels[index]);
}

function stageAt(index: i32): Stage {
  return changetype<Stage>(stages[index]);
}

function flowAt(index: i32): Flow {
  return changetype<Flow>(flows[index]);
}

/** Adds a shared pool, its levels given by index (-1: not followed). */
export function addPool(busy: i32, onDuty: i32): Pool {
  return new Pool(levelAt(busy), levelAt(onDuty), stages.length);
}

/** Adds a stage. */
export function addStage(
  index: i32,
  busy: i32,
  onDuty: i32,
  present: i32,
  waiting: i32,
  byPriority: i32,
): Stage {
  const stage = new Stage(
    index,
    levelAt(busy),
    levelAt(onDuty),
    levelAt(present),
    levelAt(waiting),
    ranks,
    byPriority,
    gates,
    flows.length,
    pools,
  );
  for (let f = 0; f < flows.length; f += 1) stage.services[f] = changetype<usize>(new Services(KEPT));
  stages[index] = changetype<usize>(stage);
  return stage;
}

/** A stage needs units of a shared pool as well; gives where they are to be written, by flow. Needs are looked at in the order in which they were added. */
export function addNeed(stage: Stage, pool: Pool): usize {
  const need = new Need(pool, flows.length);
  stage.needs[stage.needCount] = changetype<usize>(need);
  stage.needCount += 1;
  pool.addClaimant(stage);
  return changetype<usize>(need.units);
}

/** All vehicles of a flow come to a stage on a lap, under one law or one for each channel: their times are drawn in blocks. */
export function drawInBlocks(stage: Stage, flow: i32, lap: i32): void {
  stage.servicesOf(flow).lap = lap;
}

/** Adds a gate. */
export function addGate(index: i32, mostInside: i32, places: i32, inside: i32, queue: i32): Gate {
  return new Gate(index, mostInside, places, levelAt(inside), levelAt(queue), stages.length);
}

/** Adds a line to a gate. */
export function addLine(gate: Gate, byPriority: i32): Line {
  const line = new Line(ranks, byPriority);
  gate.lines[gate.lineCount] = changetype<usize>(line);
  gate.lineCount += 1;
  return line;
}

/** Those who go to a stage first stand in this line of a gate. */
export function feed(gate: Gate, line: Line, stage: Stage): void {
  gate.lineOf[stage.index] = changetype<usize>(line);
  stage.feeders[stage.feederCount] = changetype<usize>(gate);
  stage.feederCount += 1;
}

/** Adds a checkpoint. */
export function addCheckpoint(atPost: i32): Checkpoint {
  return new Checkpoint(levelAt(atPost));
}

/** Adds a flow. @param several 1 where it has several channels @param block arrivals drawn at a time @param until no vehicle comes later [s] */
export function addFlow(
  index: i32,
  gate: Gate,
  checkpoint: Checkpoint,
  rank: i32,
  groups: i32,
  until: f64,
  several: i32,
  block: i32,
): Flow {
  const ways = index * channels * (stages.length + 1);
  const flow = new Flow(index, gate, checkpoint, rank, ways, groups, until, channels, several, block);
  flows[index] = changetype<usize>(flow);
  return flow;
}

/** Where the instants of a flow's next arrivals are put. */
export function instantsOf(flow: Flow): usize {
  return changetype<usize>(flow.instants);
}

/** Where the channels of a flow's next vehicles are put. */
export function channelsOf(flow: Flow): usize {
  return changetype<usize>(flow.channels);
}

/** Gives where the table of ways is to be written. */
let ways = new StaticArray<i32>(0);
export function addWays(count: i32): usize {
  ways = new StaticArray<i32>(count);
  return changetype<usize>(ways);
}

/**
 * Draws the first arrivals: everything has been added.
 * @param warmup when the measured time begins [s] @param countsFrom vehicles that come at this time or later are measured [s]
 */
export function open(warmup: f64, countsFrom: f64, keepsRows: i32, places: i32): void {
  beginTelling(warmup, countsFrom, keepsRows, places);
  beginPost(stages, ways);
  beginArrivals(flows);
}

/** Goes to the instant of another event. */
export function follow(time: f64): void {
  goTo(time);
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

/** The value of a level now. */
export function levelValue(index: i32): i32 {
  return levelAt(index).value;
}

/** The measured time begins. */
export function resetLevels(time: f64): void {
  for (let l = 0; l < levels.length; l += 1) levelAt(l).reset(time);
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
  for (let f = 0; f < flows.length; f += 1) {
    const flow = flowAt(f);
    for (let c = 0; c < channels; c += 1) flushStays(flow.firstCell + c, flow.cell(c));
  }
  for (let s = 0; s < stages.length; s += 1) {
    flushWaits(stageAt(s));
    flushBusyPeriods(stageAt(s));
  }
}

/** What is gathered at a stage, and of those who crossed. */
export function waitsAt(stage: i32): Gathered {
  return stageAt(stage).waits;
}

export function staysOf(flow: i32, channel: i32): Gathered {
  return flowAt(flow).cell(channel);
}

/** Begins a sketch for a column of what is gathered, with values added elsewhere; gives where their counts are to be written. */
export function beginSketch(
  gathered: Gathered,
  column: i32,
  count: f64,
  sum: f64,
  origin: f64,
  squares: f64,
  least: f64,
  most: f64,
): usize {
  const sketch = new Sketch(count, sum, origin, squares, least, most);
  gathered.sketches[column] = changetype<usize>(sketch);
  return changetype<usize>(sketch.counts);
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

/** Puts what was found at a stage into the room: joined, left, visits, sojourn, serviceSum, timeSum. */
export function readStage(index: i32): void {
  const stage = stageAt(index);
  room[0] = stage.joined;
  room[1] = stage.left;
  room[2] = stage.visits;
  room[3] = stage.sojourn;
  room[4] = stage.serviceSum;
  room[5] = stage.timeSum;
}

/**
 * Puts what was found of a flow into the room: number, generated, queueTime, postTime, then the addresses of outcomes,
 * reasons, arrivals, crossed, queueWait and borderTime by hour.
 */
export function readFlow(index: i32): void {
  const flow = flowAt(index);
  room[0] = flow.number;
  room[1] = flow.generated;
  room[2] = flow.queueTime;
  room[3] = flow.postTime;
  room[4] = changetype<usize>(flow.outcomes);
  room[5] = changetype<usize>(flow.reasons);
  room[6] = changetype<usize>(flow.arrivals);
  room[7] = changetype<usize>(flow.crossed);
  room[8] = changetype<usize>(flow.queueWait);
  room[9] = changetype<usize>(flow.borderTime);
}

/**
 * Puts the vehicle at a slot into the room: flow, number, channel, stage, phase, lap, arrivedAt, enteredAt, since, phaseAt,
 * service, wait. @returns 0 when nobody is there
 */
export function readVehicle(slot: i32): i32 {
  if (slot >= slotCount()) return 0;
  const v = vehicleAt(slot);
  if (v.about === 0) return 0;
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
