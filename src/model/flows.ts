/**
 * Flows at work: vehicles come into being, reach the border, join or balk, lose patience, come back, and leave
 * with exactly one outcome. Knows no stage: the gate takes over at the border.
 */

import type { ArrivalSource } from "../catalogue/arrivals/arrival-source.ts";
import type { BalkingRule } from "../catalogue/balking/balking-rule.ts";
import type { Sampler } from "../catalogue/distributions/sampler.ts";
import { EventClass, NO_EVENT } from "../kernel/calendar.ts";
import type { Stream } from "../kernel/stream.ts";
import type { Office, Road } from "./before-border.ts";
import type { Gate } from "./gate.ts";
import { Outcome, Reason } from "./outcomes.ts";
import type { Leaving } from "./permits/permit-office.ts";
import type { Stage, World } from "./post.ts";
import type { ChannelShares } from "./regimes/channel-shares.ts";
import { EXIT, type Router } from "./router.ts";
import type { Departures } from "./traffic.ts";
import { Phase } from "./vehicles.ts";

/** A distribution with the stream its values are drawn from, by vehicle number. */
export interface Draws {
  readonly law: Sampler;
  readonly stream: Stream;
}

/** One flow, ready to run. */
export interface FlowContext {
  readonly source: ArrivalSource;
  /** Number of vehicles that come together, drawn at each arrival. */
  readonly groupSize: () => number;
  /** Arrivals later than this do not happen [s]. */
  readonly until: number;
  readonly gate: Gate;
  /** Index of the checkpoint, and its levels. */
  readonly checkpoint: number;
  readonly priority: number;
  /** Cumulative shares of the channels; empty when there is one. */
  readonly channels: Float64Array;
  readonly channelStream: Stream;
  /** Shares that change over time; null where they do not. */
  readonly regimes: ChannelShares | null;
  readonly travel: Draws | null;
  readonly patience: Draws | null;
  readonly balking: {
    readonly rule: BalkingRule;
    readonly seesPost: boolean;
    readonly stream: Stream;
  } | null;
  readonly retrial:
    | (Draws & { readonly share: number; readonly tries: number; readonly lots: Stream })
    | null;
  /** Ages of the vehicles that stand there at the start [s], oldest first. */
  readonly backlog: readonly number[];
  /** The first office before the border; null where vehicles set out at once. */
  readonly before: Office | null;
}

/** Stops vehicles at the border, before they stand there. */
export interface Barrier {
  /** Whether the vehicle goes no further for now, or has left. */
  stops(vehicle: number): boolean;
}

/** Levels of a checkpoint. */
export interface PostLevels {
  readonly atPost: number;
  readonly away: number;
  /** Ready to cross and not at the border yet: at home, with or without a slot, or on the way. */
  readonly atHome: number;
}

/** Told when a vehicle has left for good. */
export interface Farewell {
  left(vehicle: number, crossed: boolean): void;
}

/** All flows of one replication. */
export class Flows implements Departures, Road, Leaving {
  /** Asked of every vehicle that comes to the border for the first time; null where no closure can stop one. */
  closed: Barrier | null = null;
  readonly #world: World;
  readonly #flows: readonly FlowContext[];
  readonly #levels: readonly PostLevels[];
  readonly #router: Router;
  readonly #stages: readonly Stage[];
  readonly #next: Int32Array;
  readonly #atPost: Int32Array;
  readonly #away: Int32Array;
  readonly #atHome: Int32Array;
  readonly #arrival: number;
  readonly #reach: number;
  readonly #patienceOver: number;
  readonly #farewell: Farewell | null;

