/**
 * The flat engine: arrivals and ends of service at ordinary posts. It does what flows, gates, stages, pools and the
 * agenda of the general engine do, in the same order, and tells the same; what happens seldom is in `shifts.ts`.
 *
 * One liberty is taken with levels: of those that an end of service lowers and its successor raises again in the same
 * instant, only the last value is told, and that only if it is another. Sums are of what holds when an instant is over,
 * and a level that first falls shows no maximum.
 */
import { EventClass } from "../../kernel/calendar.ts";
import type { FastCalendar } from "../../kernel/fast-calendar.ts";
import { Outcome, Reason } from "../outcomes.ts";
import { EXIT } from "../router.ts";
import { NOBODY, Phase } from "../vehicles.ts";
import { Departures } from "./departures.ts";
import type { Arrivals, Needs } from "./draws.ts";
import { CHECKPOINT, FLOW, GATE, LINE, POOL, ROW_BITS, STAGE, TIME, VEHICLE } from "./layout.ts";
import { first, push, shift } from "./lines.ts";
import type { FlatParts } from "./parts.ts";
import { Told } from "./told.ts";
import type { Ways } from "./ways.ts";

// Copies in constants of this module: see `layout.ts`.
const { awake: AWAKE, capacity: CAPACITY, inUse: IN_USE, busyLevel: BUSY_LEVEL } = POOL;
const { open: OPEN, present: PRESENT, returned: RETURNED, busy: BUSY, line: LINE_ROW } = STAGE;
const { queuedOutside: QUEUED_OUTSIDE, shares: SHARES } = STAGE;
const { presentLevel: PRESENT_LEVEL, joined: JOINED } = STAGE;
const { inside: INSIDE, queued: QUEUED, mostInside: MOST_INSIDE, places: PLACES } = GATE;
const { insideLevel: INSIDE_LEVEL, queueLevel: QUEUE_LEVEL } = GATE;
const { size: SIZE } = LINE;
const {
  gate: FLOW_GATE,
  checkpoint: FLOW_CHECKPOINT,
  rank: FLOW_RANK,
  number: FLOW_NUMBER,
  ways: FLOW_WAYS,
} = FLOW;
const { atPost: AT_POST, level: AT_POST_LEVEL } = CHECKPOINT;
const {
  flow: V_FLOW,
  number: V_NUMBER,
  channel: V_CHANNEL,
  stage: V_STAGE,
  phase: V_PHASE,
  lap: V_LAP,
} = VEHICLE;
const { rank: V_RANK, gate: V_GATE, ways: V_WAYS } = VEHICLE;
const { arrivedAt: ARRIVED, enteredAt: ENTERED, since: SINCE, phaseAt: PHASE_AT, service: SERVICE } = TIME;
const { wait: WAIT, waitAtJoin: WAIT_AT_JOIN, serviceAtJoin: SERVICE_AT_JOIN } = TIME;
const { away: AWAY, atGate: AT_GATE, waiting: IN_LINE, serving: SERVING } = Phase;
const { crossed: CROSSED, turnedBack: TURNED_BACK } = Outcome;
const { none: NO_REASON, refused: REFUSED, inspection: INSPECTION } = Reason;
const [NONE, OUT, BITS] = [NOBODY + 0, EXIT + 0, ROW_BITS + 0];

/** Ordinary posts at work. */
export class FlatPost extends Told {
  readonly departures: Departures;
  readonly #calendar: FastCalendar;
  readonly #parts: FlatParts;
  readonly #arrivals: Arrivals;
  readonly #ways: Ways;
  readonly #needs: readonly Needs[];
  /** Stage whose service has ended in this event, and gate by which a vehicle has left: their levels are told last. */
  #leftStage = NONE;
  #leftGate = NONE;

  constructor(parts: FlatParts) {
    super(parts.state, parts.journal);
    this.#parts = parts;
    this.#calendar = parts.calendar;
    this.departures = new Departures(this.clock, parts.state.table);
    this.#arrivals = parts.arrivals;
    this.#ways = parts.ways;
    this.#needs = parts.needs;
  }

