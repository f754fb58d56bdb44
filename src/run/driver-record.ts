/**
 * What one replication finds of drivers: the waits of vehicles for one, where the drivers of each pool are over time,
 * trips, days used and days beyond the limit. The recorder tells it what happens.
 */
import type { Model } from "../model/compile.ts";
import type { DriverOffice } from "../model/drivers/driver-office.ts";
import type { DriverLevels, DriverPool } from "../model/drivers/driver-pool.ts";
import type { Vehicles } from "../model/vehicles.ts";
import { StepMeter } from "../statistics/step-meter.ts";
import { Tally } from "../statistics/tally.ts";
import type { Books } from "./books.ts";
import { checkDrivers } from "./driver-books.ts";
import { DRIVER_LEVELS, type DriverFigures, type DriverPoolFigures } from "./run-result.ts";

/** Follows one pool. */
class DriverPoolRecord {
  readonly #pool: DriverPool;
  readonly #clock: { readonly time: number };
  readonly #series: number[][] = DRIVER_LEVELS.map(() => []);
  #meters: StepMeter[] = [];
  #before = { trips: 0, overstayDays: 0, overstayTrips: 0 };

  constructor(pool: DriverPool, clock: { readonly time: number }) {
    this.#pool = pool;
    this.#clock = clock;
    this.begin();
    pool.watcher = {
      changed: (levels: DriverLevels) =>
        DRIVER_LEVELS.forEach((name, i) => {
          this.#meters[i]!.set(clock.time, levels[name]);
        }),
    };
  }

  /** The measured time begins. */
  begin(): void {
    const { levels } = this.#pool;
    this.#meters = DRIVER_LEVELS.map((name) => new StepMeter(this.#clock.time, levels[name]));
    this.#before = this.#counts();
  }

  #counts(): { trips: number; overstayDays: number; overstayTrips: number } {
    const { trips, ledger } = this.#pool;
    return { trips, overstayDays: ledger.overstays.length, overstayTrips: ledger.overstayTrips };
  }

  sample(): void {
    const { levels } = this.#pool;
    DRIVER_LEVELS.forEach((name, i) => {
      this.#series[i]!.push(levels[name]);
    });
  }

  /** After the trips under way have been written down. */
  finish(books: Books, end: number): DriverPoolFigures {
    const { ledger, model } = this.#pool;
    checkDrivers(books, model.id, ledger);
    const now = this.#counts();
    return {
      drivers: model.drivers,
      trips: now.trips - this.#before.trips,
      overstayDays: now.overstayDays - this.#before.overstayDays,
      overstayTrips: now.overstayTrips - this.#before.overstayTrips,
      daysUsed: Float64Array.from(ledger.usedOn(this.#pool.lastDay)).sort(),
      levels: this.#meters.map((meter) => meter.figures(end)),
      series: this.#series.map((values) => Float64Array.from(values)),
    };
  }
}

/** Records the drivers of one replication. */
export class DriverRecord {
  readonly #model: Model;
  readonly #clock: { readonly time: number };
  /** Waits for a driver by `flow * channels + channel`. */
  readonly #crossed: Tally[];
  readonly #unfinished: Tally[];
  #office: DriverOffice | null = null;
  #pools: readonly DriverPoolRecord[] = [];

  /** @param clock where the present instant is read [s] */
  constructor(model: Model, exactUpTo: number, clock: { readonly time: number }) {
    this.#model = model;
    this.#clock = clock;
    const cells = () =>
      Array.from({ length: model.flows.length * model.channels }, () => new Tally(exactUpTo));
    this.#crossed = cells();
    this.#unfinished = cells();
  }

  /** The office at work; before the first event. */
  watch(office: DriverOffice | null): void {
    this.#office = office;
    this.#pools = (office?.pools ?? []).map((pool) => new DriverPoolRecord(pool, this.#clock));
  }

  /** The measured time begins. */
  endWarmup(): void {
    for (const pool of this.#pools) pool.begin();
  }

  /** A vehicle has crossed at `now` [s]. */
  crossed(vehicles: Vehicles, v: number, now: number): void {
    this.#crossed[this.#cell(vehicles, v)]!.add(driverWaitOf(vehicles, v, now));
  }

  /** A vehicle is not through at the end. */
  unfinished(vehicles: Vehicles, v: number, end: number): void {
    this.#unfinished[this.#cell(vehicles, v)]!.add(driverWaitOf(vehicles, v, end));
  }

  #cell(vehicles: Vehicles, v: number): number {
    return vehicles.flow[v]! * this.#model.channels + vehicles.channel[v]!;
  }

  /** Takes the values of the series at a tick. */
  sample(): void {
    for (const pool of this.#pools) pool.sample();
  }

  /** Closes the ledgers and gives what was found. */
  finish(books: Books, end: number): DriverFigures {
    for (const { pool, trip } of this.#office?.underWay(end) ?? []) {
      this.#office!.pools[pool]!.ledger.record(trip);
    }
    return {
      crossed: this.#crossed.map((t) => t.toPlain()),
      unfinished: this.#unfinished.map((t) => t.toPlain()),
      pools: this.#pools.map((pool) => pool.finish(books, end)),
    };
  }
}

/** The wait for a driver up to `now` [s]. */
export function driverWaitOf(vehicles: Vehicles, v: number, now: number): number {
  const since = vehicles.driverSince[v]!;
  return vehicles.driverWait[v]! + (Number.isNaN(since) ? 0 : now - since);
}