  /** @param farewell hears of whoever leaves, while its columns are still filled; null when nobody has to */
  constructor(
    world: World,
    flows: readonly FlowContext[],
    levels: readonly PostLevels[],
    router: Router,
    stages: readonly Stage[],
    farewell: Farewell | null = null,
  ) {
    this.#world = world;
    this.#flows = flows;
    this.#levels = levels;
    this.#router = router;
    this.#stages = stages;
    this.#farewell = farewell;
    this.#next = new Int32Array(flows.length);
    this.#atPost = new Int32Array(levels.length);
    this.#away = new Int32Array(levels.length);
    this.#atHome = new Int32Array(levels.length);
    this.#arrival = world.on((flow) => this.#onArrival(flow));
    this.#reach = world.on((vehicle) => this.#onReach(vehicle));
    this.#patienceOver = world.on((vehicle) => this.#onPatienceOver(vehicle));
    const start = world.on(() => this.#standBacklog());
    world.calendar.schedule(0, EventClass.opening, start, 0, 0);
    for (let f = 0; f < flows.length; f += 1) this.#scheduleNext(f);
  }

  crossed(vehicle: number): void {
    this.#leavePost(vehicle);
    this.#end(vehicle, Outcome.crossed, Reason.none);
  }

  turnedBack(vehicle: number): void {
    this.#leavePost(vehicle);
    this.#end(vehicle, Outcome.turnedBack, Reason.inspection);
  }

  refused(vehicle: number): void {
    this.#leavePost(vehicle);
    this.#goAway(vehicle, Reason.refused);
  }

  #scheduleNext(f: number): void {
    const flow = this.#flows[f]!;
    const time = flow.source.next();
    if (time <= flow.until) this.#world.calendar.schedule(time, EventClass.arrival, this.#arrival, f, 0);
  }

  #onArrival(f: number): void {
    const first = this.#next[f]!;
    this.#next[f] = first + this.#flows[f]!.groupSize();
    for (let n = first; n < this.#next[f]!; n += 1) this.#setOut(this.#create(f, n, first));
    this.#scheduleNext(f);
  }

