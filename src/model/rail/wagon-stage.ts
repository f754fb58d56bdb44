/** A stage where trains wait until there are wagons of another gauge, or of any kind, for them. */
import type { WaitingLine } from "../../catalogue/disciplines/waiting-line.ts";
import type { StageContext } from "../stages/stage-base.ts";
import { NOBODY, Phase } from "../vehicles.ts";
import { type Exchange, wagonsFor } from "./compile-rail.ts";
import { UnservedStage } from "./unserved-stage.ts";
import type { WagonPool, WagonTaker } from "./wagon-pool.ts";

/** What such a stage is made with. */
export interface WagonStageContext extends StageContext {
  readonly line: WaitingLine;
  readonly takes: Exchange;
  readonly pool: WagonPool;
}

/** A line before a stock of wagons. */
export class WagonStage extends UnservedStage implements WagonTaker {
  readonly #line: WaitingLine;
  readonly #takes: Exchange;
  readonly #pool: WagonPool;

  constructor(context: WagonStageContext) {
    super(context);
    this.#line = context.line;
    this.#takes = context.takes;
    this.#pool = context.pool;
    this.#pool.takers.push(this);
  }

  hasPlace(): boolean {
    return true;
  }

  /** Wagons: what a discipline that looks at the need compares here. */
  override drawNeed(vehicle: number): number {
    return this.needOf(vehicle);
  }

  take(vehicle: number): void {
    this.join(vehicle);
    this.draw(vehicle);
    this.#line.push(vehicle);
    this.setWaiting(this.#line.size);
    this.#pool.waits(1);
  }

  withdraw(vehicle: number): void {
    this.#remove(vehicle);
    this.world.vehicles.enter(vehicle, Phase.away);
    this.leave(vehicle);
    this.wake();
  }

  candidate(): number {
    if (!this.open || this.#line.size === 0) return NOBODY;
    return this.#line.first(this.world.calendar.time);
  }

  needOf(vehicle: number): number {
    const { wagons, teu } = this.world.vehicles;
    return wagonsFor(this.#takes, wagons[vehicle]!, teu[vehicle]!);
  }

  supplied(vehicle: number): void {
    const { calendar, observer } = this.world;
    this.#remove(vehicle);
    observer.tell?.(calendar.time, `takes ${this.needOf(vehicle)} wagons`, vehicle, this.#pool.model.id);
    this.sendOn(vehicle);
  }

  protected override lookAgain(): void {
    this.#pool.wake();
  }

  #remove(vehicle: number): void {
    this.#line.remove(vehicle);
    this.setWaiting(this.#line.size);
    this.#pool.waits(-1);
  }
}
