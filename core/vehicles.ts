/** The vehicles that are about: each has a slot, used again when it has left. */
import { tooManyVehicles } from "./outside";
import { Vehicle } from "./places";

/** So many can be about at once: their slots fit into an entry of the heap of departures, and all of them into 2 GB. */
export const MOST_VEHICLES: i32 = 1 << 23;

/** Vehicles by slot, and the slots that are free, the one freed last first. */
let bySlot = new StaticArray<usize>(256);
let freeSlots = new StaticArray<i32>(256);
let freeCount: i32 = 0;
let slots: i32 = 0;

/** A vehicle whose fields the caller fills. */
export function createVehicle(): Vehicle {
  let slot: i32;
  if (freeCount > 0) {
    freeCount -= 1;
    slot = freeSlots[freeCount];
  } else {
    slot = slots;
    slots += 1;
    if (slot === MOST_VEHICLES) tooManyVehicles(slot);
    if (slot === bySlot.length) grow();
    const made = new Vehicle();
    made.slot = slot;
    bySlot[slot] = changetype<usize>(made);
  }
  const v = vehicleAt(slot);
  v.about = 1;
  return v;
}

/** A vehicle has left: its slot is free. */
export function freeVehicle(v: Vehicle): void {
  v.about = 0;
  freeSlots[freeCount] = v.slot;
  freeCount += 1;
}

/** The vehicle at a slot, or the one that was there last. */
export function vehicleAt(slot: i32): Vehicle {
  return changetype<Vehicle>(bySlot[slot]);
}

/** Slots in use so far. */
export function slotCount(): i32 {
  return slots;
}

function grow(): void {
  const length = bySlot.length;
  const vehicles = new StaticArray<usize>(2 * length);
  memory.copy(changetype<usize>(vehicles), changetype<usize>(bySlot), <usize>length * sizeof<usize>());
  bySlot = vehicles;
  const free = new StaticArray<i32>(2 * length);
  memory.copy(changetype<usize>(free), changetype<usize>(freeSlots), (<usize>length) << 2);
  freeSlots = free;
}
