/**
 * The flat engine: arrivals and ends of service at ordinary posts, in one class without a call through an interface.
 * It does what flows, gates, stages, pools and the agenda of the general engine do, in the same order, and tells the
 * observer the same. What happens seldom (shifts, hours) is in `shifts.ts`.
 *
 * One liberty is taken with levels: of those that an end of service lowers and its successor raises again in the same
 * instant, only the last value is told. The observer sums what holds at the end of an instant, and a level that
 * first falls shows no maximum.
 */
import { EventClass } from "../../kernel/calendar.ts";
import type { FastCalendar } from "../../kernel/fast-calendar.ts";
import { Outcome, Reason } from "../flows.ts";
import type { Observer } from "../observer.ts";
import { EXIT } from "../router.ts";
import { NOBODY, Phase, type Vehicles } from "../vehicles.ts";
import type { Departures } from "./departures.ts";
import type { Arrivals, ChannelLots, Needs } from "./draws.ts";
import type { Lines } from "./lines.ts";
import type { FlatParts } from "./parts.ts";
import { addShared, needsShared, sharedFree } from "./shared-staff.ts";
import type { FlatState } from "./state.ts";
import type { Ways } from "./ways.ts";

/** Ordinary posts at work. */
export class FlatPost {
  readonly state: FlatState;
  readonly vehicles: Vehicles;
  readonly departures: Departures;
  readonly observer: Observer;
  readonly calendar: FastCalendar;
  readonly #lines: Lines;
  readonly #arrivals: Arrivals;
  readonly #ways: Ways;
  readonly #needs: readonly Needs[];
  readonly #channels: readonly (ChannelLots | null)[];
  readonly #groupSizes: readonly ((() => number) | null)[];
  /** Vehicles that have come so far, by flow. */
  readonly #numbers: Int32Array;
  /** Who must be looked at before time goes on: stages, then pools, then gates by number; and whether each is listed. */
  readonly #agenda: number[] = [];
  readonly #awake: Uint8Array;
  #listed = 0;
  /** Stage whose service has ended in this event, and gate by which a vehicle has left: their levels are told last. */
  #leftStage = NOBODY;
  #leftGate = NOBODY;

  constructor(parts: FlatParts) {
    const { state } = parts;
    this.state = state;
    this.vehicles = parts.vehicles;
    this.departures = parts.departures;
    this.observer = parts.observer;
    this.calendar = parts.calendar;
    this.#lines = parts.lines;
    this.#arrivals = parts.arrivals;
    this.#ways = parts.ways;
    this.#needs = parts.needs;
    this.#channels = parts.channels;
    this.#groupSizes = parts.groupSizes;
    this.#numbers = new Int32Array(state.flows);
    this.#awake = new Uint8Array(state.pools + state.gates);
  }

  /**
   * Handles the arrivals and ends of service that come before the calendar's first event, at most so many.
   * @returns how many it has handled; fewer only if the calendar's event is next
   */
  advance(events: number): number {
    const calendar = this.calendar;
    const departures = this.departures;
    const arrivals = this.#arrivals;
    const limit = calendar.peekTime();
    const arrivalsFirst = calendar.peekClass() > EventClass.arrival;
    let handled = 0;
    for (; handled < events; handled += 1) {
      const departure = departures.first();
      const arrival = arrivals.first();
      if (departure <= arrival) {
        if (departure > limit) break;
        calendar.passTo(departure);
        this.#depart(departures.take());
      } else {
        if (arrival > limit || (arrival === limit && !arrivalsFirst)) break;
        calendar.passTo(arrival);
        this.#arrive(arrivals.flow);
      }
    }
    return handled;
  }

