/**
 * The inner loop of the flat engine, which is WebAssembly (its sources are in `core/`): what it can be told, what it asks
 * for, and its memory. One instance is one replication at a time.
 */
import { bytesOf } from "../../base64.ts";
import { CORE_CODE } from "./core-code.ts";
import { PLAIN_CODE } from "./plain-code.ts";

/** Address of something in the memory of an instance. */
export type Address = number;

/** What the inner loop can be told; each is described where it stands, in `core/make.ts`, `read.ts`, `post.ts` and `shifts.ts`. */
export interface CoreCalls {
  roomAddress(): Address;
  begin(
    levels: number,
    stages: number,
    gates: number,
    pools: number,
    flows: number,
    checkpoints: number,
    channels: number,
    ranks: number,
  ): void;
  addPool(busyLevel: number, dutyLevel: number): Address;
  addStage(
    index: number,
    busyLevel: number,
    dutyLevel: number,
    presentLevel: number,
    waitingLevel: number,
    byPriority: number,
  ): Address;
  addNeed(stage: Address, pool: Address): Address;
  drawInBlocks(stage: Address, flow: number, lap: number): void;
  addGate(
    index: number,
    mostInside: number,
    places: number,
    insideLevel: number,
    queueLevel: number,
  ): Address;
  addLine(gate: Address, byPriority: number): Address;
  feed(gate: Address, line: Address, stage: Address): void;
  addCheckpoint(level: number): Address;
  addFlow(
    index: number,
    gate: Address,
    checkpoint: Address,
    rank: number,
    groups: number,
    until: number,
    several: number,
  ): Address;
  addWays(count: number): Address;
  open(warmup: number, countsFrom: number, keepsRows: number, places: number): void;
  follow(time: number): void;
  advance(events: number, limit: number, arrivalsFirst: number): number;
  eventsHandled(): number;
  instant(): number;
  settle(): void;
  setDuty(pool: Address, count: number, rule: number): void;
  openStage(stage: Address): void;
  closeStage(stage: Address, rule: number): void;
  setGate(gate: Address, open: number): void;
  readLevel(level: number): void;
  sample(): number;
  takeTicks(): Address;
  resetLevels(time: number): void;
  crossedAt(checkpoint: Address): number;
  lastExitAt(checkpoint: Address): number;
  flush(): void;
  waitsAt(stage: number): Address;
  staysOf(flow: number, channel: number): Address;
  beginSketches(gathered: Address): void;
  addRows(gathered: Address, rows: number): void;
  readSketch(gathered: Address, column: number): number;
  readStage(stage: number): void;
  readFlow(flow: number): void;
  slotCount(): number;
  readVehicle(slot: number): number;
}

/** What the inner loop asks for; each is described in `core/outside.ts`. */
export interface Outside {
  drawArrivals(flow: number, instants: Address): void;
  drawChannels(flow: number, from: number, channels: Address): void;
  drawServices(stage: number, flow: number, from: number, values: Address): void;
  drawService(stage: number, flow: number, channel: number, number: number, lap: number): number;
  groupSize(flow: number): number;
  wayAfter(flow: number, channel: number, number: number, lap: number, stage: number): number;
  hourOfWeek(flow: number, time: number, until: Address): number;
  takeStays(cell: number, rows: number, values: Address, gathered: Address): number;
  takeWaits(stage: number, rows: number, values: Address, gathered: Address): number;
  takeRow(
    flow: number,
    number: number,
    channel: number,
    outcome: number,
    reason: number,
    arrivedAt: number,
    enteredAt: number,
    exitedAt: number,
    service: number,
  ): void;
  badService(endsAt: number, now: number): void;
  badValue(least: number, sum: number): void;
  tooManyVehicles(most: number): void;
}

/** Loops by what they know: all of it, or plain posts only. */
export type Loop = "whole" | "plain";
const CODES: Readonly<Record<Loop, string>> = { whole: CORE_CODE, plain: PLAIN_CODE };

const compiled = new Map<Loop, WebAssembly.Module>();
/** Pages of 64 kB that a memory begins with. */
const FIRST_PAGES = 16;
/** The variable of the compiler's allocator. */
const END = "~lib/rt/stub/offset";

/**
 * Inner loops whose run is over. They are used again: V8 compiles what crosses their door for each anew, and each takes
 * gigabytes of addresses (not of memory), of which a thread that makes one for every replication would run out before the
 * collector looks.
 */
const idle: Readonly<Record<Loop, Core[]>> = { whole: [], plain: [] };

