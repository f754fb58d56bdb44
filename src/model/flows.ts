/**
 * Flows at work: vehicles come into being, and at the border join or balk, lose patience, come back, and leave with
 * exactly one outcome. Their life before the border is the matter of `WayToBorder`; the gate takes over at the border.
 */
import { EventClass, NO_EVENT } from "../kernel/calendar.ts";
import type { Newcomer, RoadBeyond } from "./embargoes/stopped-road.ts";
import { Fleet } from "./fleet.ts";
import type { FlowContext, PostLevels } from "./flow-context.ts";
import { Outcome, Reason } from "./outcomes.ts";
import type { Stage, World } from "./post.ts";
import { EXIT, type Routing } from "./router.ts";
import type { Departures } from "./traffic.ts";
import { Phase } from "./vehicles.ts";
import { type WayEnd, WayToBorder } from "./way-to-border.ts";

/** Told when a vehicle has left for good. */
export interface Farewell {
  /** @param outcome one of `Outcome` */
  left(vehicle: number, outcome: number): void;
}

/** All flows of one replication. */
export class Flows implements Departures, RoadBeyond, WayEnd {
  /** Where vehicles are before they come to the border. */
  readonly way: WayToBorder;
  readonly #world: World;
  readonly #flows: readonly FlowContext[];
  readonly #levels: readonly PostLevels[];
  readonly #router: Routing;
  readonly #stages: readonly Stage[];
  /** By flow; null where vehicles come from outside. */
  readonly #fleets: readonly (Fleet | null)[];
  readonly #next: Int32Array;
  readonly #atPost: Int32Array;
  readonly #away: Int32Array;
  readonly #arrival: number;
  readonly #comeBack: number;
  readonly #patienceOver: number;
  readonly #farewell: Farewell | null;

  /** @param farewell hears of whoever leaves, while its columns are still filled; null when nobody has to */
  constructor(
    world: World,
    flows: readonly FlowContext[],
    levels: readonly PostLevels[],
    router: Routing,
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
    this.#arrival = world.on((flow) => this.#onArrival(flow));
    this.#comeBack = world.on((vehicle) => this.#onReturn(vehicle));
    this.way = new WayToBorder(world, flows, levels, this);
    this.#patienceOver = world.on((vehicle) => this.#onPatienceOver(vehicle));
    const start = world.on(() => this.#standBacklog());
    world.calendar.schedule(0, EventClass.opening, start, 0, 0);
    this.#fleets = flows.map(({ fleet, until }, f) => {
      if (fleet === null) return null;
      const ready = (number: number) => this.way.setOut(this.#create(f, number));
      return new Fleet(world, fleet.vehicles, fleet.away, until, ready);
    });
    for (let f = 0; f < flows.length; f += 1) this.#scheduleNext(f);
  }

  crossed(vehicle: number): void {
    this.#leavePost(vehicle);
    this.end(vehicle, Outcome.crossed, Reason.none);
  }

  turnedBack(vehicle: number): void {
    this.#leavePost(vehicle);
    this.end(vehicle, Outcome.turnedBack, Reason.inspection);
  }