  /** Puts a stage, pool or gate on the agenda, once. */
  wake(who: number): void {
    if (this.#awake[who] === 1) return;
    this.#awake[who] = 1;
    this.#agenda[this.#listed] = who;
    this.#listed += 1;
  }

  /** Works off everything that has become possible. */
  settle(): void {
    const { stages, pools } = this.state;
    for (let i = 0; i < this.#listed; i += 1) {
      const who = this.#agenda[i]!;
      this.#awake[who] = 0;
      if (who < stages) this.#settleStage(who);
      else if (who < pools) this.#offer(who);
      else this.#settleGate(who - pools);
    }
    this.#listed = 0;
  }

  /** Tells how many wait inside at a stage, if that has changed. */
  tellWaiting(stage: number): void {
    const { state } = this;
    const waiting = this.#lines.size[stage]! + state.returned[stage]!.length;
    if (waiting === state.waiting[stage]) return;
    state.waiting[stage] = waiting;
    this.observer.level(state.waitingLevel[stage]!, waiting);
  }

  /** Whether one vehicle goes before another at a stage. */
  better(stage: number, a: number, b: number): boolean {
    const { priority } = this.vehicles;
    return this.state.byPriority[stage] === 1 && priority[a]! < priority[b]!;
  }

  /** Gives back the shared units that a vehicle held at a stage, which wakes their pools. */
  releaseShared(stage: number, vehicle: number): void {
    const { state } = this;
    addShared(state, this.observer, stage, this.vehicles.flow[vehicle]!, -1);
    for (let n = state.needFrom[stage]!; n < state.needFrom[stage + 1]!; n += 1)
      this.wake(state.needPool[n]!);
  }

  #arrive(flow: number): void {
    const groupSize = this.#groupSizes[flow]!;
    const size = groupSize === null ? 1 : groupSize();
    for (let i = 0; i < size; i += 1) this.#come(flow);
    this.#arrivals.goOn();
    if (this.#listed > 0) this.settle();
  }

  /** A vehicle comes into being and stands at the border. */
  #come(flow: number): void {
    const { vehicles, state, observer } = this;
    const now = this.calendar.time;
    const number = this.#numbers[flow]!;
    this.#numbers[flow] = number + 1;
    const v = vehicles.create(flow, number);
    vehicles.readyAt[v] = now;
    vehicles.arrivedAt[v] = now;
    vehicles.phaseAt[v] = now;
    vehicles.priority[v] = state.priority[flow]!;
    const channels = this.#channels[flow]!;
    if (channels !== null) vehicles.channel[v] = channels.of(number);
    observer.generated(v);
    const checkpoint = state.checkpointOf[flow]!;
    state.atPost[checkpoint]! += 1;
    observer.level(state.atPostLevel[checkpoint]!, state.atPost[checkpoint]!);
    const stage = this.#ways.entrance(v);
    if (stage === EXIT) {
      vehicles.enteredAt[v] = now;
      this.#end(v, Outcome.crossed, Reason.none);
      return;
    }
    vehicles.phase[v] = Phase.atGate;
    vehicles.stage[v] = stage;
    vehicles.since[v] = now;
    const gate = state.gateOf[flow]!;
    if (state.queued[gate] === 0 && this.#mayEnter(gate) && this.#canBeginAtOnce(stage, v)) {
      this.#enter(gate, v);
      this.#take(stage, v);
    } else if (state.queued[gate]! >= state.places[gate]!) {
      this.#end(v, Outcome.turnedBack, Reason.refused);
    } else this.#queue(gate, stage, v);
  }

