/**
 * The desk of booked slots at the gate: looks at who comes, early, in time or late, holds back whose window has not
 * begun, and takes bookings that have expired away. Vehicles at home are the office's matter.
 */
import { EventClass } from "../../kernel/calendar.ts";
import type { World } from "../post.ts";
import type { DeskFigures } from "./desk.ts";
import { DeskBase } from "./desk-base.ts";
import type { Mixing } from "./mixing.ts";
import type { SlotBook } from "./slot-book.ts";
import type { SlotOffice } from "./slot-office.ts";
import type { WaitingPlaces } from "./waiting-places.ts";

const DAY = 86400;

/** What a desk is made with. */
export interface SlotDeskContext {
  readonly world: World;
  readonly book: SlotBook;
  readonly office: SlotOffice;
  readonly mixing: Mixing;
  readonly places: WaitingPlaces;
}

/** The desk of one gate. */
export class SlotDesk extends DeskBase {
  readonly office: SlotOffice;
  readonly #world: World;
  readonly #book: SlotBook;
  readonly #window: number;
  readonly #expiry: number;
  /** Vehicles that lost their booking while they waited for a permit: they book again when they have it. */
  readonly #lostMeanwhile = new Set<number>();

  constructor({ world, book, office, mixing, places }: SlotDeskContext) {
    super(world, mixing, places);
    this.office = office;
    this.#world = world;
    this.#book = book;
    this.#window = world.on((vehicle, serial) => this.#onWindow(vehicle, serial));
    this.#expiry = world.on((vehicle, serial) => this.#onExpiry(vehicle, serial));
  }

  receive(vehicle: number): boolean {
    const { vehicles, calendar, observer } = this.#world;
    vehicles.areaAt[vehicle] = Number.NaN;
    if (vehicles.booked[vehicle] === 0) return this.mixing.admitsLive;
    const { slot } = this.#book.of(vehicle)!.place;
    if (calendar.time > this.#goodUntil(vehicle, slot)) {
      observer.tell?.(calendar.time, "is late", vehicle, "");
      return this.#loses(vehicle);
    }
    this.#holdBack(vehicle);
    return true;
  }

