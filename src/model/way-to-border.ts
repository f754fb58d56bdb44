/**
 * The life of a vehicle before the border: it becomes ready, passes the offices there may be, travels, and reaches the
 * border once; or it stays at home or goes another way. Knows no gate and no stage.
 */
import { EventClass, NO_EVENT } from "../kernel/calendar.ts";
import type { Office, Road } from "./before-border.ts";
import type { FlowContext, PostLevels } from "./flow-context.ts";
import { Outcome } from "./outcomes.ts";
import type { World } from "./post.ts";

/** Stops vehicles at the border, before they stand there. */
export interface Barrier {
  /** Whether the vehicle goes no further for now, or has left. */
  stops(vehicle: number): boolean;
}

/** Hears of vehicles that had set out before the run. */
export interface Starters {
  standsThere(vehicle: number): void;
}

/** What lies at the end of the way. */
export interface WayEnd {
  /** The vehicle stands at the border. */
  arrive(vehicle: number): void;
  /** The vehicle has left for good before it came there. */
  end(vehicle: number, outcome: number, reason: number): void;
}

/** The ways of all flows to the border. */
export class WayToBorder implements Road {
  /** Asked of every vehicle that comes to the border for the first time; null where no closure can stop one. */
  closed: Barrier | null = null;
  /** Told of every vehicle that stands at the border at the start; null where nobody has to know. */
  starters: Starters | null = null;
  readonly #world: World;
  readonly #flows: readonly FlowContext[];
  readonly #levels: readonly PostLevels[];
  readonly #atHome: Int32Array;
  readonly #border: WayEnd;
  readonly #reach: number;

  constructor(world: World, flows: readonly FlowContext[], levels: readonly PostLevels[], border: WayEnd) {
    this.#world = world;
    this.#flows = flows;
    this.#levels = levels;
    this.#border = border;
    this.#atHome = new Int32Array(levels.length);
    this.#reach = world.on((vehicle) => this.#onReach(vehicle));
  }

  /** A new vehicle sets out for the border, or stands there at once. */
  setOut(v: number): void {
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
      this.#border.arrive(v);
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
    vehicles.driverSince[v] = Number.NaN;
    vehicles.driverWait[v] = 0;
    vehicles.excused[v] = 0;
    vehicles.heldTime[v] = 0;
    vehicles.embargoTime[v] = 0;
    vehicles.booked[v] = 0;
    vehicles.bookings[v] = 0;
    if (number < 0) {
      this.starters?.standsThere(v);
      this.#border.arrive(v);
      return;
    }
    this.#setAtHome(flow.checkpoint, 1);
    vehicles.arrivedAt[v] = Number.POSITIVE_INFINITY;
    if (flow.travel !== null)
      vehicles.travelTime[v] = flow.travel.law.sample(flow.travel.stream.seek(number));
    first.receive(v);
  }

  reachAt(vehicle: number, arrivedAt: number): void {
    const { vehicles, calendar } = this.#world;
    vehicles.arrivedAt[vehicle] = arrivedAt;
    vehicles.event[vehicle] = calendar.schedule(arrivedAt, EventClass.arrival, this.#reach, vehicle, 0);
  }

  /** A vehicle that was told to be at the border later will not be. */
  recall(vehicle: number): void {
    const { vehicles, calendar } = this.#world;
    calendar.cancel(vehicles.event[vehicle]!);
    vehicles.event[vehicle] = NO_EVENT;
  }

  stayHome(vehicle: number, reason: number): void {
    this.leavesHome(vehicle);
    this.#border.end(vehicle, Outcome.gaveUp, reason);
  }

  divert(vehicle: number, reason: number): void {
    this.leavesHome(vehicle);
    this.#border.end(vehicle, Outcome.diverted, reason);
  }

  /** A vehicle that was at home or on its way is no longer. */
  leavesHome(vehicle: number): void {
    this.#setAtHome(this.#flows[this.#world.vehicles.flow[vehicle]!]!.checkpoint, -1);
  }

  #onReach(vehicle: number): void {
    if (this.closed?.stops(vehicle)) return;
    const flow = this.#flows[this.#world.vehicles.flow[vehicle]!]!;
    if (flow.before !== null) this.leavesHome(vehicle);
    this.#border.arrive(vehicle);
  }

  #setAtHome(checkpoint: number, step: number): void {
    this.#atHome[checkpoint]! += step;
    this.#world.observer.level(this.#levels[checkpoint]!.atHome, this.#atHome[checkpoint]!);
  }
}
