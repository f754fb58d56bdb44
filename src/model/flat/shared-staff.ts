/** Units of shared pools that a vehicle holds while it is served at a stage: all of them at once, or none. */
import type { Observer } from "../observer.ts";
import type { FlatState } from "./state.ts";

/** Whether a stage needs shared staff. */
export function needsShared(state: FlatState, stage: number): boolean {
  return state.needFrom[stage]! < state.needFrom[stage + 1]!;
}

/** Whether all that a vehicle of a flow needs is free. */
export function sharedFree(state: FlatState, stage: number, flow: number): boolean {
  for (let n = state.needFrom[stage]!; n < state.needFrom[stage + 1]!; n += 1) {
    const pool = state.needPool[n]!;
    if (state.capacity[pool]! - state.inUse[pool]! < state.needUnits[n * state.flows + flow]!) return false;
  }
  return true;
}

/** Seizes (`sign` 1) or gives back (-1) what a vehicle of a flow holds; the caller wakes whoever may want it. */
export function addShared(
  state: FlatState,
  observer: Observer,
  stage: number,
  flow: number,
  sign: number,
): void {
  for (let n = state.needFrom[stage]!; n < state.needFrom[stage + 1]!; n += 1) {
    const pool = state.needPool[n]!;
    state.inUse[pool]! += sign * state.needUnits[n * state.flows + flow]!;
    observer.level(state.busyLevel[pool]!, state.inUse[pool]!);
  }
}
