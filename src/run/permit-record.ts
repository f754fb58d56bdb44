/**
 * What one replication finds of permits: the waits of vehicles by flow and channel and by weekday of wish, the stock,
 * the line and the issues of each pool, what became of the permits. The recorder tells it what happens.
 */
import { type Model, zoneOf } from "../model/compile.ts";
import type { PermitCounts } from "../model/permits/permit-ledger.ts";
import type { PermitOffice } from "../model/permits/permit-office.ts";
import type { PermitPool } from "../model/permits/permit-pool.ts";
import type { Vehicles } from "../model/vehicles.ts";
import { StepMeter } from "../statistics/step-meter.ts";
import { Tally } from "../statistics/tally.ts";
import { weekdayOf, type ZoneClock } from "../time/zone-clock.ts";
import { withoutHair } from "./booking-record.ts";
import type { Books } from "./books.ts";
import { PERMIT_TIMES, type PermitFigures, type PoolFigures } from "./run-result.ts";

/** Follows one pool. */
class PoolRecord {
  readonly #pool: PermitPool;
  readonly #clock: { readonly time: number };
  readonly #stockSeries: number[] = [];
  readonly #lineSeries: number[] = [];
  #stock: StepMeter;
  #line: StepMeter;
  #before: PermitCounts;
  #issues = { count: 0, before: 0, after: 0, left: 0 };

  constructor(pool: PermitPool, clock: { readonly time: number }) {
    this.#pool = pool;
    this.#clock = clock;
    this.#stock = new StepMeter(clock.time, pool.stock);
    this.#line = new StepMeter(clock.time, pool.waiting);
    this.#before = pool.ledger.counts;
    pool.watcher = {
      changed: (stock, waiting) => {
        this.#stock.set(clock.time, stock);
        this.#line.set(clock.time, waiting);
      },
      issued: (before, after, left) => {
        this.#issues.count += 1;
        this.#issues.before += before;
        this.#issues.after += after;
        if (left > 0) this.#issues.left += 1;
      },
    };
  }

  /** The measured time begins. */
  begin(): void {
    const { time } = this.#clock;
    this.#stock = new StepMeter(time, this.#pool.stock);
    this.#line = new StepMeter(time, this.#pool.waiting);
    this.#before = this.#pool.ledger.counts;
    this.#issues = { count: 0, before: 0, after: 0, left: 0 };
  }

  sample(): void {
    this.#stockSeries.push(this.#pool.stock);
    this.#lineSeries.push(this.#pool.waiting);
  }

  finish(books: Books, end: number): PoolFigures {
    const { counts } = this.#pool.ledger;
    const gone = counts.used + counts.expired + counts.lost + counts.stock;
    books.equal("permit-ledger", `permits of ${this.#pool.model.id}`, counts.initial + counts.issued, gone);
    const since = (name: keyof PermitCounts) => counts[name] - this.#before[name];
    return {
      counts: {
        initial: this.#before.stock,
        issued: since("issued"),
        used: since("used"),
        returned: since("returned"),
        expired: since("expired"),
        lost: since("lost"),
        stock: counts.stock,
      },
      stock: this.#stock.figures(end),
      line: this.#line.figures(end),
      issues: { ...this.#issues },
      stockSeries: Float64Array.from(this.#stockSeries),
      lineSeries: Float64Array.from(this.#lineSeries),
    };
  }
}

/** Records the permits of one replication. */
export class PermitRecord {
  readonly #model: Model;
  readonly #clock: { readonly time: number };
  readonly #clocks: readonly ZoneClock[];
  readonly #crossed: Tally[][];
  readonly #unfinished: Tally[][];
  readonly #byWeekday: { readonly count: Float64Array; readonly sum: Float64Array }[];
  #pools: readonly PoolRecord[] = [];
  #office: PermitOffice | null = null;

  /** @param clock where the present instant is read [s] */
  constructor(model: Model, exactUpTo: number, clock: { readonly time: number }) {
    const cells = () =>
      Array.from({ length: model.flows.length * model.channels }, () =>
        PERMIT_TIMES.map(() => new Tally(exactUpTo)),
      );
    this.#model = model;
    this.#clock = clock;
    this.#clocks = model.flows.map((f) =>
      model.clockOf(f.spec.timezone ?? zoneOf(model.scenario, f.spec.at, f.side)),
    );
    this.#crossed = cells();
    this.#unfinished = cells();
    this.#byWeekday = model.flows.map(() => ({ count: new Float64Array(7), sum: new Float64Array(7) }));
  }

  /** The office at work; before the first event. */
  watch(office: PermitOffice | null): void {
    this.#office = office;
    this.#pools = (office?.pools ?? []).map((pool) => new PoolRecord(pool, this.#clock));
  }

  /** The measured time begins. */
  endWarmup(): void {
    for (const pool of this.#pools) pool.begin();
  }

  /** A vehicle has crossed at `now` [s]. */
  crossed(vehicles: Vehicles, v: number, now: number): void {
    this.#add(this.#crossed, vehicles, v, now);
    const f = vehicles.flow[v]!;
    const weekday = weekdayOf(this.#clocks[f]!.day(vehicles.readyAt[v]!));
    const { count, sum } = this.#byWeekday[f]!;
    count[weekday]! += 1;
    sum[weekday]! += permitWaitOf(vehicles, v, now);
  }

  /** A vehicle is not through at the end. */
  unfinished(vehicles: Vehicles, v: number, end: number): void {
    this.#add(this.#unfinished, vehicles, v, end);
  }

  #add(cells: readonly Tally[][], vehicles: Vehicles, v: number, now: number): void {
    const [wait, border, delay] = cells[vehicles.flow[v]! * this.#model.channels + vehicles.channel[v]!]!;
    wait!.add(permitWaitOf(vehicles, v, now));
    border!.add(vehicles.permitBorder[v]!);
    const total = now - vehicles.readyAt[v]! - vehicles.travelTime[v]!;
    delay!.add(withoutHair(total));
  }

  /** Takes the values of the series at a tick. */
  sample(): void {
    for (const pool of this.#pools) pool.sample();
  }

  /** Closes the ledgers and gives what was found. */
  finish(books: Books, end: number): PermitFigures {
    const { checked, broken } = this.#office?.pledge ?? { checked: 0, broken: 0 };
    if (checked > 0) books.none("permit-in-hand", "entries without a permit", checked, broken);
    const plain = (cells: readonly Tally[][]) => cells.map((cell) => cell.map((t) => t.toPlain()));
    return {
      crossed: plain(this.#crossed),
      unfinished: plain(this.#unfinished),
      byWeekday: this.#byWeekday,
      pools: this.#pools.map((pool) => pool.finish(books, end)),
    };
  }
}

/** The wait for a permit up to `now`, at home and at the border [s]; time on the road does not count. */
export function permitWaitOf(vehicles: Vehicles, v: number, now: number): number {
  const since = vehicles.permitSince[v]!;
  const waiting = Number.isNaN(since) ? 0 : now - since;
  return vehicles.permitHome[v]! + vehicles.permitBorder[v]! + waiting;
}
