/**
 * Processor sharing: all who are present are served at once and share the servers equally, none faster than one
 * server alone would. Work is counted on a clock that runs at the speed of one vehicle's service.
 */
import type { WaitingLine } from "../../catalogue/disciplines/waiting-line.ts";
import { EventClass, NO_EVENT } from "../../kernel/calendar.ts";
import type { Pool } from "../pool.ts";
import { NOBODY, Phase } from "../vehicles.ts";
import { StageBase, type StageContext } from "./stage-base.ts";

/** What a sharing stage is made with. */
export interface SharingContext extends StageContext {
  readonly servers: Pool;
  /** A line ordered by `need`, which here holds the reading of the work clock at which a vehicle is done. */
  readonly line: WaitingLine;
}

/** A stage whose servers are shared equally. */
export class SharingStage extends StageBase {
  readonly servers: Pool;
  readonly #line: WaitingLine;
  readonly #serviceEnd: number;
  /** Service each vehicle has had since the stage was last empty [s], and when that was reckoned. */
  #work = 0;
  #workAt = 0;
  #speed = 0;
  #event = NO_EVENT;

  constructor(context: SharingContext) {
    super(context);
    this.servers = context.servers;
    this.#line = context.line;
    this.#serviceEnd = this.world.on(() => this.#endService());
  }

  hasPlace(): boolean {
    return true;
  }

  take(vehicle: number): void {
    const { vehicles, calendar, observer } = this.world;
    this.join(vehicle);
    this.draw(vehicle);
    this.begun(vehicle);
    vehicles.enter(vehicle, Phase.serving);
    observer.tell?.(calendar.time, "service begins", vehicle, this.name);
    this.#reckon();
    vehicles.need[vehicle] = this.#work + vehicles.remaining[vehicle]!;
    this.#line.push(vehicle);
    this.#reschedule();
  }

  withdraw(): void {
    throw new RangeError("a vehicle in service does not give up");
  }

  letGo(vehicle: number): void {
    this.world.vehicles.enter(vehicle, Phase.away);
    this.leave(vehicle);
    this.wake();
  }

  settle(): void {
    this.fill();
    this.reportBusy();
  }

  /** The number of servers, or whether the side is open, has changed. */
  changed(): void {
    this.#reckon();
    this.#reschedule();
    this.wake();
  }

  #reckon(): void {
    const now = this.world.calendar.time;
    this.#work += (now - this.#workAt) * this.#speed;
    this.#workAt = now;
  }

  #reschedule(): void {
    const { calendar } = this.world;
    if (this.#event !== NO_EVENT) calendar.cancel(this.#event);
    this.#event = NO_EVENT;
    const n = this.#line.size;
    const servers = this.open ? this.servers.capacity : 0;
    this.servers.seize(Math.min(n, servers) - this.servers.inUse);
    this.#speed = n === 0 ? 0 : Math.min(1, servers / n);
    if (n === 0) this.#work = 0;
    if (this.#speed === 0) return;
    const first = this.#line.first(calendar.time);
    const wait = Math.max(0, this.world.vehicles.need[first]! - this.#work) / this.#speed;
    this.#event = calendar.schedule(calendar.time + wait, EventClass.departure, this.#serviceEnd, first, 0);
  }

  #endService(): void {
    const { vehicles, calendar, observer } = this.world;
    this.#event = NO_EVENT;
    this.#reckon();
    const vehicle = this.#line.first(calendar.time);
    if (vehicle === NOBODY) return;
    this.#line.remove(vehicle);
    this.#work = Math.max(this.#work, vehicles.need[vehicle]!);
    vehicles.enter(vehicle, Phase.away);
    observer.tell?.(calendar.time, "served", vehicle, this.name);
    this.#reschedule();
    this.onward.moveOn(vehicle, this.index, this);
  }
}
