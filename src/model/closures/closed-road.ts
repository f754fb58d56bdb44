/**
 * What drivers do who meet a closure: on the way between the last office and the border. They stay at home, wait at a
 * parking, go another way, give up, or come all the same. Knows no gate.
 */
import { EventClass } from "../../kernel/calendar.ts";
import type { Stream } from "../../kernel/stream.ts";
import type { Reaction } from "../../scenario/schema/closure.ts";
import type { Renouncing, WholeRoad } from "../before-border.ts";
import { Reason } from "../outcomes.ts";
import type { World } from "../post.ts";
import { RoadThrough } from "../road-through.ts";
import type { ClosurePlan } from "./closure-plan.ts";

/** What a flow does, drawn by vehicle number. */
export interface FlowReactions {
  readonly shares: readonly (readonly [Reaction, number])[];
  readonly lots: Stream;
  /** Level of the parking of its checkpoint, and that checkpoint's index. */
  readonly parked: number;
  readonly checkpoint: number;
}

/** The road to the border while posts may be closed. */
export class ClosedRoad extends RoadThrough<WholeRoad & Renouncing> {
  readonly #world: World;
  readonly #plan: ClosurePlan;
  readonly #flows: readonly FlowReactions[];
  readonly #tryAgain: number;
  #parking: number[] = [];
  readonly #parkedAt: Int32Array;

  /** @param checkpoints how many there are */
  constructor(
    world: World,
    plan: ClosurePlan,
    flows: readonly FlowReactions[],
    road: WholeRoad & Renouncing,
    checkpoints: number,
  ) {
    super();
    this.#world = world;
    this.#plan = plan;
    this.#flows = flows;
    this.road = road;
    this.#parkedAt = new Int32Array(checkpoints);
    this.#tryAgain = world.on((vehicle) => {
      const { vehicles, calendar } = world;
      this.reachAt(vehicle, calendar.time + vehicles.travelTime[vehicle]!);
    });
  }

  /** A vehicle would set out now, or at such a time that it is at the border at `arrivedAt`. */
  reachAt(vehicle: number, arrivedAt: number): void {
    const { vehicles, calendar, observer } = this.#world;
    const flow = vehicles.flow[vehicle]!;
    const does = this.#reaction(vehicle);
    let at = arrivedAt;
    while (does !== "keeps-coming" && does !== "parks") {
      const met = this.#plan.known(flow, calendar.time, at);
      if (met === null) break;
      if (does !== "stays-home") {
        this.#leave(vehicle, does);
        return;
      }
      observer.tell?.(calendar.time, "stays home", vehicle, "");
      if (!met.endKnown) {
        vehicles.heldTime[vehicle]! += met.to + vehicles.travelTime[vehicle]! - arrivedAt;
        if (met.to < Number.POSITIVE_INFINITY)
          calendar.schedule(met.to, EventClass.opening, this.#tryAgain, vehicle, 0);
        return;
      }
      at = met.to;
    }
    vehicles.heldTime[vehicle]! += at - arrivedAt;
    if (at < Number.POSITIVE_INFINITY) this.road.reachAt(vehicle, at);
  }

  /** A vehicle has come to the border. @returns whether it goes no further for now, or has left */
  stops(vehicle: number): boolean {
    const { vehicles, calendar, observer } = this.#world;
    if (this.#plan.inForce(vehicles.flow[vehicle]!, calendar.time) === null) return false;
    const does = this.#reaction(vehicle);
    if (does === "keeps-coming" || does === "stays-home") return false;
    if (does !== "parks") {
      this.#leave(vehicle, does);
      return true;
    }
    observer.tell?.(calendar.time, "parks", vehicle, "");
    vehicles.arrivedAt[vehicle] = Number.POSITIVE_INFINITY;
    vehicles.phaseAt[vehicle] = calendar.time;
    this.#parking.push(vehicle);
    this.#setParked(vehicle, 1);
    return true;
  }

  /** Posts have opened: who is at a parking and may come does, in the order of coming there. */
  reopened(): void {
    const { vehicles, calendar } = this.#world;
    const { time } = calendar;
    const parking = this.#parking;
    this.#parking = [];
    for (const v of parking) {
      if (this.#plan.inForce(vehicles.flow[v]!, time) !== null) {
        this.#parking.push(v);
        continue;
      }
      vehicles.heldTime[v]! += time - vehicles.phaseAt[v]!;
      this.#setParked(v, -1);
      this.road.reachAt(v, time);
    }
  }

  #leave(vehicle: number, does: "diverts" | "gives-up"): void {
    this.road.renounce(vehicle);
    // It has never stood at the border.
    this.#world.vehicles.arrivedAt[vehicle] = Number.POSITIVE_INFINITY;
    if (does === "diverts") this.road.divert(vehicle, Reason.closed);
    else this.road.stayHome(vehicle, Reason.closed);
  }

  #reaction(vehicle: number): Reaction {
    const { vehicles } = this.#world;
    const { shares, lots } = this.#flows[vehicles.flow[vehicle]!]!;
    const first = shares[0]![0];
    if (shares.length === 1) return first;
    const lot = lots.seek(vehicles.number[vehicle]!).uniform();
    let sum = 0;
    for (const [name, share] of shares) {
      sum += share;
      if (lot < sum) return name;
    }
    return shares.at(-1)![0];
  }

  #setParked(vehicle: number, step: 1 | -1): void {
    const { vehicles, observer } = this.#world;
    const { checkpoint, parked } = this.#flows[vehicles.flow[vehicle]!]!;
    this.#parkedAt[checkpoint]! += step;
    observer.level(parked, this.#parkedAt[checkpoint]!);
  }
}
