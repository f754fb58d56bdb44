/** The vehicles that are about: each has a slot, used again when it has left. */
import { AWAY } from "./codes";
import { tooManyVehicles } from "./outside";
import { Vehicle } from "./places";

/** So many can be about at once: their slots fit into an entry of the heap of departures, and all of them into 2 GB. */
export const MOST_VEHICLES: i32 = 1 << 23;

/** Vehicles by slot, and those that are free, the one freed last first. */
let bySlot = new StaticArray<usize>(256);
let free: Vehicle | null = null;
let slots: i32 = 0;

/** A vehicle whose fields the caller fills; its phase is one of those who are about. */
export function createVehicle(): Vehicle {
  const v = free;
  if (v === null) return anotherVehicle();
  free = v.after;
  return v;
}

function anotherVehicle(): Vehicle {
  const slot = slots;
  slots += 1;
  if (slot === MOST_VEHICLES) tooManyVehicles(slot);
  if (slot === bySlot.length) grow();
  const v = new Vehicle();
  v.slot = slot;
  bySlot[slot] = changetype<usize>(v);
  return v;
}

/** A vehicle has left: its slot is free. */
export function freeVehicle(v: Vehicle): void {
  v.phase = AWAY;
  v.after = free;
  free = v;
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
}
