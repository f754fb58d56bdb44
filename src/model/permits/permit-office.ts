/**
 * The permit office: before the booking office, or between it and the road, or at the gate, as the flow's
 * `consumedAt` says. Keeps who asks, who has a permit and who waits where; the stock is the pools' matter.
 */
import { EventClass } from "../../kernel/calendar.ts";
import type { Office, WholeRoad } from "../before-border.ts";
import type { Desk } from "../booking/desk.ts";
import type { Hold, HoldingGate } from "../hold.ts";
import { Outcome } from "../outcomes.ts";
import type { World } from "../post.ts";
import { SettingOutOffice } from "../setting-out.ts";
import type { PermitPoolModel, PermitsModel } from "./compile-permits.ts";
import type { PermitDraws } from "./permit-draws.ts";
import type { Lot } from "./permit-ledger.ts";
import type { Request } from "./permit-line.ts";
import { PermitPool } from "./permit-pool.ts";

/** What lies beyond the office for one flow. */
export interface Beyond {
  /** The next office on the way to the border. */
  readonly next: Office;
  readonly gate: HoldingGate;
  /** The electronic queue at its gate. */
  readonly desk: Desk | null;
}

/** All permits of one replication. */
export class PermitOffice extends SettingOutOffice implements Office, Hold {
  readonly pools: readonly PermitPool[];
  /** Entries through a gate that take a permit, and those of vehicles that had none in hand. */
  readonly pledge = { checked: 0, broken: 0 };
  /** By flow; null for flows that need no permit. */
  readonly #draws: readonly (PermitDraws | null)[];
  #beyond: readonly Beyond[] = [];
  readonly #requests = new Map<number, Request>();
  /** Permits that vehicles have got, in hand or on the way to them. */
  readonly #lots = new Map<number, Lot>();
  readonly #inHand = new Set<number>();
  /** Pending events of vehicles: the end of patience, and the paper that comes. */
  readonly #patience = new Map<number, number>();
  readonly #paper = new Map<number, number>();
  readonly #onPaper: number;
  readonly #onPatience: number;

