/** The desk of ranks at the gate: looks at who was called and whether it has come in time. */
import { EventClass } from "../../kernel/calendar.ts";
import type { World } from "../post.ts";
import type { DeskFigures } from "./desk.ts";
import { DeskBase } from "./desk-base.ts";
import type { Mixing } from "./mixing.ts";
import type { RankOffice } from "./rank-office.ts";
import type { WaitingPlaces } from "./waiting-places.ts";

/** What a desk is made with. */
export interface RankDeskContext {
  readonly world: World;
  readonly office: RankOffice;
  readonly mixing: Mixing;
  readonly places: WaitingPlaces;
}

/** The desk of one gate. */
export class RankDesk extends DeskBase {
  readonly office: RankOffice;
  readonly #world: World;
  readonly #callNext: number;
  /** Entries by rank, and those of vehicles that had not been called or that came too late. */
  readonly #pledge = { checked: 0, broken: 0 };
  #mayCall = false;

  constructor({ world, office, mixing, places }: RankDeskContext) {
    super(world, mixing, places);
    this.office = office;
    this.#world = world;
    this.#callNext = world.on(() => {
      this.#mayCall = false;
      office.callNext();
    });
    office.calledAtBorder = (vehicle) => this.#calledHere(vehicle);
  }

  receive(vehicle: number): boolean {
    const { vehicles, calendar, observer } = this.#world;
    vehicles.areaAt[vehicle] = Number.NaN;
    if (vehicles.booked[vehicle] === 0) return this.mixing.admitsLive;
    if (calendar.time <= vehicles.slotAt[vehicle]! + this.office.rules.appearWithin) {
      vehicles.admitAt[vehicle] = vehicles.slotAt[vehicle]!;
      return true;
    }
    observer.tell?.(calendar.time, "is late", vehicle, "");
    return this.#tooLate(vehicle);
  }

  /** What becomes of a vehicle that appears too late. False: it must go. */
  #tooLate(vehicle: number): boolean {
    const { vehicles, calendar } = this.#world;
    const { late } = this.office.rules;
    this.office.missed(vehicle);
    this.#callSoon();
    const blocked = this.office.misses.mayBookAt(vehicle, calendar.time) > calendar.time;
    if (late === "register-again" && !blocked) {
      vehicles.admitAt[vehicle] = Number.POSITIVE_INFINITY;
      this.office.register(vehicle, "repeat", true);
      return true;
    }
    vehicles.booked[vehicle] = 0;
    vehicles.slotAt[vehicle] = Number.NaN;
    return late !== "turned-away" && this.mixing.admitsLive;
  }

  /** A vehicle that stands at the border is called: it may go in, in the order of its call. */
  #calledHere(vehicle: number): void {
    const { vehicles, calendar } = this.#world;
    const change = () => {
      vehicles.admitAt[vehicle] = calendar.time;
      return true;
    };
    if (this.#stands.has(vehicle)) this.gate.restand(vehicle, change);
    else change();
  }

  /** Vehicles in line: one that is called while it arrives is not there yet. */
  readonly #stands = new Set<number>();

  /** Calls are made when the gate has done what it is at. */
  #callSoon(): void {
    if (this.#mayCall) return;
    this.#mayCall = true;
    const { calendar } = this.#world;
    calendar.schedule(calendar.time, EventClass.opening, this.#callNext, 0, 0);
  }

  stands(vehicle: number): void {
    this.#stands.add(vehicle);
    this.places.come(vehicle, true);
  }

  override leavesPlace(vehicle: number): void {
    this.#stands.delete(vehicle);
    super.leavesPlace(vehicle);
  }

  entered(vehicle: number): void {
    const { vehicles, calendar } = this.#world;
    const booked = vehicles.booked[vehicle] === 1;
    this.mixing.entered(calendar.time, booked);
    if (booked) {
      this.#pledge.checked += 1;
      const called = this.office.called.has(vehicle) && vehicles.slotAt[vehicle]! <= calendar.time;
      if (!called) this.#pledge.broken += 1;
      this.#callSoon();
    }
    this.office.forget(vehicle);
  }

  withdrawn(vehicle: number): void {
    const { vehicles } = this.#world;
    if (vehicles.booked[vehicle] === 1) this.#callSoon();
    this.office.forget(vehicle);
    vehicles.booked[vehicle] = 0;
    vehicles.slotAt[vehicle] = Number.NaN;
  }

  daysUntilFree(): number {
    return Number.NaN;
  }

  figures(): DeskFigures {
    return {
      slots: {},
      payments: Object.fromEntries(this.office.account.counts),
      paidByFlow: this.office.account.byFlow,
      pledges: { "entered-when-called": { ...this.#pledge } },
    };
  }
}
