/** Ties the embargoes of a model to origins and the road for one replication, with their first events. */
import { EventClass } from "../../kernel/calendar.ts";
import type { Office, Road } from "../before-border.ts";
import type { Model } from "../compile.ts";
import type { LevelPlan } from "../levels.ts";
import type { World } from "../post.ts";
import { EmbargoLedger } from "./embargo-ledger.ts";
import { EmbargoesInForce } from "./embargoes-in-force.ts";
import { OriginOffice } from "./origin-office.ts";
import { type RoadBeyond, StoppedRoad } from "./stopped-road.ts";

/** Embargoes of one replication. */
export class Embargoes {
  readonly ledger: EmbargoLedger;
  /** The first office of every vehicle. */
  readonly origin: OriginOffice;
  readonly #model: Model;
  readonly #levels: LevelPlan;
  readonly #world: World;
  readonly #force: EmbargoesInForce;
  #road!: StoppedRoad;

  constructor(model: Model, levels: LevelPlan, world: World) {
    this.#model = model;
    this.#levels = levels;
    this.#world = world;
    this.#force = new EmbargoesInForce(model.embargoes, world.calendar, world.vehicles);
    this.ledger = new EmbargoLedger(model.embargoes, model.flows.length, world.vehicles);
    this.origin = new OriginOffice({
      world,
      force: this.#force,
      ledger: this.ledger,
      checkpoints: model.flows.map((f) => f.checkpoint),
      levels: model.checkpoints.map((c) => ({
        vehicles: levels.index("atOrigin", c, ""),
        wagons: levels.index("wagonsAtOrigin", c, ""),
      })),
    });
  }

  /** The road as the last office sees it, before the road beyond. */
  roadBefore(road: RoadBeyond): StoppedRoad {
    const { flows, checkpoints } = this.#model;
    this.#road = new StoppedRoad({
      world: this.#world,
      force: this.#force,
      ledger: this.ledger,
      road,
      checkpoints: flows.map((f) => f.checkpoint),
      levels: checkpoints.map((c) => this.#levels.index("stopped", c, "")),
    });
    return this.#road;
  }

  /** @param next by flow: the office after the origin; `way` is where those are told who are never loaded */
  begin(next: readonly Office[], way: Road): void {
    this.origin.next = next;
    this.origin.road = way;
    const { calendar } = this.#world;
    const { all } = this.#force;
    const begin = this.#world.on((e) => this.#begin(e));
    const end = this.#world.on((e) => this.#end(e));
    const extend = this.#world.on((e) => this.#tell("is extended", e));
    // All beginnings before all ends, so that nobody slips through between two embargoes.
    all.forEach(({ from }, e) => {
      if (from <= 0) this.#begin(e);
      else calendar.schedule(from, EventClass.opening, begin, e, 0);
    });
    all.forEach(({ to, ends }, e) => {
      for (const { announced } of ends)
        if (announced >= 0) calendar.schedule(announced, EventClass.opening, extend, e, 0);
      if (to < Number.POSITIVE_INFINITY) calendar.schedule(to, EventClass.opening, end, e, 0);
    });
  }

  /** The run ends. @returns how many wait at their origin, and how many stand on their way */
  finish(): { readonly waiting: number; readonly standing: number } {
    return { waiting: this.origin.finish(), standing: this.#road.finish() };
  }

  #begin(e: number): void {
    this.#force.set(e, true);
    this.#tell("embargo begins", e);
    this.#road.began(e);
  }

  #end(e: number): void {
    this.#force.set(e, false);
    this.#tell("embargo ends", e);
    this.origin.ended(e);
    this.#road.ended();
  }

  #tell(what: string, e: number): void {
    const { observer, calendar } = this.#world;
    observer.tell?.(calendar.time, what, -1, this.#force.all[e]!.id);
  }
}