  /**
   * Handles the arrivals and ends of service that come before the calendar's first event, at most so many.
   * @returns how many it has handled; fewer only if the calendar's event is next
   */
  advance(events: number): number {
    const calendar = this.#calendar;
    const arrivals = this.#arrivals;
    const { clock, departures } = this;
    const nextDeparture = departures.first;
    const nextArrival = arrivals.first;
    const limit = calendar.peekTime();
    const arrivalsFirst = calendar.peekClass() > EventClass.arrival;
    let handled = 0;
    try {
      for (; handled < events; handled += 1) {
        departures.look();
        const departure = nextDeparture[0]!;
        const arrival = nextArrival[0]!;
        if (departure <= arrival) {
          if (departure > limit) break;
          clock[0] = departure;
          this.#depart(departures.take());
        } else {
          if (arrival > limit || (arrival === limit && !arrivalsFirst)) break;
          clock[0] = arrival;
          this.#arrive(arrivals.flow);
        }
      }
    } finally {
      if (handled > 0) calendar.passTo(clock[0]!, handled);
    }
    return handled;
  }

  /** Goes to the instant of the calendar's event. */
  follow(): void {
    this.clock[0] = this.#calendar.time;
  }

  /** Works off everything that has become possible. */
  settle(): void {
    const { poolsFrom, gatesFrom } = this.state;
    for (let i = 0; i < this.listed; i += 1) {
      const row = this.agenda[i]!;
      const number = row >> BITS;
      this.n[row + AWAKE] = 0;
      if (number < poolsFrom) this.#settleStage(row);
      else if (number < gatesFrom) this.#offer(number);
      else this.#settleGate(number - gatesFrom);
    }
    this.listed = 0;
  }

