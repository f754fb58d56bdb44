/**
 * A pool of drivers at work: who waits for one, who is back when, and what a new day changes. A new day and drivers who
 * come home come before the arrivals of their instant. Knows neither home nor border: whoever asks is told of the driver.
 */
import { EventClass } from "../../kernel/calendar.ts";
import { DAY } from "../../time/zone-clock.ts";
import type { World } from "../post.ts";
import type { DriverPoolModel } from "./compile-drivers.ts";
import { DriverLedger, NO_DRIVER, type TripRecord } from "./driver-ledger.ts";

/** A vehicle that needs a driver. */
export interface DriverRequest {
  readonly vehicle: number;
  /** 1 goes before 2. */
  readonly priority: number;
  readonly plannedDays: number;
  /** Travel to the border, where the days begin at the earliest [s]. */
  readonly travelTime: number;
}

/** Told of every change of a pool. */
export interface DriverWatcher {
  changed(levels: DriverLevels): void;
}

/** Where the drivers of a pool are, and how many vehicles wait for one. */
export interface DriverLevels {
  /** At home with days left, at home without, on a trip, at home and not rested. */
  readonly available: number;
  readonly outOfDays: number;
  readonly away: number;
  readonly resting: number;
  readonly waiting: number;
}

/** One pool in one replication. */
export class DriverPool {
  readonly model: DriverPoolModel;
  readonly ledger: DriverLedger;
  watcher: DriverWatcher | null = null;
  readonly #world: World;
  readonly #granted: (request: DriverRequest, driver: number) => void;
  /** How often a driver has set out since the start. */
  trips = 0;
  #line: DriverRequest[] = [];
  /** At home without the days for the least that is planned for, as of today. */
  #outOfDays = 0;
  /** Stays for which nobody at home has the days, until somebody comes home. */
  readonly #noneFor = new Set<number>();
  readonly #back: number;
  readonly #rested: number;
  readonly #newDay: number;
  readonly #onWay = new Map<number, { readonly trip: TripRecord; readonly rest: number }>();

  /** @param used days in the country before the run, by driver */
  constructor(
    world: World,
    model: DriverPoolModel,
    used: readonly (readonly number[])[],
    granted: (request: DriverRequest, driver: number) => void,
  ) {
    this.#world = world;
    this.model = model;
    this.#granted = granted;
    this.ledger = new DriverLedger(model.rule, used);
    this.#back = world.on((driver) => this.#onBack(driver));
    this.#rested = world.on((driver) => this.#onRested(driver));
    this.#newDay = world.on(() => {
      this.#beginDay();
      this.#serve();
    });
    this.#beginDay();
  }

  /** The local day that ends now, at midnight, else the one that holds. */
  get lastDay(): number {
    return Math.ceil(this.model.clock.wall(this.#world.calendar.time) / DAY) - 1;
  }

  /** Local day now. */
  get today(): number {
    return this.model.clock.day(this.#world.calendar.time);
  }

  get levels(): DriverLevels {
    const { home, trip, rest } = this.ledger.places;
    const outOfDays = this.#outOfDays;
    return { available: home - outOfDays, outOfDays, away: trip, resting: rest, waiting: this.#line.length };
  }

  /** A driver of a vehicle that has set out before the run: the first that is left. */
  begun(): number {
    const driver = this.ledger.find(this.today, 0);
    this.#setOut(driver);
    return driver;
  }

  /** A vehicle wants a driver; told at once or later. */
  ask(request: DriverRequest): void {
    const driver = this.#find(request);
    if (driver === NO_DRIVER) this.#push(request);
    else this.#assign(driver);
    this.#changed();
    if (driver !== NO_DRIVER) this.#granted(request, driver);
  }

  /** It wants none any more. */
  withdraw(request: DriverRequest): void {
    const at = this.#line.indexOf(request);
    if (at < 0) return;
    this.#line.splice(at, 1);
    this.#changed();
  }

  /** The driver of a trip will be home at its end, and then rests so long [s]. */
  comesHome(trip: TripRecord, rest: number): void {
    this.#onWay.set(trip.driver, { trip, rest });
    this.#world.calendar.schedule(trip.homeAt, EventClass.opening, this.#back, trip.driver, 0);
  }

  /** Trips of drivers who are on the way home. */
  get onWay(): TripRecord[] {
    return [...this.#onWay.values()].map(({ trip }) => trip);
  }

  #onBack(driver: number): void {
    const { calendar } = this.#world;
    const { trip, rest } = this.#onWay.get(driver)!;
    this.#onWay.delete(driver);
    this.ledger.comeHome(trip);
    if (rest > 0) {
      calendar.schedule(calendar.time + rest, EventClass.opening, this.#rested, driver, 0);
      this.#changed();
    } else this.#onRested(driver);
  }

  #onRested(driver: number): void {
    this.ledger.rested(driver);
    if (this.#isOutOfDays(driver)) this.#outOfDays += 1;
    this.#noneFor.clear();
    this.#serve();
  }

  /** Behind all of the same or a better priority. */
  #push(request: DriverRequest): void {
    let i = this.#line.length;
    while (i > 0 && this.#line[i - 1]!.priority > request.priority) i -= 1;
    this.#line.splice(i, 0, request);
  }

  #find({ plannedDays, travelTime }: DriverRequest): number {
    const from = this.model.clock.day(this.#world.calendar.time + travelTime);
    const key = from * 1000 + plannedDays;
    if (this.#noneFor.has(key)) return NO_DRIVER;
    const driver = this.ledger.find(from, plannedDays);
    if (driver === NO_DRIVER) this.#noneFor.add(key);
    return driver;
  }

  /** Drivers for those who wait, each in turn: who needs fewer days may find one where another does not. */
  #serve(): void {
    const served: [DriverRequest, number][] = [];
    this.#line = this.#line.filter((request) => {
      const driver = this.ledger.places.home === 0 ? NO_DRIVER : this.#find(request);
      if (driver === NO_DRIVER) return true;
      this.#assign(driver);
      served.push([request, driver]);
      return false;
    });
    this.#changed();
    for (const [request, driver] of served) this.#granted(request, driver);
  }

  #assign(driver: number): void {
    this.trips += 1;
    this.#setOut(driver);
  }

  #setOut(driver: number): void {
    // With days to travel he may have the days at the border that he has not today.
    if (this.#isOutOfDays(driver)) this.#outOfDays -= 1;
    this.ledger.setOut(driver);
  }

  #isOutOfDays(driver: number): boolean {
    const { rule, leastPlanned } = this.model;
    return rule.limited && !this.ledger.mayStay(driver, this.today, leastPlanned);
  }

  #changed(): void {
    this.watcher?.changed(this.levels);
  }

  /** A day has begun: other days count than before. */
  #beginDay(): void {
    const { rule, clock, leastPlanned } = this.model;
    if (!rule.limited) return;
    this.#noneFor.clear();
    this.#outOfDays = this.ledger.outOfDays(this.today, leastPlanned);
    const { calendar } = this.#world;
    const midnight = clock.instant((clock.day(calendar.time) + 1) * DAY);
    calendar.schedule(midnight, EventClass.opening, this.#newDay, 0, 0);
  }
}
