/**
 * The office where vehicles at home book slots: they book, wait for a free slot, move or cancel their booking, stay
 * away, or set out in time. What happens at the gate is the desk's matter; both keep one book.
 */
import { EventClass } from "../../kernel/calendar.ts";
import type { Office, Road } from "../before-border.ts";
import { Reason } from "../outcomes.ts";
import type { World } from "../post.ts";
import type { BookingDraws } from "./booking-draws.ts";
import type { PaidFor, SlotBook } from "./slot-book.ts";

/** A vehicle for which no slot was free. */
export interface Waiting {
  readonly vehicle: number;
  /** Least time from a booking to its slot [s]. */
  readonly ahead: number;
  /** Not in a slot before this instant [s]. */
  readonly notBefore: number;
  readonly what: PaidFor;
  /** Told when it has a slot. */
  readonly told: (vehicle: number) => void;
}

/** The booking office of one gate. */
export class SlotOffice implements Office {
  road!: Road;
  readonly #world: World;
  readonly #book: SlotBook;
  /** By flow; null for flows that do not book. */
  readonly #draws: readonly (BookingDraws | null)[];
  #waiting: Waiting[] = [];
  #serving = false;
  readonly #serve: number;
  readonly #retry: number;
  readonly #cancel: number;
  readonly #move: number;
  readonly #stayAway: number;

  constructor(world: World, book: SlotBook, draws: readonly (BookingDraws | null)[]) {
    this.#world = world;
    this.#book = book;
    this.#draws = draws;
    this.#serve = world.on(() => this.#serveWaiting());
    this.#retry = world.on((v) => this.#wantSlot(v, 0, "repeat"));
    this.#cancel = world.on((v) => this.#onCancel(v));
    this.#move = world.on((v) => this.#onMove(v));
    this.#stayAway = world.on((v) => this.#onStayAway(v));
    this.#followHorizon();
  }

  /** Every day another day opens, and whoever waits is served. */
  #followHorizon(): void {
    const { calendar, on } = this.#world;
    const opens = [...new Set(this.#book.ledger.calendar.opensAt)].filter((t) => t > 0);
    let next = 0;
    const handler = on(() => {
      this.#serveWaiting();
      schedule();
    });
    const schedule = () => {
      if (next < opens.length) calendar.schedule(opens[next]!, EventClass.opening, handler, 0, 0);
      next += 1;
    };
    schedule();
  }

  receive(vehicle: number): void {
    const { vehicles } = this.#world;
    const draws = this.drawsOf(vehicle);
    if (draws === null || !draws.adopts(vehicles.number[vehicle]!, vehicles.readyAt[vehicle]!)) {
      this.#goWithout(vehicle);
      return;
    }
    this.#wantSlot(vehicle, 0, "booking");
  }

  /** The mind of a vehicle's flow; null for one that never books. */
  drawsOf(vehicle: number): BookingDraws | null {
    return this.#draws[this.#world.vehicles.flow[vehicle]!]!;
  }

  #goWithout(vehicle: number): void {
    const { vehicles, calendar } = this.#world;
    vehicles.booked[vehicle] = 0;
    vehicles.slotAt[vehicle] = Number.NaN;
    this.road.reachAt(vehicle, calendar.time + vehicles.travelTime[vehicle]!);
  }

