/** Arrivals to come of all flows, in the order of (time, sequence of scheduling): each flow has one at a time. */
import { BLOCK } from "./codes";
import { Flow } from "./flows";
import { drawArrivals } from "./outside";

let flows = new StaticArray<usize>(0);
let sequence: f64 = 0;
/** The flow whose arrival is first, and when that is [s]; Infinity when there is none. */
let first: Flow | null = null;
let firstAt: f64 = Infinity;

function flowAt(f: i32): Flow {
  return changetype<Flow>(flows[f]);
}

/** Draws the first arrivals. @param all the flows, by index */
export function beginArrivals(all: StaticArray<usize>): void {
  flows = all;
  for (let f = 0; f < flows.length; f += 1) schedule(flowAt(f));
  if (flows.length > 0) findFirst();
}

/** When the first arrival is [s]; Infinity when there is none. */
export function firstArrival(): f64 {
  return firstAt;
}

/** The flow whose arrival is first. */
export function arriving(): Flow {
  return first!;
}

/** Goes on from the arrival that was first to the next of its flow. */
export function nextArrival(): void {
  schedule(first!);
  findFirst();
}

function schedule(flow: Flow): void {
  if (flow.at === BLOCK) {
    drawArrivals(flow.index, changetype<usize>(flow.instants));
    flow.at = 0;
  }
  const time = flow.instants[flow.at];
  flow.at += 1;
  flow.nextAt = time <= flow.until ? time : Infinity;
  sequence += 1;
  flow.sequence = sequence;
}

function findFirst(): void {
  let best = flowAt(0);
  for (let f = 1; f < flows.length; f += 1) {
    const flow = flowAt(f);
    if (flow.nextAt < best.nextAt || (flow.nextAt === best.nextAt && flow.sequence < best.sequence)) {
      best = flow;
    }
  }
  first = best;
  firstAt = best.nextAt;
}