  #mayEnter(gate: number): boolean {
    const { state } = this;
    return state.gateOpen[gate] === 1 && state.inside[gate]! < state.mostInside[gate]!;
  }

  /** Whether a vehicle from the gate would begin at once: only then is it let in. */
  #canBeginAtOnce(stage: number, v: number): boolean {
    const { state } = this;
    if (state.open[stage] === 0) return false;
    if (this.#lines.size[stage]! > 0 && !this.better(stage, v, this.#lines.first(stage))) return false;
    const returned = state.returned[stage]!;
    if (returned.length > 0 && !this.better(stage, v, returned[0]!)) return false;
    return this.#canBegin(stage, v);
  }

  #queue(gate: number, stage: number, v: number): void {
    const { state } = this;
    const line = state.lineOf[gate * state.stages + stage]!;
    this.#lines.push(line, this.vehicles, v);
    state.queuedOutside[stage]! += 1;
    state.queued[gate]! += 1;
    this.observer.level(state.queueLevel[gate]!, state.queued[gate]!);
    if (this.#lines.first(line) === v) this.wake(stage);
  }

  #enter(gate: number, v: number): void {
    const { state } = this;
    this.vehicles.enteredAt[v] = this.calendar.time;
    state.inside[gate]! += 1;
    if (gate !== this.#leftGate) this.observer.level(state.insideLevel[gate]!, state.inside[gate]!);
  }

  /** The end of a service: the vehicle goes on, or out. */
  #depart(v: number): void {
    const { vehicles, state, observer } = this;
    const now = this.calendar.time;
    const stage = vehicles.stage[v]!;
    const flow = vehicles.flow[v]!;
    vehicles.serviceTime[v]! += now - vehicles.phaseAt[v]!;
    vehicles.phase[v] = Phase.away;
    vehicles.phaseAt[v] = now;
    if (needsShared(state, stage)) this.releaseShared(stage, v);
    const to = this.#ways.after(v, stage);
    state.inUse[stage]! -= 1;
    state.present[stage]! -= 1;
    observer.leftStage(v, stage);
    this.#leftStage = stage;
    this.wake(stage);
    const gate = state.gateOf[flow]!;
    if (to < 0) {
      state.inside[gate]! -= 1;
      this.#leftGate = gate;
      if (state.inside[gate]! + 1 >= state.mostInside[gate]! && state.queued[gate]! > 0) {
        this.wake(state.pools + gate);
      }
      if (to === EXIT) this.#end(v, Outcome.crossed, Reason.none);
      else this.#end(v, Outcome.turnedBack, Reason.inspection);
    } else {
      if (to <= stage) vehicles.lap[v]! += 1;
      this.#take(to, v);
    }
    this.settle();
    observer.level(state.busyLevel[stage]!, state.inUse[stage]!);
    observer.level(state.presentLevel[stage]!, state.present[stage]!);
    if (to < 0) observer.level(state.insideLevel[gate]!, state.inside[gate]!);
    this.#leftStage = NOBODY;
    this.#leftGate = NOBODY;
  }

  /** The vehicle leaves the post for good. */
  #end(v: number, outcome: number, reason: number): void {
    const { vehicles, state, observer } = this;
    const checkpoint = state.checkpointOf[vehicles.flow[v]!]!;
    state.atPost[checkpoint]! -= 1;
    observer.level(state.atPostLevel[checkpoint]!, state.atPost[checkpoint]!);
    observer.left(v, outcome, reason);
    vehicles.release(v);
  }

  /** A vehicle comes in to a stage: it is served at once, or waits. */
  #take(stage: number, v: number): void {
    const { state } = this;
    this.#join(stage, v);
    if (
      this.#lines.size[stage] === 0 &&
      state.returned[stage]!.length === 0 &&
      !needsShared(state, stage) &&
      state.open[stage] === 1 &&
      state.inUse[stage]! < state.capacity[stage]!
    ) {
      this.#serve(stage, v);
      return;
    }
    this.#lines.push(stage, this.vehicles, v);
    this.tellWaiting(stage);
    this.wake(stage);
  }

  /** The vehicle is at this stage from now on, and what it needs there is drawn. */
  #join(stage: number, v: number): void {
    const { vehicles, state, observer } = this;
    const now = this.calendar.time;
    vehicles.phase[v] = Phase.waiting;
    vehicles.phaseAt[v] = now;
    vehicles.stage[v] = stage;
    vehicles.since[v] = now;
    vehicles.waitAtJoin[v] = vehicles.waitTime[v]!;
    vehicles.serviceAtJoin[v] = vehicles.serviceTime[v]!;
    state.present[stage]! += 1;
    if (stage !== this.#leftStage) observer.level(state.presentLevel[stage]!, state.present[stage]!);
    observer.joinedStage(v, stage);
    if (state.busy[stage] === 0) {
      state.busy[stage] = 1;
      observer.busyPeriod(stage, true);
    }
    vehicles.remaining[v] = this.#needs[stage]!.of(
      vehicles.flow[v]!,
      vehicles.channel[v]!,
      vehicles.number[v]!,
      vehicles.lap[v]!,
    );
  }

  #serve(stage: number, v: number): void {
    const { vehicles, state } = this;
    const now = this.calendar.time;
    state.inUse[stage]! += 1;
    if (stage !== this.#leftStage) this.observer.level(state.busyLevel[stage]!, state.inUse[stage]!);
    if (needsShared(state, stage)) addShared(state, this.observer, stage, vehicles.flow[v]!, 1);
    vehicles.waitTime[v]! += now - vehicles.phaseAt[v]!;
    vehicles.phase[v] = Phase.serving;
    vehicles.phaseAt[v] = now;
    this.departures.add(now, vehicles.remaining[v]!, v);
  }

  #canBegin(stage: number, v: number): boolean {
    const { state } = this;
    if (state.inUse[stage]! >= state.capacity[stage]!) return false;
    return !needsShared(state, stage) || sharedFree(state, stage, this.vehicles.flow[v]!);
  }

  /** The vehicle that would be served next at a stage. */
  #candidate(stage: number): number {
    const { state } = this;
    if (state.open[stage] === 0) return NOBODY;
    const returned = state.returned[stage]!;
    let best = returned.length > 0 ? returned[0]! : NOBODY;
    const first = this.#lines.first(stage);
    if (first !== NOBODY && (best === NOBODY || this.better(stage, first, best))) best = first;
    if (state.queuedOutside[stage]! > 0 && (best === NOBODY || state.byPriority[stage] === 1)) {
      const outside = this.#outside(stage);
      if (outside !== NOBODY && (best === NOBODY || this.better(stage, outside, best))) best = outside;
    }
    return best;
  }

  /** The vehicle that would come in from a gate next. */
  #outside(stage: number): number {
    const { state } = this;
    const feeders = state.feeders[stage]!;
    for (let i = 0; i < feeders.length; i += 1) {
      const gate = feeders[i]!;
      if (!this.#mayEnter(gate)) continue;
      const head = this.#lines.first(state.lineOf[gate * state.stages + stage]!);
      if (head !== NOBODY && this.vehicles.stage[head] === stage) return head;
    }
    return NOBODY;
  }

  /** Begins the service of a stage's candidate. */
  #begin(stage: number, v: number): void {
    const { vehicles, state } = this;
    if (vehicles.phase[v] === Phase.atGate) {
      this.#pass(stage, v);
      this.#join(stage, v);
    } else {
      const returned = state.returned[stage]!;
      if (returned.length > 0 && returned[0] === v) returned.shift();
      else this.#lines.shift(stage, vehicles);
      this.tellWaiting(stage);
    }
    this.#serve(stage, v);
    if (needsShared(state, stage)) this.wake(stage);
  }

  /** The vehicle that is first in line passes the gate. */
  #pass(stage: number, v: number): void {
    const { vehicles, state } = this;
    const gate = state.gateOf[vehicles.flow[v]!]!;
    const line = state.lineOf[gate * state.stages + stage]!;
    this.#lines.shift(line, vehicles);
    state.queuedOutside[stage]! -= 1;
    state.queued[gate]! -= 1;
    this.observer.level(state.queueLevel[gate]!, state.queued[gate]!);
    this.#enter(gate, v);
    const head = this.#lines.first(line);
    if (head !== NOBODY && vehicles.stage[head] !== stage) this.wake(vehicles.stage[head]!);
  }

  #settleStage(stage: number): void {
    const { state } = this;
    for (let n = state.needFrom[stage]!; n < state.needFrom[stage + 1]!; n += 1)
      this.#offer(state.needPool[n]!);
    while (state.inUse[stage]! < state.capacity[stage]!) {
      const v = this.#candidate(stage);
      if (v === NOBODY || !this.#canBegin(stage, v)) break;
      this.#begin(stage, v);
    }
    if (state.present[stage] === 0 && state.busy[stage] === 1) {
      state.busy[stage] = 0;
      this.observer.busyPeriod(stage, false);
    }
  }

  /** Offers shared units: to better priority, then to who has waited longest, then to the earlier stage. */
  #offer(pool: number): void {
    const claimants = this.state.claimants[pool]!;
    const { priority, since } = this.vehicles;
    for (;;) {
      let best = NOBODY;
      let chosen = NOBODY;
      for (let i = 0; i < claimants.length; i += 1) {
        const stage = claimants[i]!;
        const v = this.#candidate(stage);
        if (v === NOBODY || !this.#canBegin(stage, v)) continue;
        const better =
          chosen === NOBODY ||
          (priority[v] === priority[chosen] ? since[v]! < since[chosen]! : priority[v]! < priority[chosen]!);
        if (!better) continue;
        chosen = v;
        best = stage;
      }
      if (best === NOBODY) return;
      this.#begin(best, chosen);
    }
  }

  /** Wakes the stages of those who may come in now. */
  #settleGate(gate: number): void {
    for (const line of this.state.gateLines[gate]!) {
      const first = this.#lines.first(line);
      if (first !== NOBODY) this.wake(this.vehicles.stage[first]!);
    }
  }
}
