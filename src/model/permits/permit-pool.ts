/**
 * A pool of permits at work: issues on its calendar, who waits, what expires. Issues come before the arrivals of their
 * instant, expiries between both. Knows neither home nor border: whoever asks is told when a permit is granted.
 */
import { EventClass } from "../../kernel/calendar.ts";
import type { World } from "../post.ts";
import type { PermitPoolModel } from "./compile-permits.ts";
import { type Lot, PermitLedger } from "./permit-ledger.ts";
import { PermitLine, type Request } from "./permit-line.ts";

/** Told of every change of a pool. */
export interface PoolWatcher {
  /** Permits in stock, NaN while they are unlimited; vehicles that wait for one. */
  changed(stock: number, waiting: number): void;
  /** A batch has come in: vehicles that waited before and after, and permits left for those to come. */
  issued(before: number, after: number, left: number): void;
}

/** What a pool asks and tells. */
export interface PoolContext {
  readonly world: World;
  readonly model: PermitPoolModel;
  /** Whether the permit that this vehicle would get now is lost. */
  readonly loses: (request: Request) => boolean;
  readonly granted: (request: Request, lot: Lot) => void;
}

/** One pool in one replication. */
export class PermitPool {
  readonly model: PermitPoolModel;
  readonly ledger: PermitLedger;
  watcher: PoolWatcher | null = null;
  readonly #line = new PermitLine();
  readonly #context: PoolContext;
  readonly #expiry: number;
  readonly #serveSoon: number;
  #willServe = false;

  constructor(context: PoolContext) {
    const { world, model } = context;
    this.#context = context;
    this.model = model;
    this.ledger = new PermitLedger(model.rules);
    this.ledger.begin(model.initial);
    this.#expiry = world.on(() => this.#onExpiry());
    this.#serveSoon = world.on(() => {
      this.#willServe = false;
      this.#serve();
    });
    if (model.initial > 0) this.#scheduleExpiry();
    this.#followCalendar();
  }

  /** Permits in stock, NaN while they are unlimited. */
  get stock(): number {
    return this.ledger.unlimited ? Number.NaN : this.ledger.stock;
  }

  get waiting(): number {
    return this.#line.size;
  }

  /** A vehicle wants a permit; told at once or later. */
  ask(request: Request): void {
    const lot = this.#lotFor(request);
    if (lot === null) this.#line.push(request);
    this.#changed();
    if (lot !== null) this.#context.granted(request, lot);
  }

  /** A vehicle wants none any more. */
  withdraw(request: Request): void {
    this.#line.remove(request);
    this.#changed();
  }

  /** A permit comes back; whoever waits is served within this instant. */
  giveBack(lot: Lot): void {
    const { calendar } = this.#context.world;
    this.ledger.giveBack(lot, calendar.time);
    this.#changed();
    if (this.#willServe || this.#line.size === 0) return;
    this.#willServe = true;
    calendar.schedule(calendar.time, EventClass.opening, this.#serveSoon, 0, 0);
  }

  /** A permit that is not lost, null when there is none left. */
  #lotFor(request: Request): Lot | null {
    while (this.ledger.available(request.group)) {
      const lot = this.ledger.take(request.group);
      if (!this.#context.loses(request)) return lot;
      request.lost += 1;
      this.ledger.lose();
    }
    return null;
  }

  #serve(): void {
    const granted: [Request, Lot][] = [];
    const offer = (request: Request) => {
      const lot = this.#lotFor(request);
      if (lot !== null) granted.push([request, lot]);
      return lot !== null;
    };
    this.#line.serve(offer, () => !this.ledger.empty);
    this.#changed();
    for (const [request, lot] of granted) this.#context.granted(request, lot);
  }

  #followCalendar(): void {
    const { world, model } = this.#context;
    let next = 0;
    const schedule = () => {
      const event = model.events[next];
      if (event !== undefined) world.calendar.schedule(event.at, EventClass.opening, handler, 0, 0);
    };
    const handler = world.on(() => {
      const { permits, unlimited } = model.events[next]!;
      next += 1;
      this.#onIssue(permits, unlimited);
      schedule();
    });
    schedule();
  }

  #onIssue(permits: number, unlimited: boolean): void {
    const { calendar } = this.#context.world;
    const before = this.#line.size;
    this.ledger.setUnlimited(unlimited);
    if (permits > 0) {
      this.ledger.issue(permits, calendar.time);
      this.#scheduleExpiry();
    }
    this.#serve();
    if (permits > 0) this.watcher?.issued(before, this.#line.size, this.ledger.stock);
  }

  #scheduleExpiry(): void {
    const { calendar } = this.#context.world;
    const { validity } = this.model.rules;
    if (validity === Number.POSITIVE_INFINITY) return;
    calendar.schedule(calendar.time + validity, EventClass.expiry, this.#expiry, 0, 0);
  }

  #onExpiry(): void {
    this.ledger.expire(this.#context.world.calendar.time);
    this.#changed();
  }

  #changed(): void {
    this.watcher?.changed(this.stock, this.#line.size);
  }
}
