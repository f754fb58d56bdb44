/**
 * What vehicles draw: service times and channels, from blocks that the program around fills for many vehicles at a time
 * where all vehicles of a flow draw.
 */
import { BLOCK } from "./codes";
import { Flow } from "./flows";
import { drawChannels, drawService, drawServices } from "./outside";
import { Services, Stage, Vehicle } from "./places";

/** Values kept, because vehicles overtake each other: the latest block and the one before. */
export const KEPT: i32 = 2 * BLOCK;

/** Draws the service that a vehicle needs at a stage [s]. */
export function drawNeed(stage: Stage, v: Vehicle): void {
  const flow = v.flow!.index;
  const services = stage.servicesOf(flow);
  const number = v.number;
  if (services.lap !== v.lap) {
    v.remaining = drawService(stage.index, flow, v.channel, number, v.lap);
    return;
  }
  while (number >= services.drawn) drawBlock(stage, flow, services);
  if (number >= services.drawn - KEPT) v.remaining = services.values[number & (KEPT - 1)];
  else v.remaining = drawService(stage.index, flow, v.channel, number, v.lap);
}

function drawBlock(stage: Stage, flow: i32, services: Services): void {
  const from = services.drawn;
  const at = changetype<usize>(services.values) + ((<usize>(from & (KEPT - 1))) << 3);
  drawServices(stage.index, flow, from, at);
  services.drawn = from + BLOCK;
}

/** The channel of the next vehicle of a flow, its number given. */
export function drawChannel(flow: Flow, number: i32): i32 {
  if (number === flow.channelsDrawn) {
    drawChannels(flow.index, number, changetype<usize>(flow.channels));
    flow.channelsDrawn += BLOCK;
  }
  return flow.channels[number & (BLOCK - 1)];
}
