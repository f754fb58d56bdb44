/**
 * The same calendar kept by simjs, an independent engine: `--kernel simjs` checks every result against it.
 * simjs orders the instants by its own queue and clock; the tie rule is applied here, to the few events it
 * delivers at one instant. Slower than `FastCalendar` and never the default.
 *
 * Quirks of simjs 2.0.3, from its source, and what is done about each:
 * - It exports nothing, and assigns `window.Sim` if there is a `window`: see `loadSimjs`.
 * - `Entity.setTimer` takes a delay, and now + (time - now) is not always the time: requests are made here at
 *   absolute times and put into `sim.queue`, as its own `Entity.send` does.
 * - `deliverAt === 0` means "not set": `Request.cancel`, which `deliver` calls as well, then overwrites it with
 *   the clock, though the request may be in the heap. Harmless here only because no event at 0 is left in the
 *   queue once the clock is past 0.
 * - `PQueue` cannot remove from its middle: a cancelled request stays until its time. Those on top are thrown
 *   away before looking at the top, and the events waiting are counted here.
 * - `Sim.step` skips cancelled requests and delivers the next one, whenever that is: so it is called only when
 *   the request on top is a live one.
 * - A callback's context has three properties written to it at each call: it is an object made for that.
 * - `Sim.simulate(endTime)` drops the first request after the end, and delivers all of an instant in the order
 *   of insertion, so it is not used at all.
 */
import type { Request, Sim, SimjsLibrary } from "simjs";
import type { Calendar, EventHandle } from "./calendar.ts";

/** Returns an empty calendar kept by simjs, which is loaded at the first call. */
export async function createSimjsCalendar(): Promise<Calendar> {
  loading ??= loadSimjs();
  return new SimjsCalendar(await loading);
}

let loading: Promise<SimjsLibrary> | undefined;

/**
 * Loads simjs and takes `window.Sim` away again, so that no global is left behind; a `window` that was not
 * there exists during the import. The library is kept on the package's own empty exports too: a second copy
 * of this module would not see it evaluated again.
 */
async function loadSimjs(): Promise<SimjsLibrary> {
  const scope = globalThis as { window?: { Sim?: unknown } };
  const hadWindow = scope.window !== undefined;
  if (!hadWindow) scope.window = {};
  const window = scope.window as { Sim?: unknown };
  const before = window.Sim;
  try {
    delete window.Sim;
    const { default: exported } = await import("simjs");
    exported.library ??= window.Sim as SimjsLibrary;
    if (exported.library === undefined) throw new Error("simjs was loaded before and left no library");
    return exported.library;
  } finally {
    if (!hadWindow) delete scope.window;
    else if (before === undefined) delete window.Sim;
    else window.Sim = before;
  }
}

/** An event waiting: in simjs's queue while it has a request, otherwise in the bucket of the instant. */
interface Waiting {
  readonly handle: EventHandle;
  readonly time: number;
  readonly eventClass: number;
  readonly sequence: number;
  readonly handler: number;
  readonly a: number;
  readonly b: number;
  request: Request | undefined;
}

class SimjsCalendar implements Calendar {
  time = 0;
  handler = -1;
  a = 0;
  b = 0;
  size = 0;
  taken = 0;

  readonly #Request: SimjsLibrary["Request"];
  readonly #sim: Sim;
  readonly #waiting: (Waiting | undefined)[] = [];
  readonly #freeHandles: EventHandle[] = [];
  #sequence = 0;
  /** The instant simjs has delivered; while it lasts, simjs holds no more events of it. NaN before the first. */
  #instant = Number.NaN;
  /** Events of the instant not taken yet, the first of them last. */
  readonly #bucket: Waiting[] = [];
  readonly #receiver = { bucket: this.#bucket };

  constructor(library: SimjsLibrary) {
    this.#Request = library.Request;
    this.#sim = new library.Sim();
  }

  schedule(time: number, eventClass: number, handler: number, a: number, b: number): EventHandle {
    if (!(time >= this.time)) {
      throw new RangeError(`An event at ${time} cannot be scheduled at ${this.time}`);
    }
    const handle = this.#freeHandles.pop() ?? this.#waiting.length;
    const sequence = this.#sequence++;
    const event = { handle, time, eventClass, sequence, handler, a: a | 0, b: b | 0, request: undefined };
    this.#waiting[handle] = event;
    this.size++;
    if (time === this.#instant) this.#bucket.splice(this.#bucketIndex(event), 0, event);
    else this.#request(event);
    return handle;
  }

  cancel(handle: EventHandle): void {
    const event = this.#waiting[handle];
    if (event === undefined) throw new RangeError(`No event has the handle ${handle}`);
    if (event.request === undefined) this.#bucket.splice(this.#bucketIndex(event), 1);
    else event.request.cancel();
    this.#release(handle);
  }

  next(): boolean {
    if (this.#bucket.length === 0) this.#collectInstant();
    const event = this.#bucket.pop();
    if (event === undefined) return false;
    this.time = event.time;
    this.handler = event.handler;
    this.a = event.a;
    this.b = event.b;
    this.taken++;
    this.#release(event.handle);
    return true;
  }

  peekTime(): number {
    if (this.#bucket.length > 0) return this.#instant;
    return this.#liveTop()?.deliverAt ?? Number.POSITIVE_INFINITY;
  }

  #release(handle: EventHandle): void {
    this.#waiting[handle] = undefined;
    this.#freeHandles.push(handle);
    this.size--;
  }

  #request(event: Waiting): void {
    const request = new this.#Request(this.#sim, this.#sim.time(), event.time);
    event.request = request.done(deliver, this.#receiver, event);
    this.#sim.queue.insert(request);
  }

  /** The first request of simjs that is not cancelled; throws away the cancelled ones before it. */
  #liveTop(): Request | undefined {
    const queue = this.#sim.queue;
    while (queue.data[0]?.cancelled) queue.remove();
    return queue.data[0];
  }

  /** Has simjs deliver every event of its next instant, and puts them in the order of the tie rule. */
  #collectInstant(): void {
    const first = this.#liveTop();
    if (first === undefined) return;
    this.#instant = first.deliverAt;
    while (this.#liveTop()?.deliverAt === this.#instant) this.#sim.step();
    this.#bucket.sort(lastFirst);
  }

  /** Where the event is in the bucket, or belongs. */
  #bucketIndex(event: Waiting): number {
    let low = 0;
    let high = this.#bucket.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lastFirst(this.#bucket[middle]!, event) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Called by simjs at the time of the request. */
function deliver(this: { bucket: Waiting[] }, event: Waiting): void {
  event.request = undefined;
  this.bucket.push(event);
}

/** The tie rule, turned round: by class, then by sequence, the first to be taken last. */
function lastFirst(one: Waiting, other: Waiting): number {
  return other.eventClass - one.eventClass || other.sequence - one.sequence;
}
