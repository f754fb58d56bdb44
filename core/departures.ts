/**
 * Ends of service to come, in the order of (time, sequence of scheduling). A heap of its own, because nearly every event
 * of a run is one of these and all are of one class. Taking the first leaves the root vacant, since most often another
 * service begins at once and is sifted down from there. Knows no stage.
 */
import { Vehicle } from "./places";
import { vehicleAt } from "./vehicles";

/** An entry: the time [s], then in one number the sequence (upper 40 bits) and the vehicle's slot (lower 24). */
const ENTRY: usize = 16;
const SLOT_BITS: u64 = 24;
const SLOTS: u64 = (1 << SLOT_BITS) - 1;
const FIRST_CAPACITY: i32 = 64;

let heap: usize = 0;
let capacity: i32 = 0;
/** Places in use, the vacant root among them. */
let size: i32 = 0;
let vacant: i32 = 0;
let sequence: u64 = 0;

function timeAt(i: i32): f64 {
  return load<f64>(heap + <usize>i * ENTRY);
}

function keyAt(i: i32): u64 {
  return load<u64>(heap + <usize>i * ENTRY, 8);
}

function put(i: i32, time: f64, key: u64): void {
  store<f64>(heap + <usize>i * ENTRY, time);
  store<u64>(heap + <usize>i * ENTRY, key, 8);
}

/** Makes room; before anything else. */
export function beginDepartures(): void {
  capacity = FIRST_CAPACITY;
  heap = roomFor(capacity);
  store<f64>(heap, Infinity);
}

function roomFor(entries: i32): usize {
  return changetype<usize>(new StaticArray<f64>(2 * entries));
}

/** When the first is [s]; Infinity when there is none. */
export function firstDeparture(): f64 {
  if (vacant) fillRoot();
  return timeAt(0);
}

/** Takes the first and gives its vehicle; directly after `firstDeparture`. */
export function takeDeparture(): Vehicle {
  vacant = 1;
  return vehicleAt(<i32>(keyAt(0) & SLOTS));
}

/** Adds the end of a vehicle's service [s], which is not in the past. */
export function addDeparture(v: Vehicle, endsAt: f64): void {
  const key = (sequence << SLOT_BITS) | <u64>v.slot;
  sequence += 1;
  if (vacant) {
    vacant = 0;
    sink(endsAt, key);
    return;
  }
  if (size === capacity) grow();
  size += 1;
  rise(size - 1, endsAt, key);
}

/** Takes the end of a vehicle's service out: it was interrupted. Slow, and rare. */
export function cancelDeparture(v: Vehicle): void {
  if (vacant) fillRoot();
  let at: i32 = 0;
  while (at < size && <i32>(keyAt(at) & SLOTS) !== v.slot) at += 1;
  size -= 1;
  const time = timeAt(size);
  const key = keyAt(size);
  if (at < size) {
    // Up to the root, which leaves what is above it in order, and there the last takes its place.
    rise(at, -Infinity, 0);
    sink(time, key);
  }
  if (size === 0) store<f64>(heap, Infinity);
}

/** Ends of service there are; asked for before they are looked through. */
export function departureCount(): i32 {
  if (vacant) fillRoot();
  return size;
}

/** The vehicle of one of them, in no order. */
export function departing(i: i32): Vehicle {
  return vehicleAt(<i32>(keyAt(i) & SLOTS));
}

/** A number that grows with the instant at which that service began. */
export function beganAs(i: i32): u64 {
  return keyAt(i) >> SLOT_BITS;
}

function fillRoot(): void {
  vacant = 0;
  size -= 1;
  if (size === 0) store<f64>(heap, Infinity);
  else sink(timeAt(size), keyAt(size));
}

/** Moves the hole at `from` up to where an event belongs. */
function rise(from: i32, time: f64, key: u64): void {
  let hole = from;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    const parentTime = timeAt(parent);
    if (parentTime < time || (parentTime === time && keyAt(parent) < key)) break;
    put(hole, parentTime, keyAt(parent));
    hole = parent;
  }
  put(hole, time, key);
}

/** Moves the hole at the root down to where an event belongs. */
function sink(time: f64, key: u64): void {
  let hole: i32 = 0;
  for (let child: i32 = 1; child < size; child = 2 * hole + 1) {
    let childTime = timeAt(child);
    const other = child + 1;
    if (other < size) {
      const otherTime = timeAt(other);
      if (otherTime < childTime || (otherTime === childTime && keyAt(other) < keyAt(child))) {
        child = other;
        childTime = otherTime;
      }
    }
    if (time < childTime || (time === childTime && key < keyAt(child))) break;
    put(hole, childTime, keyAt(child));
    hole = child;
  }
  put(hole, time, key);
}

function grow(): void {
  const larger = roomFor(2 * capacity);
  memory.copy(larger, heap, <usize>capacity * ENTRY);
  heap = larger;
  capacity *= 2;
}
