/**
 * All offices before the border in one replication, in the order in which a vehicle passes them: origin, permits, the
 * electronic queue of its gate, drivers. Knows which come first and last; what they do is theirs.
 */
import type { Stream } from "../kernel/stream.ts";
import type { Office, Renouncing, WholeRoad } from "./before-border.ts";
import { buildDesks } from "./booking/build-desks.ts";
import type { Desk } from "./booking/desk.ts";
import { NoOffice } from "./booking/no-office.ts";
import type { FlowModel, Model } from "./compile.ts";
import { buildDrivers } from "./drivers/build-drivers.ts";
import type { DriverOffice } from "./drivers/driver-office.ts";
import { Embargoes } from "./embargoes/begin-embargoes.ts";
import type { Farewell } from "./flows.ts";
import type { Gate } from "./gate.ts";
import type { LevelPlan } from "./levels.ts";
import { buildPermits } from "./permits/build-permits.ts";
import type { PermitOffice } from "./permits/permit-office.ts";
import type { World } from "./post.ts";

/** The offices, each null where a model has no use for it. */
export class Offices {
  /** Electronic queues at work, by `checkpoint/side` of their gates. */
  readonly desks: ReadonlyMap<string, Desk>;
  readonly permits: PermitOffice | null;
  readonly drivers: DriverOffice | null;
  readonly embargoes: Embargoes | null;
  readonly #model: Model;
  /** Where vehicles go whose gate has no electronic queue. */
  readonly #nobody: NoOffice;

  constructor(model: Model, levels: LevelPlan, world: World, streams: (purpose: string) => Stream) {
    this.#model = model;
    this.desks = buildDesks(model, levels, world, streams);
    this.permits = buildPermits(model, world, streams);
    this.drivers = buildDrivers(model, world, streams);
    this.#nobody = new NoOffice(world);
    this.embargoes = model.embargoes.length > 0 ? new Embargoes(model, levels, world) : null;
  }

  /** Where vehicles of a flow go as soon as they are ready; null where nothing keeps any vehicle before the border. */
  firstOf(flow: FlowModel): Office | null {
    const queue = this.#model.delaysBefore ? this.#queueOf(flow) : null;
    return this.embargoes?.origin ?? this.permits ?? queue;
  }

  /** Whoever hears of those who leave; null where nobody does. */
  get farewell(): Farewell | null {
    const { permits, drivers } = this;
    if (permits === null || drivers === null) return permits ?? drivers;
    return {
      left: (vehicle, outcome) => {
        permits.left(vehicle, outcome);
        drivers.left(vehicle, outcome);
      },
    };
  }

  /**
   * Ties each office to what lies beyond it, before the first event.
   * @param post where a booking is given up
   * @param gateOf by flow
   */
  begin(road: WholeRoad, post: Renouncing, gates: ReadonlyMap<string, Gate>, gateOf: readonly Gate[]): void {
    const { flows } = this.#model;
    this.drivers?.begin(road, post);
    const open = this.drivers ?? road;
    this.permits?.begin(
      open,
      flows.map((flow, f) => ({ next: this.#queueOf(flow), gate: gateOf[f]!, desk: this.#deskOf(flow) })),
    );
    const way = this.permits ?? open;
    this.#nobody.road = way;
    this.embargoes?.begin(
      flows.map((flow) => this.permits ?? this.#queueOf(flow)),
      way,
    );
    for (const [at, desk] of this.desks) desk.begin(gates.get(at)!, way);
  }

  #queueOf(flow: FlowModel): Office {
    return this.#deskOf(flow)?.office ?? this.#nobody;
  }

  #deskOf({ spec, side }: FlowModel): Desk | null {
    return this.desks.get(`${spec.at}/${side}`) ?? null;
  }
}