  constructor(world: World, { pools }: PermitsModel, draws: readonly (PermitDraws | null)[]) {
    super(world);
    this.#draws = draws;
    this.#onPaper = world.on((v) => {
      this.#paper.delete(v);
      this.#hasPermit(v);
    });
    this.#onPatience = world.on((v) => this.#patienceOver(v));
    this.pools = pools.map((model: PermitPoolModel) => {
      const granted = (request: Request, lot: Lot) => this.#granted(request, lot);
      return new PermitPool({ world, model, granted, loses: (request) => this.#loses(request) });
    });
  }

  /** Ties it to the road and to what lies beyond, by flow; before the first event. */
  begin(road: WholeRoad, beyond: readonly Beyond[]): void {
    this.road = road;
    this.#beyond = beyond;
  }

  // Before the booking office.

  receive(vehicle: number): void {
    if (this.#drawsOf(vehicle)?.model.consumedAt === "booking") this.#ask(vehicle);
    else this.#beyondOf(vehicle).next.receive(vehicle);
  }

  // Between the booking office and the road.

  /** Whether it needs its permit to set out. */
  protected concerns(vehicle: number): boolean {
    return this.#drawsOf(vehicle)?.model.consumedAt === "setting-out";
  }

  /** With a permit, or for the border to wait for one there. */
  protected depart(vehicle: number): void {
    const { vehicles } = this.world;
    const goes = this.#drawsOf(vehicle)!.model.atShortage === "wait-at-border";
    this.#ask(vehicle, !goes);
    if (!goes || !this.#requests.has(vehicle)) return;
    // Time on the road is no wait for a permit.
    vehicles.permitSince[vehicle] = Number.NaN;
    this.setOut(vehicle);
  }

  protected override setOut(vehicle: number): void {
    // Who had to wait for the permit keeps the booking for as long as bookings are good at all.
    this.world.vehicles.excused[vehicle] = this.isLate(vehicle) ? 1 : 0;
    super.setOut(vehicle);
  }

  // At the gate.

  holdsBack(vehicle: number): boolean {
    const { vehicles, calendar } = this.world;
    const draws = this.#drawsOf(vehicle);
    if (draws === null || this.#inHand.has(vehicle) || this.#standsThereAlready(vehicle)) return false;
    if (!this.#requests.has(vehicle) && !this.#paper.has(vehicle)) {
      this.#ask(vehicle);
      return !this.#inHand.has(vehicle);
    }
    vehicles.permitSince[vehicle] = calendar.time;
    if (this.#requests.has(vehicle)) this.#beginPatience(vehicle);
    return true;
  }

  /** Whoever stands at the border at the start had set out: with a permit, unless that is taken at the gate. */
  #standsThereAlready(vehicle: number): boolean {
    const { vehicles } = this.world;
    return vehicles.number[vehicle]! < 0 && this.#drawsOf(vehicle)!.model.consumedAt !== "gate";
  }

  entered(vehicle: number): void {
    if (this.#drawsOf(vehicle) === null || this.#standsThereAlready(vehicle)) return;
    this.pledge.checked += 1;
    if (!this.#inHand.has(vehicle)) this.pledge.broken += 1;
  }

  withdrawn(vehicle: number): void {
    this.#endWait(vehicle);
    this.#forgetRequest(vehicle);
  }

  // Asking, getting, giving back.

  /** @param patient whether patience begins now; else at the border */
  #ask(vehicle: number, patient = true): void {
    const { vehicles, calendar } = this.world;
    const { model } = this.#drawsOf(vehicle)!;
    const request: Request = {
      vehicle,
      priority: vehicles.priority[vehicle]!,
      group: model.group,
      lost: 0,
    };
    this.#requests.set(vehicle, request);
    vehicles.permitSince[vehicle] = calendar.time;
    this.#poolOf(vehicle).ask(request);
    if (!this.#requests.has(vehicle)) return;
    this.#tell("wants a permit", vehicle);
    if (patient) this.#beginPatience(vehicle);
  }

  #beginPatience(vehicle: number): void {
    const { vehicles, calendar } = this.world;
    const patience = this.#drawsOf(vehicle)!.patience(vehicles.number[vehicle]!, vehicles.tries[vehicle]!);
    if (patience === Number.POSITIVE_INFINITY) return;
    const end = calendar.schedule(calendar.time + patience, EventClass.expiry, this.#onPatience, vehicle, 0);
    this.#patience.set(vehicle, end);
  }

  #loses({ vehicle, lost }: Request): boolean {
    const loses = this.#drawsOf(vehicle)!.loses(this.world.vehicles.number[vehicle]!, lost);
    if (loses) this.#tell("loses a permit", vehicle);
    return loses;
  }

  #granted({ vehicle }: Request, lot: Lot): void {
    const { vehicles, calendar } = this.world;
    this.#requests.delete(vehicle);
    this.#cancel(this.#patience, vehicle);
    this.#lots.set(vehicle, lot);
    const delay = this.#drawsOf(vehicle)!.delay(vehicles.number[vehicle]!, vehicles.tries[vehicle]!);
    if (delay === 0) {
      this.#hasPermit(vehicle);
      return;
    }
    this.#tell("is granted a permit", vehicle);
    const comes = calendar.schedule(calendar.time + delay, EventClass.opening, this.#onPaper, vehicle, 0);
    this.#paper.set(vehicle, comes);
  }

  /** The permit is in hand: on with what could not be done without it. */
  #hasPermit(vehicle: number): void {
    const { vehicles, calendar } = this.world;
    this.#inHand.add(vehicle);
    this.#tell("has a permit", vehicle);
    this.#endWait(vehicle);
    const { next, gate } = this.#beyondOf(vehicle);
    if (this.isToSetOut(vehicle)) this.setOut(vehicle);
    else if (gate.isAside(vehicle)) gate.release(vehicle);
    else if (this.#drawsOf(vehicle)!.model.consumedAt === "booking") {
      vehicles.permitAt[vehicle] = calendar.time;
      next.receive(vehicle);
    }
  }

  /** Adds the wait up to now to where it was spent. */
  #endWait(vehicle: number): void {
    const { vehicles, calendar } = this.world;
    const since = vehicles.permitSince[vehicle]!;
    if (Number.isNaN(since)) return;
    vehicles.permitSince[vehicle] = Number.NaN;
    const atBorder = vehicles.arrivedAt[vehicle]! <= calendar.time;
    (atBorder ? vehicles.permitBorder : vehicles.permitHome)[vehicle]! += calendar.time - since;
  }

  #patienceOver(vehicle: number): void {
    const { vehicles } = this.world;
    this.#patience.delete(vehicle);
    this.#endWait(vehicle);
    this.#forgetRequest(vehicle);
    this.dropPlan(vehicle);
    const { gate, desk } = this.#beyondOf(vehicle);
    if (!gate.isAside(vehicle) && vehicles.booked[vehicle] === 1) desk!.withdrawn(vehicle);
    this.road.withoutPermit(vehicle, this.#drawsOf(vehicle)!.model.atShortage === "divert");
  }

  /** The vehicle has left for good: it may give its permit back. */
  left(vehicle: number, outcome: number): void {
    const draws = this.#drawsOf(vehicle);
    if (draws === null) return;
    this.#forgetRequest(vehicle);
    this.#cancel(this.#paper, vehicle);
    const lot = this.#lots.get(vehicle);
    if (lot === undefined) return;
    if (outcome !== Outcome.crossed && draws.model.returned) this.#poolOf(vehicle).giveBack(lot);
    this.#lots.delete(vehicle);
    this.#inHand.delete(vehicle);
  }

  #forgetRequest(vehicle: number): void {
    const request = this.#requests.get(vehicle);
    if (request === undefined) return;
    this.#requests.delete(vehicle);
    this.#cancel(this.#patience, vehicle);
    this.#poolOf(vehicle).withdraw(request);
  }

  #cancel(events: Map<number, number>, vehicle: number): void {
    const event = events.get(vehicle);
    if (event === undefined) return;
    events.delete(vehicle);
    this.world.calendar.cancel(event);
  }

  #drawsOf(vehicle: number): PermitDraws | null {
    return this.#draws[this.world.vehicles.flow[vehicle]!]!;
  }

  #poolOf(vehicle: number): PermitPool {
    return this.pools[this.#drawsOf(vehicle)!.model.pool]!;
  }

  #beyondOf(vehicle: number): Beyond {
    return this.#beyond[this.world.vehicles.flow[vehicle]!]!;
  }

  #tell(what: string, vehicle: number): void {
    const { observer, calendar } = this.world;
    observer.tell?.(calendar.time, what, vehicle, "");
  }
}