  /** A vehicle at home wants a slot that begins at `notBefore` or later. */
  #wantSlot(vehicle: number, notBefore: number, what: PaidFor): void {
    const { vehicles, calendar } = this.#world;
    const { rules } = this.#book;
    const mayAt = this.#book.misses.mayBookAt(vehicle, calendar.time);
    if (mayAt > calendar.time) {
      calendar.schedule(mayAt, EventClass.opening, this.#retry, vehicle, 0);
      return;
    }
    // It must reach the border by the time a punctual vehicle comes.
    const margin = rules.window === "same-day" ? 0 : Math.max(0, -rules.window.to);
    const ahead = Math.max(rules.lead, vehicles.travelTime[vehicle]! + margin);
    const wish: Waiting = { vehicle, ahead, notBefore, what, told: (v) => this.#setOut(v) };
    if (this.tryToBook(wish)) return;
    const { whenFull } = this.drawsOf(vehicle)!.spec;
    if (whenFull === "wait") this.wait(wish);
    else if (whenFull === "live-queue") this.#goWithout(vehicle);
    else this.#leave(vehicle, Reason.noSlot);
  }

  /** Books if a slot is free, and tells the vehicle so. */
  tryToBook({ vehicle, ahead, notBefore, what, told }: Waiting): boolean {
    const { vehicles, calendar, observer } = this.#world;
    const now = calendar.time;
    const draws = this.drawsOf(vehicle)!;
    const from = Math.max(now + ahead, notBefore);
    const number = vehicles.number[vehicle]!;
    const place = this.#book.find(draws, vehicle, now, from);
    if (place === null) return false;
    this.#book.hold(vehicle, place, draws.hoards(number), now, what);
    observer.tell?.(now, "books", vehicle, String(vehicles.slotAt[vehicle]! / 60));
    if (draws.phantom(number, vehicles.bookings[vehicle]! - 1, now)) {
      const taken = this.#book.find(draws, vehicle, now, from);
      if (taken !== null) this.#book.bookForNobody(taken, now);
    }
    told(vehicle);
    return true;
  }

  /** Puts a vehicle in the line for a free slot. */
  wait(wish: Waiting): void {
    this.#waiting.push(wish);
  }

  /** The vehicle wants no slot any more. */
  forget(vehicle: number): void {
    // Only at the border is a vehicle that still waits for a slot ever dropped.
    if (this.#world.vehicles.slotAt[vehicle] === Number.POSITIVE_INFINITY) {
      this.#waiting = this.#waiting.filter((w) => w.vehicle !== vehicle);
    }
    this.#book.misses.forget(vehicle);
  }

  /** A place has been given back: whoever waits is served within this instant. */
  placeReturned(): void {
    if (this.#serving || this.#waiting.length === 0) return;
    this.#serving = true;
    const { calendar } = this.#world;
    calendar.schedule(calendar.time, EventClass.opening, this.#serve, 0, 0);
  }

  /** In the order in which they found no slot, until nothing is free. */
  #serveWaiting(): void {
    this.#serving = false;
    const waiting = this.#waiting;
    const { time } = this.#world.calendar;
    this.#waiting = [];
    let left = this.#book.anythingFree(time);
    const still = waiting.filter((wish) => {
      if (!left || !this.tryToBook(wish)) return true;
      left = this.#book.anythingFree(time);
      return false;
    });
    this.#waiting = [...still, ...this.#waiting];
  }

  /** A vehicle with a booking does what it has in mind. */
  #setOut(vehicle: number): void {
    const { vehicles, calendar } = this.#world;
    const now = calendar.time;
    const { slot } = this.#book.of(vehicle)!.place;
    const mind = this.#mind(vehicle, vehicles.slotAt[vehicle]! - now);
    const before = (notice: number) => vehicles.slotAt[vehicle]! - notice;
    const { punctualAt, closesAt } = this.#book.windows;
    switch (mind.does) {
      case "comes":
        this.road.reachAt(
          vehicle,
          Math.max(now + vehicles.travelTime[vehicle]!, punctualAt[slot]! + mind.off),
        );
        break;
      case "stays-away":
        calendar.schedule(closesAt[slot]!, EventClass.opening, this.#stayAway, vehicle, 0);
        break;
      case "cancels":
        calendar.schedule(before(mind.notice), EventClass.opening, this.#cancel, vehicle, 0);
        break;
      case "moves":
        calendar.schedule(before(mind.notice), EventClass.opening, this.#move, vehicle, 0);
        break;
    }
  }

  /** What the vehicle does with its present booking, made so long before the slot [s]. */
  #mind(vehicle: number, ahead: number) {
    const { vehicles } = this.#world;
    return this.drawsOf(vehicle)!.mind(vehicles.number[vehicle]!, vehicles.bookings[vehicle]! - 1, ahead);
  }

  #onCancel(vehicle: number): void {
    const { calendar, observer } = this.#world;
    observer.tell?.(calendar.time, "cancels", vehicle, "");
    this.#book.giveBack(vehicle, calendar.time);
    this.placeReturned();
    this.#afterLoss(vehicle, this.drawsOf(vehicle)!.spec.cancels!.afterwards, "booking", Reason.cancelled);
  }

  #onMove(vehicle: number): void {
    const { vehicles, calendar, observer } = this.#world;
    const number = vehicles.number[vehicle]!;
    const by = this.drawsOf(vehicle)!.movesBy(number, vehicles.bookings[vehicle]! - 1);
    const slotAt = vehicles.slotAt[vehicle]!;
    const free = slotAt - calendar.time >= this.#book.rules.rescheduleUntil;
    observer.tell?.(calendar.time, "moves", vehicle, free ? "free" : "paid");
    this.#book.giveBack(vehicle, calendar.time);
    this.placeReturned();
    this.#wantSlot(vehicle, slotAt + by, free ? "moved" : "repeat");
  }

  #onStayAway(vehicle: number): void {
    const { calendar, observer } = this.#world;
    observer.tell?.(calendar.time, "misses", vehicle, "");
    this.#book.miss(vehicle, calendar.time);
    this.#afterLoss(vehicle, this.drawsOf(vehicle)!.spec.noShow!.afterwards, "repeat", Reason.noShow);
  }

  #afterLoss(vehicle: number, afterwards: "gives-up" | "rebooks", what: PaidFor, reason: number): void {
    if (afterwards === "rebooks") this.#wantSlot(vehicle, 0, what);
    else this.#leave(vehicle, reason);
  }

  #leave(vehicle: number, reason: number): void {
    this.forget(vehicle);
    this.road.stayHome(vehicle, reason);
  }
}