  /** The vehicles that stand there at the start, of all flows together, oldest first. */
  #standBacklog(): void {
    const waiting = this.#flows.flatMap((flow, f) =>
      flow.backlog.map((age, i) => ({ f, age, number: -1 - i })),
    );
    waiting.sort((a, b) => b.age - a.age);
    const { vehicles } = this.#world;
    for (const { f, age, number } of waiting) {
      const v = this.#create(f, number);
      vehicles.readyAt[v] = -age;
      vehicles.arrivedAt[v] = -age;
      this.#setOut(v);
    }
  }

  /** A vehicle that is ready now. */
  #create(f: number, number: number, train = number): number {
    const flow = this.#flows[f]!;
    const { vehicles, calendar } = this.#world;
    const now = calendar.time;
    const v = vehicles.create(f, number, train);
    vehicles.readyAt[v] = now;
    vehicles.arrivedAt[v] = now;
    vehicles.phaseAt[v] = now;
    vehicles.priority[v] = flow.priority;
    if (flow.channels.length > 0) vehicles.channel[v] = channelOf(flow, number, flow.channels);
    return v;
  }

  /** A new vehicle sets out for the border, or stands there at once. */
  #setOut(v: number): void {
    const { vehicles, observer, calendar } = this.#world;
    const number = vehicles.number[v]!;
    const flow = this.#flows[vehicles.flow[v]!]!;
    observer.generated(v);
    observer.tell?.(calendar.time, "ready", v, "");
    if (flow.before !== null) {
      this.#beginAtHome(v, flow, flow.before);
      return;
    }
    if (flow.travel === null || number < 0) {
      this.#arrive(v);
      return;
    }
    const time = flow.travel.law.sample(flow.travel.stream.seek(number));
    vehicles.arrivedAt[v] = calendar.time + time;
    calendar.schedule(calendar.time + time, EventClass.arrival, this.#reach, v, 0);
  }

  /** Where there are offices before the border: a new vehicle goes to the first, or stands at the border already. */
  #beginAtHome(v: number, flow: FlowContext, first: Office): void {
    const { vehicles } = this.#world;
    const number = vehicles.number[v]!;
    vehicles.permitAt[v] = vehicles.readyAt[v]!;
    vehicles.slotAt[v] = Number.NaN;
    vehicles.areaAt[v] = Number.NaN;
    vehicles.travelTime[v] = 0;
    vehicles.permitSince[v] = Number.NaN;
    vehicles.permitHome[v] = 0;
    vehicles.permitBorder[v] = 0;
    vehicles.excused[v] = 0;
    vehicles.heldTime[v] = 0;
    vehicles.booked[v] = 0;
    vehicles.bookings[v] = 0;
    if (number < 0) {
      this.#arrive(v);
      return;
    }
    this.#setAtHome(flow.checkpoint, 1);
    vehicles.arrivedAt[v] = Number.POSITIVE_INFINITY;
    if (flow.travel !== null)
      vehicles.travelTime[v] = flow.travel.law.sample(flow.travel.stream.seek(number));
    first.receive(v);
  }

  reachAt(vehicle: number, arrivedAt: number): void {
    this.#world.vehicles.arrivedAt[vehicle] = arrivedAt;
    this.#world.calendar.schedule(arrivedAt, EventClass.arrival, this.#reach, vehicle, 0);
  }

  stayHome(vehicle: number, reason: number): void {
    this.#setAtHome(this.#flows[this.#world.vehicles.flow[vehicle]!]!.checkpoint, -1);
    this.#end(vehicle, Outcome.gaveUp, reason);
  }

  divert(vehicle: number, reason: number): void {
    this.#setAtHome(this.#flows[this.#world.vehicles.flow[vehicle]!]!.checkpoint, -1);
    this.#end(vehicle, Outcome.diverted, reason);
  }

  renounce(vehicle: number): void {
    this.#flows[this.#world.vehicles.flow[vehicle]!]!.gate.staysOut(vehicle);
  }

  /** An electronic queue sends a vehicle away that stood in line. */
  sentAway(vehicle: number): void {
    this.#leaveLine(vehicle);
    this.#goAway(vehicle, Reason.turnedAway);
  }

  withoutPermit(vehicle: number, diverts: boolean): void {
    const { vehicles } = this.#world;
    const atBorder = vehicles.phase[vehicle] === Phase.atGate;
    if (atBorder) {
      this.#flows[vehicles.flow[vehicle]!]!.gate.withdraw(vehicle);
      this.#leaveLine(vehicle);
    } else this.#setAtHome(this.#flows[vehicles.flow[vehicle]!]!.checkpoint, -1);
    if (diverts) this.#end(vehicle, Outcome.diverted, Reason.noPermit);
    else if (atBorder) this.#goAway(vehicle, Reason.noPermit);
    else this.#end(vehicle, Outcome.gaveUp, Reason.noPermit);
  }

  /** A vehicle that stood before the gate stands there no longer. */
  #leaveLine(vehicle: number): void {
    const { vehicles, calendar } = this.#world;
    if (vehicles.patience[vehicle] !== NO_EVENT) calendar.cancel(vehicles.patience[vehicle]!);
    vehicles.patience[vehicle] = NO_EVENT;
    this.#leavePost(vehicle);
  }

  /** A vehicle reaches the border, for the first time or again. */
  #onReach(vehicle: number): void {
    const { vehicles, calendar, observer } = this.#world;
    if (vehicles.tries[vehicle]! > 0) {
      vehicles.awayTime[vehicle]! += calendar.time - vehicles.phaseAt[vehicle]!;
      this.#setAway(this.#flows[vehicles.flow[vehicle]!]!.checkpoint, -1);
      observer.returned(vehicle);
    } else {
      if (this.closed?.stops(vehicle)) return;
      const { before, checkpoint } = this.#flows[vehicles.flow[vehicle]!]!;
      if (before !== null) this.#setAtHome(checkpoint, -1);
    }
    this.#arrive(vehicle);
  }

  #arrive(vehicle: number): void {
    const { vehicles, calendar, observer } = this.#world;
    const flow = this.#flows[vehicles.flow[vehicle]!]!;
    observer.tell?.(calendar.time, "arrives", vehicle, "");
    if (flow.regimes !== null && vehicles.tries[vehicle] === 0)
      vehicles.channel[vehicle] = channelOf(flow, vehicles.number[vehicle]!, flow.regimes.at(calendar.time));
    // Who has a booking joins, however long the queue.
    const booked = flow.before !== null && vehicles.booked[vehicle] === 1;
    if (flow.balking !== null && !booked) {
      const seen = flow.balking.seesPost ? this.#atPost[flow.checkpoint]! : flow.gate.queued;
      const lot = flow.balking.stream.seek(vehicles.number[vehicle]!, vehicles.tries[vehicle]!).uniform();
      if (lot >= flow.balking.rule.joins(seen)) {
        this.#goAway(vehicle, Reason.balked);
        return;
      }
    }
    this.#setAtPost(flow.checkpoint, 1);
    const stage = this.#router.entrance(vehicle);
    if (stage === EXIT) {
      vehicles.enteredAt[vehicle] = calendar.time;
      flow.gate.staysOut(vehicle);
      this.crossed(vehicle);
      return;
    }
    const arrival = flow.gate.arrive(vehicle, stage);
    if (arrival === "refused") {
      this.refused(vehicle);
      return;
    }
    if (arrival === "turned-away") {
      this.sentAway(vehicle);
      return;
    }
    if (flow.patience === null || vehicles.begun[vehicle] === 1) return;
    const { law, stream } = flow.patience;
    const patience = law.sample(stream.seek(vehicles.number[vehicle]!, vehicles.tries[vehicle]! << 12));
    vehicles.patience[vehicle] = calendar.schedule(
      calendar.time + patience,
      EventClass.expiry,
      this.#patienceOver,
      vehicle,
      0,
    );
  }

  #onPatienceOver(vehicle: number): void {
    const { vehicles } = this.#world;
    vehicles.patience[vehicle] = NO_EVENT;
    const { gate } = this.#flows[vehicles.flow[vehicle]!]!;
    if (vehicles.phase[vehicle] === Phase.atGate) gate.withdraw(vehicle);
    else {
      this.#stages[vehicles.stage[vehicle]!]!.withdraw(vehicle);
      gate.left(vehicle);
    }
    this.#leavePost(vehicle);
    this.#goAway(vehicle, Reason.reneged);
  }

  /** A vehicle that was refused, balked or gave up: comes back later or leaves for good. */
  #goAway(vehicle: number, reason: number): void {
    const { vehicles, calendar, observer } = this.#world;
    const flow = this.#flows[vehicles.flow[vehicle]!]!;
    const tries = vehicles.tries[vehicle]!;
    const number = vehicles.number[vehicle]!;
    const { retrial } = flow;
    const back =
      retrial !== null && tries < retrial.tries && retrial.lots.seek(number, tries).uniform() < retrial.share;
    if (!back) {
      const sent = reason === Reason.refused || reason === Reason.turnedAway;
      this.#end(vehicle, sent ? Outcome.turnedBack : Outcome.gaveUp, reason);
      return;
    }
    vehicles.tries[vehicle] = tries + 1;
    vehicles.enteredAt[vehicle] = Number.NaN;
    vehicles.enter(vehicle, Phase.away);
    observer.tell?.(calendar.time, "goes away", vehicle, "");
    this.#setAway(flow.checkpoint, 1);
    const after = retrial.law.sample(retrial.stream.seek(number, tries << 12));
    calendar.schedule(calendar.time + after, EventClass.arrival, this.#reach, vehicle, 0);
  }

  #leavePost(vehicle: number): void {
    this.#setAtPost(this.#flows[this.#world.vehicles.flow[vehicle]!]!.checkpoint, -1);
  }

  #end(vehicle: number, outcome: number, reason: number): void {
    const { vehicles, observer } = this.#world;
    observer.left(vehicle, outcome, reason);
    this.#farewell?.left(vehicle, outcome === Outcome.crossed);
    vehicles.release(vehicle);
  }

  #setAtPost(checkpoint: number, step: number): void {
    this.#atPost[checkpoint]! += step;
    this.#world.observer.level(this.#levels[checkpoint]!.atPost, this.#atPost[checkpoint]!);
  }

  #setAtHome(checkpoint: number, step: number): void {
    this.#atHome[checkpoint]! += step;
    this.#world.observer.level(this.#levels[checkpoint]!.atHome, this.#atHome[checkpoint]!);
  }

  #setAway(checkpoint: number, step: number): void {
    this.#away[checkpoint]! += step;
    this.#world.observer.level(this.#levels[checkpoint]!.away, this.#away[checkpoint]!);
  }
}

/** The channel of a vehicle: its lot against the shares that hold, cumulative. */
function channelOf(flow: FlowContext, number: number, shares: Float64Array): number {
  const lot = flow.channelStream.seek(number).uniform();
  let c = 0;
  while (c < shares.length - 1 && lot >= shares[c]!) c += 1;
  return c;
}
