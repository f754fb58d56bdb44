/**
 * The door to the inner loop: what the program around makes it of (`make.ts`), tells it (`post.ts`, `shifts.ts`) and reads
 * of it (`read.ts`). One instance is one replication at a time.
 */
export {
  addCheckpoint,
  addFlow,
  addGate,
  addLine,
  addNeed,
  addPool,
  addStage,
  addWays,
  begin,
  drawInBlocks,
  feed,
  open,
} from "./make";
export { advance, eventsHandled, settle } from "./post";
export {
  addRows,
  beginSketches,
  crossedAt,
  flush,
  lastExitAt,
  readFlow,
  readLevel,
  readSketch,
  readStage,
  readVehicle,
  resetLevels,
  roomAddress,
  sample,
  staysOf,
  takeTicks,
  waitsAt,
} from "./read";
export { closeStage, openStage, setDuty, setGate } from "./shifts";
export { goTo as follow, instant } from "./told";
export { slotCount } from "./vehicles";