  /**
   * Until when the vehicle may come: the end of the window. Whoever had to wait for a permit may come for as long as
   * the booking has not expired, extensions included.
   */
  #goodUntil(vehicle: number, slot: number): number {
    const { closesAt, expiresAt } = this.#book.windows;
    const [closes, expires] = [closesAt[slot]!, expiresAt[slot]!];
    const excused = this.#world.vehicles.excused[vehicle] === 1 && expires < Number.POSITIVE_INFINITY;
    return excused ? expires : Math.min(closes, expires);
  }

  /** The vehicle goes in from its slot's time on, and loses its booking when that expires. */
  #holdBack(vehicle: number): void {
    const { vehicles, calendar } = this.#world;
    const { place, serial } = this.#book.of(vehicle)!;
    const { opensAt, admitsAt, expiresAt } = this.#book.windows;
    vehicles.admitAt[vehicle] = admitsAt[place.slot]!;
    for (const time of new Set([opensAt[place.slot]!, admitsAt[place.slot]!])) {
      if (time > calendar.time) calendar.schedule(time, EventClass.opening, this.#window, vehicle, serial);
    }
    const end = expiresAt[place.slot]!;
    if (end < Number.POSITIVE_INFINITY) {
      calendar.schedule(Math.max(end, calendar.time), EventClass.expiry, this.#expiry, vehicle, serial);
    }
  }

  /** The booking is lost: what becomes of the vehicle by the policy. False: it must go. */
  #loses(vehicle: number): boolean {
    const { vehicles, calendar } = this.#world;
    const now = calendar.time;
    const { late } = this.#book.rules;
    this.#book.miss(vehicle, now);
    const blocked = this.#book.misses.mayBookAt(vehicle, now) > now;
    if (late === "rebook" && !blocked) {
      vehicles.slotAt[vehicle] = Number.POSITIVE_INFINITY;
      vehicles.admitAt[vehicle] = Number.POSITIVE_INFINITY;
      const waitsForPermit = !Number.isNaN(vehicles.permitSince[vehicle]!);
      if (waitsForPermit) this.#lostMeanwhile.add(vehicle);
      else this.#bookAgain(vehicle);
      return true;
    }
    vehicles.booked[vehicle] = 0;
    vehicles.slotAt[vehicle] = Number.NaN;
    return late !== "turned-away" && this.mixing.admitsLive;
  }

  /** A vehicle at the border books; or it waits there for a slot to be free, behind all who have one. */
  #bookAgain(vehicle: number): void {
    const wish = { vehicle, ahead: this.#book.rules.lead, notBefore: 0, what: "repeat" as const };
    if (this.office.tryToBook({ ...wish, told: (v) => this.#holdBack(v) })) return;
    this.office.wait({ ...wish, told: (v) => this.#hasSlotAgain(v) });
  }

  override released(vehicle: number): void {
    if (this.#lostMeanwhile.delete(vehicle)) this.#bookAgain(vehicle);
  }

  /** A vehicle that waits at the border has found a slot: it stands where that slot says. */
  #hasSlotAgain(vehicle: number): void {
    this.gate.restand(vehicle, () => {
      this.#holdBack(vehicle);
      return true;
    });
  }

  #onWindow(vehicle: number, serial: number): void {
    if (this.#book.of(vehicle)?.serial !== serial) return;
    this.places.admit(vehicle);
    this.gate.reconsider();
  }

  #onExpiry(vehicle: number, serial: number): void {
    const { calendar, observer } = this.#world;
    if (this.#book.of(vehicle)?.serial !== serial) return;
    observer.tell?.(calendar.time, "expires", vehicle, "");
    if (!this.gate.restand(vehicle, () => this.#loses(vehicle))) this.door.sentAway(vehicle);
  }

  stands(vehicle: number): void {
    const { vehicles, calendar } = this.#world;
    const holding = this.#book.of(vehicle);
    const opensAt = holding === undefined ? 0 : this.#book.windows.opensAt[holding.place.slot]!;
    const early = vehicles.booked[vehicle] === 1 && opensAt > calendar.time;
    this.places.come(vehicle, this.#book.rules.early === "waiting-area" || !early);
  }

  entered(vehicle: number): void {
    const { vehicles, calendar } = this.#world;
    const booked = vehicles.booked[vehicle] === 1;
    this.mixing.entered(calendar.time, booked);
    if (booked) {
      const extra = this.office.drawsOf(vehicle)!.spec.hoarding?.extra ?? "kept";
      const returns = extra === "returned" && this.#book.of(vehicle)!.extra.length > 0;
      this.#book.use(vehicle, calendar.time, extra);
      if (returns) this.office.placeReturned();
    }
    this.office.forget(vehicle);
  }

  withdrawn(vehicle: number): void {
    const { vehicles, calendar } = this.#world;
    if (this.#book.of(vehicle) !== undefined) this.#book.miss(vehicle, calendar.time);
    this.office.forget(vehicle);
    this.#lostMeanwhile.delete(vehicle);
    vehicles.booked[vehicle] = 0;
    vehicles.slotAt[vehicle] = Number.NaN;
  }

  daysUntilFree(): number {
    const { time } = this.#world.calendar;
    const { ledger, rules } = this.#book;
    const [from, to] = ledger.range(time, time + rules.lead);
    const place = ledger.earliest([0], from, to);
    if (place !== null) return (ledger.calendar.startsAt[place.slot]! - time) / DAY;
    // Nothing is free: at least until the end of what can be booked.
    return to === 0 ? 0 : Math.max(0, ledger.calendar.endsAt[to - 1]! - time) / DAY;
  }

  figures(from: number, to: number): DeskFigures {
    const { ledger, account, pledges } = this.#book;
    const { kinds } = ledger.calendar;
    const bookable = kinds.flatMap((name, kind) => (name === "live" ? [] : [kind]));
    const use = (list: readonly number[]) => ledger.useBetween(from, to, list);
    const byKind = bookable.length < 2 ? [] : bookable.map((kind) => [kinds[kind]!, use([kind])] as const);
    return {
      slots: Object.fromEntries([["", use(bookable)], ...byKind]),
      payments: Object.fromEntries(account.counts),
      paidByFlow: account.byFlow,
      pledges: structuredClone(pledges),
    };
  }
}