  /** It comes back with complete documents. */
  sentHome(vehicle: number): void {
    this.#leavePost(vehicle);
    this.#world.vehicles.corrected[vehicle] = 1;
    this.#goAway(vehicle, Reason.inspection);
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
    for (let n = first; n < this.#next[f]!; n += 1) this.way.setOut(this.#create(f, n, first));
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
      this.way.setOut(v);
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
    if (flow.documents !== null) {
      vehicles.documents[v] = flow.documents.of(number, now);
      vehicles.corrected[v] = 0;
    }
    return v;
  }

  reachAt(vehicle: number, arrivedAt: number): void {
    this.way.reachAt(vehicle, arrivedAt);
  }

  stayHome(vehicle: number, reason: number): void {
    this.way.stayHome(vehicle, reason);
  }

  divert(vehicle: number, reason: number): void {
    this.way.divert(vehicle, reason);
  }

  recall(vehicle: number): void {
    this.way.recall(vehicle);
  }

  comeInto(flow: number, number: number, { readyAt, wagons, teu, tonnes }: Newcomer): void {
    const { vehicles } = this.#world;
    const v = this.#create(flow, number);
    vehicles.readyAt[v] = readyAt;
    vehicles.wagons[v] = wagons;
    vehicles.teu[v] = teu;
    vehicles.tonnes[v] = tonnes;
    this.way.setOut(v);
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
    if (this.#world.vehicles.phase[vehicle] === Phase.atGate) {
      this.leaveQueue(vehicle, diverts, Reason.noPermit);
    } else if (diverts) this.divert(vehicle, Reason.noPermit);
    else this.stayHome(vehicle, Reason.noPermit);
  }

  /** A vehicle in line before its gate takes another way, or gives up. */
  leaveQueue(vehicle: number, diverts: boolean, reason: number): void {
    this.#flows[this.#world.vehicles.flow[vehicle]!]!.gate.withdraw(vehicle);
    this.#leaveLine(vehicle);
    if (diverts) this.end(vehicle, Outcome.diverted, reason);
    else this.#goAway(vehicle, reason);
  }

  /** A vehicle that stood before the gate stands there no longer. */
  #leaveLine(vehicle: number): void {
    const { vehicles, calendar } = this.#world;
    if (vehicles.patience[vehicle] !== NO_EVENT) calendar.cancel(vehicles.patience[vehicle]!);
    vehicles.patience[vehicle] = NO_EVENT;
    this.#leavePost(vehicle);
  }

  /** A vehicle that went away is at the border again. */
  #onReturn(vehicle: number): void {
    const { vehicles, calendar, observer } = this.#world;
    vehicles.awayTime[vehicle]! += calendar.time - vehicles.phaseAt[vehicle]!;
    this.#setAway(this.#flows[vehicles.flow[vehicle]!]!.checkpoint, -1);
    observer.returned(vehicle);
    this.arrive(vehicle);
  }

  /** A vehicle stands at the border, for the first time or again. */
  arrive(vehicle: number): void {
    const { vehicles, calendar, observer } = this.#world;
    const flow = this.#flows[vehicles.flow[vehicle]!]!;
    observer.tell?.(calendar.time, "arrives", vehicle, "");
    if (flow.regimes !== null && vehicles.tries[vehicle] === 0)
      vehicles.channel[vehicle] = channelOf(flow, vehicles.number[vehicle]!, flow.regimes.at(calendar.time));
    if (flow.documents?.dated && vehicles.tries[vehicle] === 0)
      vehicles.documents[vehicle] = flow.documents.of(vehicles.number[vehicle]!, calendar.time);
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
      const sent = reason === Reason.refused || reason === Reason.turnedAway || reason === Reason.inspection;
      this.end(vehicle, sent ? Outcome.turnedBack : Outcome.gaveUp, reason);
      return;
    }
    vehicles.tries[vehicle] = tries + 1;
    // Who had gone in has used its booking up, and comes back without one.
    if (!Number.isNaN(vehicles.enteredAt[vehicle]!)) flow.gate.staysOut(vehicle);
    vehicles.enteredAt[vehicle] = Number.NaN;
    vehicles.enter(vehicle, Phase.away);
    observer.tell?.(calendar.time, "goes away", vehicle, "");
    this.#setAway(flow.checkpoint, 1);
    const after = retrial.law.sample(retrial.stream.seek(number, tries << 12));
    calendar.schedule(calendar.time + after, EventClass.arrival, this.#comeBack, vehicle, 0);
  }

  #leavePost(vehicle: number): void {
    this.#setAtPost(this.#flows[this.#world.vehicles.flow[vehicle]!]!.checkpoint, -1);
  }

  end(vehicle: number, outcome: number, reason: number): void {
    const { vehicles, observer } = this.#world;
    observer.left(vehicle, outcome, reason);
    this.#farewell?.left(vehicle, outcome);
    this.#fleets[vehicles.flow[vehicle]!]?.left(vehicles.number[vehicle]!);
    vehicles.release(vehicle);
  }

  #setAtPost(checkpoint: number, step: number): void {
    this.#atPost[checkpoint]! += step;
    this.#world.observer.level(this.#levels[checkpoint]!.atPost, this.#atPost[checkpoint]!);
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
