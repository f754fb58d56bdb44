/** Which of several stages has the vehicle that comes first. Knows neither tracks nor wagons. */
import { NOBODY, type Vehicles } from "../vehicles.ts";

/**
 * The stage whose vehicle goes before those of all others, of equals the earlier stage; undefined where none has one.
 * @param candidateOf the vehicle of a stage, NOBODY where it has none
 * @param before whether one vehicle goes before another
 */
export function firstOf<Stage>(
  stages: readonly Stage[],
  candidateOf: (stage: Stage) => number,
  before: (vehicle: number, other: number) => boolean,
): { readonly stage: Stage; readonly vehicle: number } | undefined {
  let first: { stage: Stage; vehicle: number } | undefined;
  for (const stage of stages) {
    const vehicle = candidateOf(stage);
    if (vehicle === NOBODY || (first !== undefined && !before(vehicle, first.vehicle))) continue;
    first = { stage, vehicle };
  }
  return first;
}

/** Whether a vehicle goes before another that waits too: by better priority, then who has waited longer. */
export function waitsBefore({ priority, since }: Vehicles, a: number, b: number): boolean {
  return priority[a] === priority[b] ? since[a]! < since[b]! : priority[a]! < priority[b]!;
}
