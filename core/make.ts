/**
 * What one replication is made of: the program around adds levels, pools, stages, gates and flows, which it knows by their
 * address in memory afterwards, and then opens.
 */
import { beginArrivals } from "./arrivals";
import { beginDepartures } from "./departures";
import { KEPT } from "./draws";
import { Checkpoint, Flow } from "./flows";
import { Level } from "./level";
import { Line } from "./line";
import { Gate, Need, Pool, Services, Stage } from "./places";
import { beginTelling } from "./told";
import { beginWays } from "./ways";

let stages = new StaticArray<usize>(0);
let gates: i32 = 0;
let pools: i32 = 0;
let flows = new StaticArray<usize>(0);
let checkpoints = new StaticArray<usize>(0);
let checkpointsAdded: i32 = 0;
let channels: i32 = 1;
let ranks: i32 = 1;
let levels = new StaticArray<usize>(0);
let unfollowed: Level | null = null;
let ways = new StaticArray<i32>(0);

/** Makes room for a model. @param ofChannels of the flow that has most @param ofRanks of all priorities */
export function begin(
  ofLevels: i32,
  ofStages: i32,
  ofGates: i32,
  ofPools: i32,
  ofFlows: i32,
  ofCheckpoints: i32,
  ofChannels: i32,
  ofRanks: i32,
): void {
  levels = new StaticArray<usize>(ofLevels);
  for (let l = 0; l < ofLevels; l += 1) levels[l] = changetype<usize>(new Level());
  unfollowed = new Level();
  stages = new StaticArray<usize>(ofStages);
  gates = ofGates;
  pools = ofPools;
  flows = new StaticArray<usize>(ofFlows);
  checkpoints = new StaticArray<usize>(ofCheckpoints);
  channels = ofChannels;
  ranks = ofRanks;
  beginDepartures();
}

/** A level by its index; -1 is that of all that nobody follows. */
export function levelAt(index: i32): Level {
  return index < 0 ? unfollowed! : changetype<Level>(levels[index]);
}

/** A stage by its index. */
export function stageAt(index: i32): Stage {
  return changetype<Stage>(stages[index]);
}

/** A flow by its index. */
export function flowAt(index: i32): Flow {
  return changetype<Flow>(flows[index]);
}

/** A checkpoint by its index. */
export function checkpointAt(index: i32): Checkpoint {
  return changetype<Checkpoint>(checkpoints[index]);
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

/** Vehicles of a flow usually come to a stage on a lap, under one law or one for each channel: the times of all are drawn in blocks. */
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
  line.stages += 1;
  stage.feeders[stage.feederCount] = changetype<usize>(gate);
  stage.feederLines[stage.feederCount] = changetype<usize>(line);
  stage.feederCount += 1;
}

/** Adds a checkpoint. */
export function addCheckpoint(atPost: i32): Checkpoint {
  const checkpoint = new Checkpoint(levelAt(atPost));
  checkpoints[checkpointsAdded] = changetype<usize>(checkpoint);
  checkpointsAdded += 1;
  return checkpoint;
}

/** Adds a flow. @param several 1 where it has several channels @param until no vehicle comes later [s] */
export function addFlow(
  index: i32,
  gate: Gate,
  checkpoint: Checkpoint,
  rank: i32,
  groups: i32,
  until: f64,
  several: i32,
): Flow {
  const ways = index * channels * (stages.length + 1);
  const flow = new Flow(index, gate, checkpoint, rank, ways, groups, until, channels, several);
  flows[index] = changetype<usize>(flow);
  return flow;
}

/** Gives where the table of ways is to be written. */
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
  beginWays(stages, ways);
  beginArrivals(flows);
}

/** How many stages, flows, checkpoints and levels there are, and channels of the flow that has most. */
export function stageCount(): i32 {
  return stages.length;
}

export function flowCount(): i32 {
  return flows.length;
}

export function checkpointCount(): i32 {
  return checkpoints.length;
}

export function levelCount(): i32 {
  return levels.length;
}

export function channelCount(): i32 {
  return channels;
}
