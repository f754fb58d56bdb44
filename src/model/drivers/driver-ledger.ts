/**
 * The drivers of one pool: where each is, and his days in the country. Pure: knows neither event nor vehicle. A driver
 * is at home, on a trip or resting, and never in two of these.
 */
import { invariant } from "../../errors.ts";
import type { StayRule } from "./stay-rule.ts";

/** No driver. */
export const NO_DRIVER = -1;

/** Where a driver is. */
const Place = { home: 0, trip: 1, rest: 2 } as const;

/** A trip that has ended, or is under way at the end of the run. */
export interface TripRecord {
  readonly driver: number;
  /** Set out and home again [s]. */
  readonly outAt: number;
  readonly homeAt: number;
  /** First and last local day in the country; `to` before `from` where there was none. */
  readonly from: number;
  readonly to: number;
  /** Days that he had to have left; 0 for trips that began before the run. */
  readonly planned: number;
}

/** The book of one pool. */
export class DriverLedger {
  readonly rule: StayRule;
  readonly drivers: number;
  /** Trips made so far. */
  readonly trips: TripRecord[] = [];
  /** By driver: days in the country before the run that count, ascending. */
  readonly before: readonly (readonly number[])[];
  /** Days beyond the limit so far, as [driver, day]; and trips with such days. */
  readonly overstays: (readonly [driver: number, day: number])[] = [];
  overstayTrips = 0;
  /** Those who may set out as far as their days allow it, longest at home first. */
  readonly #home: number[];
  readonly #place: Uint8Array;
  readonly #used: number[][];
  /** The last answer to whether a stay fits, by driver: for which stay, and what it was. */
  readonly #asked: Float64Array;
  readonly #answer: Uint8Array;
  #out = 0;
  #resting = 0;

  /** @param used days in the country before the run, by driver, ascending */
  constructor(rule: StayRule, used: readonly (readonly number[])[]) {
    this.rule = rule;
    this.drivers = used.length;
    this.#used = used.map((days) => days.filter((d) => rule.counts(d)));
    this.before = this.#used.map((days) => [...days]);
    this.#home = used.map((_, driver) => driver);
    this.#place = new Uint8Array(used.length);
    this.#asked = new Float64Array(used.length).fill(Number.NaN);
    this.#answer = new Uint8Array(used.length);
  }

  /** Drivers by where they are: they add up to all. */
  get places(): { readonly home: number; readonly trip: number; readonly rest: number } {
    return { home: this.#home.length, trip: this.#out, rest: this.#resting };
  }

  /** How many drivers the columns show at home, on a trip and resting: the other way of counting. */
  counted(): [home: number, trip: number, rest: number] {
    const found: [number, number, number] = [0, 0, 0];
    for (const place of this.#place) found[place as 0 | 1 | 2] += 1;
    return found;
  }

  /** Whether the days of a driver allow a stay of so many days from a day on. */
  mayStay(driver: number, from: number, days: number): boolean {
    const key = from * 1000 + days;
    if (this.#asked[driver] !== key) {
      this.#asked[driver] = key;
      this.#answer[driver] = this.rule.fits(this.#used[driver]!, from, days) ? 1 : 0;
    }
    return this.#answer[driver] === 1;
  }

  /** The driver longest at home who may make such a stay; NO_DRIVER when none may. */
  find(from: number, days: number): number {
    return this.#home.find((driver) => this.mayStay(driver, from, days)) ?? NO_DRIVER;
  }

  /** How many at home may not make such a stay. */
  outOfDays(from: number, days: number): number {
    let found = 0;
    for (const driver of this.#home) if (!this.mayStay(driver, from, days)) found += 1;
    return found;
  }

  /** A driver leaves home. */
  setOut(driver: number): void {
    invariant(this.#place[driver] === Place.home, "drivers:two-places", () => `driver ${driver} is not home`);
    this.#home.splice(this.#home.indexOf(driver), 1);
    this.#place[driver] = Place.trip;
    this.#out += 1;
  }

  /** A driver is back from a trip, and rests. */
  comeHome(trip: TripRecord): void {
    const { driver } = trip;
    invariant(this.#place[driver] === Place.trip, "drivers:two-places", () => `driver ${driver} is not out`);
    this.record(trip);
    this.#place[driver] = Place.rest;
    this.#out -= 1;
    this.#resting += 1;
  }

  /** He has rested. */
  rested(driver: number): void {
    this.#place[driver] = Place.home;
    this.#resting -= 1;
    this.#home.push(driver);
  }

  /** Writes down a trip with its days. */
  record(trip: TripRecord): void {
    this.trips.push(trip);
    const used = this.#used[trip.driver]!;
    const before = this.overstays.length;
    this.rule.add(used, trip.from, trip.to, (day) => this.overstays.push([trip.driver, day]));
    if (this.overstays.length > before) this.overstayTrips += 1;
    const first = this.rule.firstOf(trip.to);
    const gone = used.findIndex((day) => day >= first);
    if (gone > 0) used.splice(0, gone);
    this.#asked[trip.driver] = Number.NaN;
  }

  /** Days that each driver has used of the span that ends with a day. */
  usedOn(day: number): number[] {
    return this.#used.map((days) => this.rule.usedOn(days, day));
  }
}
