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
import { Phase } from "../vehicles.ts";
import { canBegin, canBeginAtOnce, candidate, mayEnter } from "./claims.ts";
import { Departures } from "./departures.ts";
import type { Arrivals } from "./draws.ts";
import type { FlatParts } from "./parts.ts";
import { type FlatFlow, type FlatGate, FlatPool, FlatStage, type FlatVehicle, NO_ONE } from "./places.ts";
import { Told } from "./told.ts";
import type { Ways } from "./ways.ts";

// Copies in constants of this module: V8 looks up the properties of an object every time.
const { away: AWAY, atGate: AT_GATE, waiting: WAITING, serving: SERVING } = Phase;
const { crossed: CROSSED, turnedBack: TURNED_BACK } = Outcome;
const { none: NO_REASON, refused: REFUSED, inspection: INSPECTION } = Reason;

/** No stage, no gate. */
const NONE = -1;

/** Ordinary posts at work. */
export class FlatPost extends Told {
  readonly departures: Departures;
  readonly #calendar: FastCalendar;
  readonly #arrivals: Arrivals;
  readonly #ways: Ways;
  readonly #places: number;
  readonly #flows: readonly FlatFlow[];
  readonly #stages: readonly FlatStage[];
  /** Index of the stage whose service has ended in this event, and of the gate by which a vehicle has left: their levels are told last. */
  #leftStage = NONE;
  #leftGate = NONE;

  constructor(parts: FlatParts) {
    super(parts.journal);
    this.departures = new Departures(this.vehicles);
    this.#calendar = parts.calendar;
    this.#arrivals = parts.arrivals;
    this.#ways = parts.ways;
    this.#places = parts.places;
    this.#flows = parts.state.flows;
    this.#stages = parts.state.stages;
  }

  /**
   * Handles the arrivals and ends of service that come before the calendar's first event, at most so many.
   * @returns how many it has handled; fewer only if the calendar's event is next
   */
  advance(events: number): number {
    const calendar = this.#calendar;
    const arrivals = this.#arrivals;
    const { departures } = this;
    const limit = calendar.peekTime();
    const arrivalsFirst = calendar.peekClass() > EventClass.arrival;
    let handled = 0;
    try {
      for (; handled < events; handled += 1) {
        departures.look();
        const departure = departures.firstAt;
        const arrival = arrivals.firstAt;
        if (departure <= arrival) {
          if (departure > limit) break;
          this.now = departure;
          this.#depart(departures.take());
        } else {
          if (arrival > limit || (arrival === limit && !arrivalsFirst)) break;
          this.now = arrival;
          this.#arrive(this.#flows[arrivals.flow]!);
        }
      }
    } finally {
      if (handled > 0) calendar.passTo(this.now, handled);
    }
    return handled;
  }

  /** Goes to the instant of the calendar's event. */
  follow(): void {
    this.now = this.#calendar.time;
  }

  /** Works off everything that has become possible. */
  settle(): void {
    for (let i = 0; i < this.listed; i += 1) {
      const place = this.agenda[i]!;
      place.awake = 0;
      if (place instanceof FlatStage) this.#settleStage(place);
      else if (place instanceof FlatPool) this.#offer(place);
      else this.#settleGate(place);
    }
    this.listed = 0;
  }

