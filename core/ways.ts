/** Where vehicles go: from the entrance to their first stage, from there to the next, and out. */
import { BY_LOT } from "./codes";
import { Flow } from "./flows";
import { CHANNELS, LOTS } from "./kinds";
import { wayAfter } from "./outside";
import { Vehicle } from "./places";

let stages = new StaticArray<usize>(0);
/** From where a vehicle's ways begin: the entrance, then stage by stage; the only one, or BY_LOT. A stage by its address. */
let onlyWays = new StaticArray<i32>(0);

/** Sets the stages by index, and the table of ways, with stages by their index. */
export function beginWays(all: StaticArray<usize>, ways: StaticArray<i32>): void {
  stages = all;
  onlyWays = ways;
  for (let i = 0; i < ways.length; i += 1) ways[i] = destination(ways[i]);
}

/** Where in the table the ways of a flow's vehicles begin that take a channel. */
export function waysOf(flow: Flow, channel: i32): i32 {
  if (!CHANNELS) return flow.ways;
  return flow.ways + channel * (stages.length + 1);
}

/** Where a vehicle goes after a stage, by its address; -1: at the entrance. */
export function way(v: Vehicle, stage: i32): i32 {
  const only = onlyWays[v.ways + stage + 1];
  return LOTS && only === BY_LOT ? wayDrawn(v, stage) : only;
}

function wayDrawn(v: Vehicle, stage: i32): i32 {
  return destination(wayAfter(v.flow!.index, v.channel, v.number, v.lap, stage));
}

/** The address of a stage from its index; any other end of a way as it is. */
function destination(to: i32): i32 {
  return to < 0 ? to : <i32>stages[to];
}