  #arrive(flow: number): void {
    const groupSize = this.#parts.groupSizes[flow]!;
    if (groupSize === null) this.#come(flow);
    else for (let left = groupSize(); left > 0; left -= 1) this.#come(flow);
    this.#arrivals.goOn();
    if (this.listed > 0) this.settle();
  }

  /** A vehicle comes into being and stands at the border. */
  #come(flow: number): void {
    const n = this.n;
    const now = this.clock[0]!;
    const row = this.state.flows[flow]!;
    const number = n[row + FLOW_NUMBER]!;
    n[row + FLOW_NUMBER] = number + 1;
    const v = this.table.create();
    const { ints, times } = this.table;
    const gate = n[row + FLOW_GATE]!;
    const lots = this.#parts.channels[flow]!;
    const channel = lots === null ? 0 : lots.of(number);
    ints[v + V_FLOW] = flow;
    ints[v + V_NUMBER] = number;
    ints[v + V_CHANNEL] = channel;
    ints[v + V_PHASE] = AT_GATE;
    ints[v + V_LAP] = 0;
    ints[v + V_RANK] = n[row + FLOW_RANK]!;
    ints[v + V_GATE] = gate;
    ints[v + V_WAYS] = n[row + FLOW_WAYS]! + channel * this.#parts.places;
    times[v + ARRIVED] = now;
    times[v + ENTERED] = Number.NaN;
    times[v + SINCE] = now;
    times[v + PHASE_AT] = now;
    times[v + SERVICE] = 0;
    times[v + WAIT] = 0;
    this.tellComing(flow);
    const checkpoint = n[row + FLOW_CHECKPOINT]!;
    n[checkpoint + AT_POST]! += 1;
    this.tell(n[checkpoint + AT_POST_LEVEL]!, n[checkpoint + AT_POST]!);
    const stage = this.#ways.entrance(this.table, v);
    if (stage === OUT) {
      times[v + ENTERED] = now;
      this.#end(v, CROSSED, NO_REASON);
      return;
    }
    ints[v + V_STAGE] = stage;
    if (n[gate + QUEUED] === 0 && this.mayEnter(gate) && this.canBeginAtOnce(stage, v)) {
      this.#enter(gate, v);
      this.#take(stage, v);
    } else if (n[gate + QUEUED]! >= n[gate + PLACES]!) this.#end(v, TURNED_BACK, REFUSED);
    else this.#queue(gate, stage, v);
  }

  #queue(gate: number, stage: number, v: number): void {
    const n = this.n;
    const line = this.lineAt(gate, stage);
    push(n, line, this.table, v);
    n[stage + QUEUED_OUTSIDE]! += 1;
    n[gate + QUEUED]! += 1;
    this.tell(n[gate + QUEUE_LEVEL]!, n[gate + QUEUED]!);
    if (first(n, line) === v) this.wake(stage);
  }

  #enter(gate: number, v: number): void {
    const n = this.n;
    this.table.times[v + ENTERED] = this.clock[0]!;
    n[gate + INSIDE]! += 1;
    if (gate !== this.#leftGate) this.tell(n[gate + INSIDE_LEVEL]!, n[gate + INSIDE]!);
  }

  /** The end of a service: the vehicle goes on, or out. */
  #depart(v: number): void {
    const n = this.n;
    const { ints, times } = this.table;
    const now = this.clock[0]!;
    const stage = ints[v + V_STAGE]!;
    times[v + SERVICE]! += now - times[v + PHASE_AT]!;
    times[v + PHASE_AT] = now;
    ints[v + V_PHASE] = AWAY;
    const shares = n[stage + SHARES] === 1;
    if (shares) this.releaseShared(stage, v);
    const to = this.#ways.after(this.table, v, stage);
    const inUse = n[stage + IN_USE]!;
    const present = n[stage + PRESENT]!;
    n[stage + IN_USE] = inUse - 1;
    n[stage + PRESENT] = present - 1;
    this.#leftStage = stage;
    this.tellVisit(v, stage);
    // The stage is the first to be looked at unless pools were woken before it: then it need not be listed.
    if (shares) this.wake(stage);
    else n[stage + AWAKE] = 1;
    const gate = ints[v + V_GATE]!;
    const inside = n[gate + INSIDE]!;
    if (to < 0) {
      n[gate + INSIDE] = inside - 1;
      this.#leftGate = gate;
      if (inside >= n[gate + MOST_INSIDE]! && n[gate + QUEUED]! > 0) this.wake(gate);
      if (to === OUT) this.#end(v, CROSSED, NO_REASON);
      else this.#end(v, TURNED_BACK, INSPECTION);
    } else {
      if (to <= stage) ints[v + V_LAP]! += 1;
      this.#take(to, v);
    }
    if (!shares) {
      n[stage + AWAKE] = 0;
      this.#settleStage(stage);
    }
    if (this.listed > 0) this.settle();
    if (n[stage + IN_USE] !== inUse) this.tell(n[stage + BUSY_LEVEL]!, n[stage + IN_USE]!);
    if (n[stage + PRESENT] !== present) this.tell(n[stage + PRESENT_LEVEL]!, n[stage + PRESENT]!);
    this.#leftStage = NONE;
    if (to >= 0) return;
    if (n[gate + INSIDE] !== inside) this.tell(n[gate + INSIDE_LEVEL]!, n[gate + INSIDE]!);
    this.#leftGate = NONE;
  }

  /** The vehicle leaves the post for good. */
  #end(v: number, outcome: number, reason: number): void {
    const n = this.n;
    const { ints } = this.table;
    const flow = ints[v + V_FLOW]!;
    const checkpoint = n[this.state.flows[flow]! + FLOW_CHECKPOINT]!;
    n[checkpoint + AT_POST]! -= 1;
    this.tell(n[checkpoint + AT_POST_LEVEL]!, n[checkpoint + AT_POST]!);
    this.tellExit(v, outcome, reason);
    this.table.release(v);
  }

  /** A vehicle comes in to a stage: it is served at once, or waits. */
  #take(stage: number, v: number): void {
    const n = this.n;
    this.#join(stage, v);
    const line = n[stage + LINE_ROW]!;
    if (
      n[line + SIZE] === 0 &&
      n[stage + RETURNED] === 0 &&
      n[stage + SHARES] === 0 &&
      n[stage + OPEN] === 1 &&
      n[stage + IN_USE]! < n[stage + CAPACITY]!
    ) {
      this.#serve(stage, v);
      return;
    }
    push(n, line, this.table, v);
    this.tellWaiting(stage);
    this.wake(stage);
  }

  /** The vehicle is at this stage from now on, and what it needs there is drawn. */
  #join(stage: number, v: number): void {
    const n = this.n;
    const { ints, times } = this.table;
    const now = this.clock[0]!;
    ints[v + V_PHASE] = IN_LINE;
    ints[v + V_STAGE] = stage;
    times[v + PHASE_AT] = now;
    times[v + SINCE] = now;
    times[v + WAIT_AT_JOIN] = times[v + WAIT]!;
    times[v + SERVICE_AT_JOIN] = times[v + SERVICE]!;
    n[stage + JOINED]! += 1;
    n[stage + PRESENT]! += 1;
    if (stage !== this.#leftStage) this.tell(n[stage + PRESENT_LEVEL]!, n[stage + PRESENT]!);
    if (n[stage + BUSY] === 0) {
      n[stage + BUSY] = 1;
      this.journal.busy.add(this.clock, stage >> BITS, 1);
    }
    this.#needs[stage >> BITS]!.draw(this.table, v);
  }

  #serve(stage: number, v: number): void {
    const n = this.n;
    const { ints, times } = this.table;
    const now = this.clock[0]!;
    n[stage + IN_USE]! += 1;
    if (stage !== this.#leftStage) this.tell(n[stage + BUSY_LEVEL]!, n[stage + IN_USE]!);
    if (n[stage + SHARES] === 1) this.seizeShared(stage, v);
    times[v + WAIT]! += now - times[v + PHASE_AT]!;
    times[v + PHASE_AT] = now;
    ints[v + V_PHASE] = SERVING;
    this.departures.add(v);
  }

  /** Begins the service of a stage's candidate. */
  #begin(stage: number, v: number): void {
    const n = this.n;
    if (this.table.ints[v + V_PHASE] === AT_GATE) {
      this.#pass(stage, v);
      this.#join(stage, v);
    } else {
      if (n[stage + RETURNED]! > 0 && this.state.returned[stage >> BITS]![0] === v) {
        this.state.returned[stage >> BITS]!.shift();
        n[stage + RETURNED]! -= 1;
      } else shift(n, n[stage + LINE_ROW]!, this.table);
      this.tellWaiting(stage);
    }
    this.#serve(stage, v);
    if (n[stage + SHARES] === 1) this.wake(stage);
  }

  /** The vehicle that is first in line passes the gate. */
  #pass(stage: number, v: number): void {
    const n = this.n;
    const { ints } = this.table;
    const gate = ints[v + V_GATE]!;
    const line = this.lineAt(gate, stage);
    shift(n, line, this.table);
    n[stage + QUEUED_OUTSIDE]! -= 1;
    n[gate + QUEUED]! -= 1;
    this.tell(n[gate + QUEUE_LEVEL]!, n[gate + QUEUED]!);
    this.#enter(gate, v);
    const head = first(n, line);
    if (head !== NONE && ints[head + V_STAGE] !== stage) this.wake(ints[head + V_STAGE]!);
  }

  #settleStage(stage: number): void {
    const n = this.n;
    if (n[stage + SHARES] === 1) {
      for (const { pool } of this.state.needs[stage >> BITS]!) this.#offer(pool >> BITS);
    }
    while (n[stage + IN_USE]! < n[stage + CAPACITY]!) {
      const v = this.candidate(stage);
      if (v === NONE || !this.canBegin(stage, v)) break;
      this.#begin(stage, v);
    }
    if (n[stage + PRESENT] === 0 && n[stage + BUSY] === 1) {
      n[stage + BUSY] = 0;
      this.journal.busy.add(this.clock, stage >> BITS, 0);
    }
  }

  /** Offers shared units: to better priority, then to who has waited longest, then to the earlier stage. */
  #offer(pool: number): void {
    const claimants = this.state.claimants[pool]!;
    const { ints, times } = this.table;
    for (;;) {
      let best = NONE;
      let chosen = NONE;
      for (let i = 0; i < claimants.length; i += 1) {
        const stage = claimants[i]!;
        const v = this.candidate(stage);
        if (v === NONE || !this.canBegin(stage, v)) continue;
        const ranks = chosen === NONE ? -1 : ints[v + V_RANK]! - ints[chosen + V_RANK]!;
        if (ranks > 0 || (ranks === 0 && times[v + SINCE]! >= times[chosen + SINCE]!)) continue;
        chosen = v;
        best = stage;
      }
      if (best === NONE) return;
      this.#begin(best, chosen);
    }
  }

  /** Wakes the stages of those who may come in now. */
  #settleGate(gate: number): void {
    for (const line of this.state.gateLines[gate]!) {
      const head = first(this.n, line);
      if (head !== NONE) this.wake(this.table.ints[head + V_STAGE]!);
    }
  }
}
