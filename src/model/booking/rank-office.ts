/**
 * The virtual queue of one gate: vehicles at home register, hold a rank, and are called when fewer are on their way or
 * in line than the policy calls ahead. What happens at the gate is the desk's matter.
 */
import type { RankRules } from "../../catalogue/admission/admission-policy.ts";
import { EventClass } from "../../kernel/calendar.ts";
import type { Office, Road } from "../before-border.ts";
import { Reason } from "../outcomes.ts";
import type { World } from "../post.ts";
import { Account, Misses } from "./account.ts";
import type { BookingDraws } from "./booking-draws.ts";

/** Keeps ranks, and calls. */
export class RankOffice implements Office {
  road!: Road;
  readonly rules: RankRules;
  readonly account: Account;
  readonly misses: Misses;
  /** Vehicles called and not yet through the gate. */
  readonly called = new Set<number>();
  /** Told when a vehicle that stands at the border is called. */
  calledAtBorder: (vehicle: number) => void = () => {};
  readonly #world: World;
  readonly #draws: readonly (BookingDraws | null)[];
  /** Those with a rank by priority, in the order of registration; and those whose postponement is over, before all. */
  readonly #ranks = new Map<number, Set<number>>();
  readonly #first = new Set<number>();
  readonly #atBorder = new Set<number>();
  readonly #postponedAt = new Map<number, number>();
  readonly #register: number;
  readonly #stayAway: number;
  readonly #postponed: number;

  /** @param from payments before this instant are not counted [s] */
  constructor(world: World, rules: RankRules, draws: readonly (BookingDraws | null)[], from: number) {
    this.#world = world;
    this.rules = rules;
    this.account = new Account(from);
    this.misses = new Misses(rules.ban);
    this.#draws = draws;
    this.#register = world.on((v) => this.register(v, "repeat"));
    this.#stayAway = world.on((v) => this.#onStayAway(v));
    this.#postponed = world.on((v) => this.#onPostponed(v));
  }

  receive(vehicle: number): void {
    const { vehicles, calendar } = this.#world;
    const draws = this.#drawsOf(vehicle);
    if (draws === null || !draws.adopts(vehicles.number[vehicle]!, vehicles.readyAt[vehicle]!)) {
      this.road.reachAt(vehicle, calendar.time + vehicles.travelTime[vehicle]!);
      return;
    }
    this.register(vehicle, "booking");
  }

  #drawsOf(vehicle: number): BookingDraws | null {
    return this.#draws[this.#world.vehicles.flow[vehicle]!]!;
  }

  /** Gives a vehicle the last rank of its priority, when its block is over if it has one. */
  register(vehicle: number, what: "booking" | "repeat", atBorder = false): void {
    const { vehicles, calendar, observer } = this.#world;
    const mayAt = this.misses.mayBookAt(vehicle, calendar.time);
    if (mayAt > calendar.time) {
      calendar.schedule(mayAt, EventClass.opening, this.#register, vehicle, 0);
      return;
    }
    this.account.pay(what, calendar.time, vehicles.flow[vehicle]!);
    observer.tell?.(calendar.time, "registers", vehicle, "");
    vehicles.booked[vehicle] = 1;
    vehicles.slotAt[vehicle] = Number.POSITIVE_INFINITY;
    if (atBorder) this.#atBorder.add(vehicle);
    this.#ranksOf(vehicles.priority[vehicle]!).add(vehicle);
    this.callNext();
  }

  #ranksOf(priority: number): Set<number> {
    const ranks = this.#ranks.get(priority) ?? new Set<number>();
    this.#ranks.set(priority, ranks);
    return ranks;
  }

  /** Calls as many as there is room for. */
  callNext(): void {
    while (this.called.size < this.rules.callAhead) {
      const next = this.#next();
      if (next === undefined) return;
      this.#call(next);
    }
  }

  /** Takes the first rank out. */
  #next(): number | undefined {
    const lists = [
      this.#first,
      ...[...this.#ranks.keys()].sort((a, b) => a - b).map((p) => this.#ranks.get(p)!),
    ];
    for (const list of lists) {
      const [vehicle] = list;
      if (vehicle === undefined) continue;
      list.delete(vehicle);
      return vehicle;
    }
    return undefined;
  }

  #call(vehicle: number): void {
    const { vehicles, calendar, observer } = this.#world;
    const now = calendar.time;
    if (this.#putsOff(vehicle)) return;
    this.called.add(vehicle);
    vehicles.slotAt[vehicle] = now;
    vehicles.bookings[vehicle]! += 1;
    observer.tell?.(now, "is called", vehicle, "");
    if (this.#atBorder.delete(vehicle)) {
      this.calledAtBorder(vehicle);
      return;
    }
    const mind = this.#drawsOf(vehicle)!.mind(vehicles.number[vehicle]!, vehicles.bookings[vehicle]! - 1, 0);
    if (mind.does === "comes") {
      this.road.reachAt(vehicle, now + vehicles.travelTime[vehicle]! + mind.off);
    } else calendar.schedule(now + this.rules.appearWithin, EventClass.opening, this.#stayAway, vehicle, 0);
  }

  /** Whether the vehicle asks for more time, and may. */
  #putsOff(vehicle: number): boolean {
    const { vehicles, calendar, observer } = this.#world;
    const { postponement } = this.rules;
    if (postponement === undefined || this.#atBorder.has(vehicle)) return false;
    const last = this.#postponedAt.get(vehicle) ?? Number.NEGATIVE_INFINITY;
    if (calendar.time < last + postponement.onceIn) return false;
    const { by } = postponement;
    const number = vehicles.number[vehicle]!;
    const choice = this.#drawsOf(vehicle)!.postpones(number, vehicles.bookings[vehicle]!, by.length);
    if (choice < 0) return false;
    this.#postponedAt.set(vehicle, calendar.time);
    observer.tell?.(calendar.time, "postpones", vehicle, "");
    calendar.schedule(calendar.time + by[choice]!, EventClass.opening, this.#postponed, vehicle, 0);
    return true;
  }

  #onPostponed(vehicle: number): void {
    this.#first.add(vehicle);
    this.callNext();
  }

  #onStayAway(vehicle: number): void {
    const { calendar, observer } = this.#world;
    observer.tell?.(calendar.time, "misses", vehicle, "");
    this.missed(vehicle);
    if (this.#drawsOf(vehicle)!.spec.noShow!.afterwards === "rebooks") this.register(vehicle, "repeat");
    else {
      this.forget(vehicle);
      this.road.stayHome(vehicle, Reason.noShow);
    }
    this.callNext();
  }

  /** A called vehicle has not appeared in time; the caller calls the next. */
  missed(vehicle: number): void {
    const { calendar, vehicles } = this.#world;
    this.called.delete(vehicle);
    if ((this.rules.fees?.deposit ?? 0) > 0)
      this.account.pay("deposit", calendar.time, vehicles.flow[vehicle]!);
    this.misses.note(vehicle, calendar.time);
  }

  /** The vehicle is done with ranks: through the gate, or gone. */
  forget(vehicle: number): void {
    this.called.delete(vehicle);
    this.#atBorder.delete(vehicle);
    this.#first.delete(vehicle);
    this.#postponedAt.delete(vehicle);
    this.misses.forget(vehicle);
    for (const list of this.#ranks.values()) list.delete(vehicle);
  }
}