  #arrive(flow: FlatFlow): void {
    const { groupSize } = flow;
    if (groupSize === null) this.#come(flow);
    else for (let left = groupSize(); left > 0; left -= 1) this.#come(flow);
    this.#arrivals.goOn();
    if (this.listed > 0) this.settle();
  }

  /** A vehicle comes into being and stands at the border. */
  #come(flow: FlatFlow): void {
    const { now } = this;
    const v = this.vehicles.create(flow);
    const { number, lots } = flow;
    const channel = lots === null ? 0 : lots.of(number);
    flow.number = number + 1;
    v.number = number;
    v.channel = channel;
    v.phase = AT_GATE;
    v.lap = 0;
    v.ways = flow.ways + channel * this.#places;
    v.arrivedAt = now;
    v.enteredAt = Number.NaN;
    v.since = now;
    v.phaseAt = now;
    v.service = 0;
    v.wait = 0;
    this.tellComing(flow);
    const { checkpoint, gate } = flow;
    checkpoint.atPost += 1;
    this.tell(checkpoint.log, checkpoint.atPost);
    const first = this.#ways.entrance(v);
    if (first === EXIT) {
      v.enteredAt = now;
      this.#end(v, CROSSED, NO_REASON);
      return;
    }
    const stage = this.#stages[first]!;
    v.stage = stage;
    if (gate.queued === 0 && mayEnter(gate) && canBeginAtOnce(stage, v)) {
      this.#enter(gate, v);
      this.#take(stage, v);
    } else if (gate.queued >= gate.places) this.#end(v, TURNED_BACK, REFUSED);
    else this.#queue(gate, stage, v);
  }

  #queue(gate: FlatGate, stage: FlatStage, v: FlatVehicle): void {
    const line = gate.lineOf[stage.index]!;
    line.push(v);
    stage.queuedOutside += 1;
    gate.queued += 1;
    this.tell(gate.queueLog, gate.queued);
    if (line.first === v) this.wake(stage);
  }

  #enter(gate: FlatGate, v: FlatVehicle): void {
    v.enteredAt = this.now;
    gate.inside += 1;
    if (gate.index !== this.#leftGate) this.tell(gate.insideLog, gate.inside);
  }

  /** The end of a service: the vehicle goes on, or out. */
  #depart(v: FlatVehicle): void {
    const { now } = this;
    const { stage } = v;
    v.service += now - v.phaseAt;
    v.phaseAt = now;
    v.phase = AWAY;
    const shares = stage.shares === 1;
    if (shares) this.releaseShared(stage, v);
    const to = this.#ways.after(v, stage.index);
    const { inUse, present } = stage;
    stage.inUse = inUse - 1;
    stage.present = present - 1;
    this.#leftStage = stage.index;
    this.tellVisit(stage, v);
    // The stage is the first to be looked at unless pools were woken before it: then it need not be listed.
    if (shares) this.wake(stage);
    else stage.awake = 1;
    if (to >= 0) {
      if (to <= stage.index) v.lap += 1;
      v.stage = this.#stages[to]!;
      this.#take(v.stage, v);
      this.#afterDeparture(stage, shares);
    } else this.#leave(stage, shares, to, v);
    if (stage.inUse !== inUse) this.tell(stage.busyLog, stage.inUse);
    if (stage.present !== present) this.tell(stage.presentLog, stage.present);
    this.#leftStage = NONE;
  }

  /** A vehicle leaves the post by its gate. */
  #leave(stage: FlatStage, shares: boolean, to: number, v: FlatVehicle): void {
    const { gate } = v.flow;
    const { inside } = gate;
    gate.inside = inside - 1;
    this.#leftGate = gate.index;
    if (inside >= gate.mostInside && gate.queued > 0) this.wake(gate);
    if (to === EXIT) this.#end(v, CROSSED, NO_REASON);
    else this.#end(v, TURNED_BACK, INSPECTION);
    this.#afterDeparture(stage, shares);
    if (gate.inside !== inside) this.tell(gate.insideLog, gate.inside);
    this.#leftGate = NONE;
  }

  /** Works off what the end of a service has made possible. */
  #afterDeparture(stage: FlatStage, shares: boolean): void {
    if (!shares) {
      stage.awake = 0;
      this.#settleStage(stage);
    }
    if (this.listed > 0) this.settle();
  }

  /** The vehicle leaves the post for good. */
  #end(v: FlatVehicle, outcome: number, reason: number): void {
    const { checkpoint } = v.flow;
    checkpoint.atPost -= 1;
    this.tell(checkpoint.log, checkpoint.atPost);
    this.tellExit(v, outcome, reason);
  }

  /** A vehicle comes in to its stage: it is served at once, or waits. */
  #take(stage: FlatStage, v: FlatVehicle): void {
    this.#join(stage, v);
    if (
      stage.line.size === 0 &&
      stage.returnedCount === 0 &&
      stage.shares === 0 &&
      stage.open === 1 &&
      stage.inUse < stage.capacity
    ) {
      this.#serve(stage, v);
      return;
    }
    stage.line.push(v);
    this.tellWaiting(stage);
    this.wake(stage);
  }

  /** The vehicle is at this stage from now on, and what it needs there is drawn. */
  #join(stage: FlatStage, v: FlatVehicle): void {
    const { now } = this;
    v.phase = WAITING;
    v.phaseAt = now;
    v.since = now;
    v.waitAtJoin = v.wait;
    v.serviceAtJoin = v.service;
    stage.joined += 1;
    stage.present += 1;
    if (stage.index !== this.#leftStage) this.tell(stage.presentLog, stage.present);
    if (stage.busy === 0) {
      stage.busy = 1;
      this.tell(stage.periodLog, 1);
    }
    stage.draws.draw(v);
  }

  /** Begins a service. @throws RangeError when it would end in the past or is not a number */
  #serve(stage: FlatStage, v: FlatVehicle): void {
    const { now } = this;
    stage.inUse += 1;
    if (stage.index !== this.#leftStage) this.tell(stage.busyLog, stage.inUse);
    if (stage.shares === 1) this.seizeShared(stage, v);
    v.wait += now - v.phaseAt;
    v.phaseAt = now;
    v.phase = SERVING;
    v.endsAt = now + v.remaining;
    if (!(v.endsAt >= now)) throw new RangeError(`An event at ${v.endsAt} cannot be scheduled at ${now}`);
    this.departures.add(v);
  }

  /** Begins the service of a stage's candidate. */
  #begin(stage: FlatStage, v: FlatVehicle): void {
    if (v.phase === AT_GATE) {
      this.#pass(stage, v);
      this.#join(stage, v);
    } else {
      if (stage.returnedCount > 0 && stage.returned[0] === v) {
        stage.returned.shift();
        stage.returnedCount -= 1;
      } else stage.line.shift();
      this.tellWaiting(stage);
    }
    this.#serve(stage, v);
    if (stage.shares === 1) this.wake(stage);
  }

  /** The vehicle that is first in line passes the gate. */
  #pass(stage: FlatStage, v: FlatVehicle): void {
    const { gate } = v.flow;
    const line = gate.lineOf[stage.index]!;
    line.shift();
    stage.queuedOutside -= 1;
    gate.queued -= 1;
    this.tell(gate.queueLog, gate.queued);
    this.#enter(gate, v);
    const head = line.first;
    if (head !== NO_ONE && head.stage !== stage) this.wake(head.stage);
  }

  #settleStage(stage: FlatStage): void {
    if (stage.shares === 1) for (const { pool } of stage.needs) this.#offer(pool);
    while (stage.inUse < stage.capacity) {
      const v = candidate(stage);
      if (v === NO_ONE || !canBegin(stage, v)) break;
      this.#begin(stage, v);
    }
    if (stage.present === 0 && stage.busy === 1) {
      stage.busy = 0;
      this.tell(stage.periodLog, 0);
    }
  }

  /** Offers shared units: to better priority, then to who has waited longest, then to the earlier stage. */
  #offer({ claimants }: FlatPool): void {
    for (;;) {
      let chosen = NO_ONE;
      for (let i = 0; i < claimants.length; i += 1) {
        const stage = claimants[i]!;
        const v = candidate(stage);
        if (v === NO_ONE || !canBegin(stage, v)) continue;
        const ranks = chosen === NO_ONE ? -1 : v.flow.rank - chosen.flow.rank;
        if (ranks > 0 || (ranks === 0 && v.since >= chosen.since)) continue;
        chosen = v;
      }
      if (chosen === NO_ONE) return;
      this.#begin(chosen.stage, chosen);
    }
  }

  /** Wakes the stages of those who may come in now. */
  #settleGate({ lines }: FlatGate): void {
    for (const { first } of lines) if (first !== NO_ONE) this.wake(first.stage);
  }
}