/** Whether an instance of a loop can be made: not where Node runs without WebAssembly or vectors, or a memory is refused. */
export function coreAvailable(loop: Loop): boolean {
  if (typeof WebAssembly === "undefined") return false;
  try {
    if (idle[loop].length === 0) idle[loop].push(new Core(loop));
    return true;
  } catch {
    return false;
  }
}

/**
 * An inner loop to begin with, for one replication until it is released.
 * @param outside whom it asks
 */
export function takeCore(loop: Loop, outside: Outside): Core {
  const core = idle[loop].pop() ?? new Core(loop);
  core.begin(outside);
  return core;
}

function moduleOf(loop: Loop): WebAssembly.Module {
  const module = compiled.get(loop) ?? new WebAssembly.Module(bytesOf(CODES[loop]));
  compiled.set(loop, module);
  return module;
}

/** An instance of the inner loop with its memory. */
export class Core {
  readonly calls: CoreCalls;
  readonly #loop: Loop;
  readonly #memory = new WebAssembly.Memory({ initial: FIRST_PAGES });
  /** What its variables and its memory began with. */
  readonly #variables: readonly (readonly [WebAssembly.Global, number])[];
  readonly #image: Uint8Array;
  /** Where its memory has not been used yet. */
  readonly #end: WebAssembly.Global;
  #outside: Outside | undefined;
  #numbers = new Float64Array(0);
  #whole = new Int32Array(0);
  readonly #room: number;

  constructor(loop: Loop) {
    this.#loop = loop;
    const imports = { outside: { ...askers(() => this.#outside!) }, env: { memory: this.#memory } };
    const exports = new WebAssembly.Instance(moduleOf(loop), imports).exports as Readonly<
      Record<string, unknown>
    >;
    // A copy: properties of `exports` itself are looked up in a table.
    this.calls = { ...exports } as unknown as CoreCalls;
    this.#variables = Object.values(exports)
      .filter((value) => value instanceof WebAssembly.Global)
      .map((variable) => [variable, variable.value]);
    this.#end = exports[END] as WebAssembly.Global;
    this.#image = new Uint8Array(this.#memory.buffer.slice(0, this.#end.value));
    this.#room = this.calls.roomAddress() >> 3;
  }

  /** Is as new, with another to ask. */
  begin(outside: Outside): void {
    const bytes = new Uint8Array(this.#memory.buffer);
    bytes.fill(0, this.#image.length, this.#end.value);
    bytes.set(this.#image);
    for (const [variable, value] of this.#variables) variable.value = value;
    this.#outside = outside;
  }

  /** The run is over and nothing will be read any more: there for another. */
  release(): void {
    this.#outside = undefined;
    idle[this.#loop].push(this);
  }

  /** The memory as float64 numbers; an address stands at an eighth of it. Taken anew after each call, since it grows. */
  get numbers(): Float64Array {
    if (this.#numbers.length === 0) this.#numbers = new Float64Array(this.#memory.buffer);
    return this.#numbers;
  }

  /** The memory as whole numbers; an address stands at a quarter of it. */
  get whole(): Int32Array {
    if (this.#whole.length === 0) this.#whole = new Int32Array(this.#memory.buffer);
    return this.#whole;
  }

  /** A number that a call has put into the room. */
  room(i: number): number {
    return this.numbers[this.#room + i]!;
  }

  /** Some float64 numbers at an address that a call has put into the room; gone when the memory grows. */
  roomNumbers(i: number, count: number): Float64Array {
    const from = this.room(i) >> 3;
    return this.numbers.subarray(from, from + count);
  }
}

/** What an instance imports: functions that ask whoever is to be asked now. */
function askers(outside: () => Outside): Outside {
  return {
    drawArrivals: (flow, instants) => outside().drawArrivals(flow, instants),
    drawChannels: (flow, from, channels) => outside().drawChannels(flow, from, channels),
    drawServices: (stage, flow, from, values) => outside().drawServices(stage, flow, from, values),
    drawService: (stage, flow, channel, number, lap) =>
      outside().drawService(stage, flow, channel, number, lap),
    groupSize: (flow) => outside().groupSize(flow),
    wayAfter: (flow, channel, number, lap, stage) => outside().wayAfter(flow, channel, number, lap, stage),
    hourOfWeek: (flow, time, until) => outside().hourOfWeek(flow, time, until),
    takeStays: (cell, rows, values, gathered) => outside().takeStays(cell, rows, values, gathered),
    takeWaits: (stage, rows, values, gathered) => outside().takeWaits(stage, rows, values, gathered),
    takeRow: (...row) => outside().takeRow(...row),
    badService: (endsAt, now) => outside().badService(endsAt, now),
    badValue: (least, sum) => outside().badValue(least, sum),
    tooManyVehicles: (most) => outside().tooManyVehicles(most),
  };
}
