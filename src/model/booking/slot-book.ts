/**
 * Who holds which slot: bookings by vehicle over one ledger, what was paid for them, and the promises of the policy,
 * counted each time they are put to the test. Knows no event.
 */
import type { SlotRules } from "../../catalogue/admission/admission-policy.ts";
import type { ZoneClock } from "../../time/zone-clock.ts";
import type { Vehicles } from "../vehicles.ts";
import { Account, Misses } from "./account.ts";
import type { BookingDraws } from "./booking-draws.ts";
import { ORDINARY, type SlotCalendar } from "./slot-calendar.ts";
import { type Place, SlotLedger } from "./slot-ledger.ts";
import type { SlotWindows } from "./slot-windows.ts";

/** The booking of one vehicle. */
export interface Holding {
  readonly place: Place;
  /** Tells it from every other booking of the replication. */
  readonly serial: number;
  /** Further places that a hoarder holds. */
  readonly extra: readonly Place[];
}

/** What a booking is paid as: a first one, one after a miss or a late change, or a free move of an earlier one. */
export type PaidFor = "booking" | "repeat" | "moved";

/** How often a promise was put to the test, and how often it was broken. */
export interface Pledge {
  checked: number;
  broken: number;
}

/** Names of the pledges. */
export const PLEDGES = ["booking-window", "booking-expiry", "one-booking", "reserved-shares"] as const;

/** All bookings at one gate. */
export class SlotBook {
  readonly rules: SlotRules;
  readonly windows: SlotWindows;
  readonly ledger: SlotLedger;
  readonly account: Account;
  readonly misses: Misses;
  readonly pledges = Object.fromEntries(PLEDGES.map((name) => [name, { checked: 0, broken: 0 }])) as Record<
    (typeof PLEDGES)[number],
    Pledge
  >;
  readonly #vehicles: Vehicles;
  readonly #clock: ZoneClock;
  readonly #holdings = new Map<number, Holding>();
  #serial = 0;

  /** @param from payments before this instant are not counted [s] */
  constructor(
    rules: SlotRules,
    plan: { readonly calendar: SlotCalendar; readonly windows: SlotWindows; readonly clock: ZoneClock },
    vehicles: Vehicles,
    from: number,
  ) {
    this.rules = rules;
    this.windows = plan.windows;
    this.#clock = plan.clock;
    this.ledger = new SlotLedger(plan.calendar);
    this.account = new Account(from);
    this.misses = new Misses(rules.ban);
    this.#vehicles = vehicles;
  }

  /** The booking of a vehicle; undefined when it has none. */
  of(vehicle: number): Holding | undefined {
    return this.#holdings.get(vehicle);
  }

  /**
   * A free place for a vehicle by its flow's choice, in a slot that begins at `from` or later; null when there is none.
   * @param from not before the vehicle can be there [s]
   */
  find(draws: BookingDraws, vehicle: number, now: number, from: number): Place | null {
    const { choice } = draws.spec;
    const kinds = this.#kindsFor(draws);
    const [first, end] = this.ledger.range(now, from);
    if (choice.kind === "wished") {
      const { permitAt, travelTime, number } = this.#vehicles;
      const reachable = permitAt[vehicle]! + travelTime[vehicle]!;
      return this.ledger.nearest(kinds, first, end, reachable + draws.wished(number[vehicle]!));
    }
    if (choice.kind === "preferred") {
      const preferred = draws.preferredSlots(this.ledger.calendar);
      const found = this.ledger.earliest(kinds, first, end, (slot) => preferred[slot] === 1);
      if (found !== null) return found;
    }
    return this.ledger.earliest(kinds, first, end);
  }

  /** Whether any place of any kind can be booked now. */
  anythingFree(now: number): boolean {
    const { kinds } = this.ledger.calendar;
    const [from, to] = this.ledger.range(now, now);
    const bookable = kinds.flatMap((name, kind) => (name === "live" ? [] : [kind]));
    return this.ledger.earliest(bookable, from, to) !== null;
  }

  #kindsFor(draws: BookingDraws): number[] {
    const reserved = (draws.spec.entitledTo ?? []).map((name) => this.ledger.calendar.kinds.indexOf(name));
    return [...reserved, ORDINARY];
  }

  /** Books for a vehicle, and as many more places as it hoards where that is allowed. */
  hold(vehicle: number, place: Place, wanted: number, now: number, what: PaidFor): void {
    const one = this.#clock.day(now) >= this.rules.oneBookingFrom;
    if (one) this.#test("one-booking", !this.#holdings.has(vehicle));
    const flow = this.#vehicles.flow[vehicle]!;
    this.#take(place, now, what, flow);
    const extra: Place[] = [];
    for (let n = 1; n < wanted && !one; n += 1) {
      const last = extra.at(-1) ?? place;
      const next = this.ledger.earliest([place.kind], last.slot + 1, this.ledger.range(now, 0)[1]);
      if (next === null) break;
      this.#take(next, now, "booking", flow);
      extra.push(next);
    }
    this.#serial += 1;
    this.#holdings.set(vehicle, { place, serial: this.#serial, extra });
    this.#vehicles.booked[vehicle] = 1;
    this.#vehicles.slotAt[vehicle] = this.ledger.calendar.startsAt[place.slot]!;
    this.#vehicles.bookings[vehicle]! += 1;
  }

  /** Books for a vehicle that does not exist: the place is lost at once. */
  bookForNobody(place: Place, now: number): void {
    this.#take(place, now, "booking", undefined);
    this.ledger.miss(place);
  }

  #take(place: Place, now: number, what: PaidFor, flow: number | undefined): void {
    this.#test("reserved-shares", this.ledger.free(place.slot, place.kind) > 0);
    this.ledger.book(place);
    const { kinds } = this.ledger.calendar;
    this.account.pay(place.kind === ORDINARY ? what : kinds[place.kind]!, now, flow);
  }

  /** The vehicle has gone in on its booking. */
  use(vehicle: number, now: number, extra: "kept" | "returned"): void {
    const { place } = this.#holdings.get(vehicle)!;
    this.#test("booking-window", now >= this.windows.admitsAt[place.slot]!);
    this.#test("booking-expiry", now <= this.windows.expiresAt[place.slot]!);
    this.ledger.use(place);
    this.#end(vehicle, now, extra);
  }

  /** The vehicle has lost its booking: the place stays unused. */
  miss(vehicle: number, now: number): void {
    this.ledger.miss(this.#holdings.get(vehicle)!.place);
    if ((this.rules.fees?.deposit ?? 0) > 0) this.account.pay("deposit", now, this.#vehicles.flow[vehicle]!);
    this.misses.note(vehicle, now);
    this.#end(vehicle, now, "kept");
  }

  /** The vehicle gives its booking back before the slot; after its beginning it is a miss. */
  giveBack(vehicle: number, now: number): void {
    const { place } = this.#holdings.get(vehicle)!;
    if (this.ledger.calendar.startsAt[place.slot]! > now) this.ledger.giveBack(place);
    else this.ledger.miss(place);
    this.#end(vehicle, now, "returned");
  }

  #end(vehicle: number, now: number, extra: "kept" | "returned"): void {
    for (const place of this.#holdings.get(vehicle)!.extra) {
      const begun = this.ledger.calendar.startsAt[place.slot]! <= now;
      if (begun || extra === "kept") this.ledger.miss(place);
      else this.ledger.giveBack(place);
    }
    this.#holdings.delete(vehicle);
  }

  #test(name: (typeof PLEDGES)[number], kept: boolean): void {
    this.pledges[name].checked += 1;
    if (!kept) this.pledges[name].broken += 1;
  }
}
