/**
 * What the flat engine tells, and whom it wakes: those who must be looked at again before time goes on, as `Agenda`
 * keeps them in the general engine.
 */
import type { ExitLog, Journal } from "./journal.ts";
import { type ChangeLog, ROWS } from "./logs.ts";
import type { FlatFlow, FlatGate, FlatPool, FlatStage, FlatVehicle } from "./places.ts";
import type { FlatVehicles } from "./vehicles.ts";

/** Stages, pools and gates that tell of changes and are woken by them. */
export class Told {
  /** The present instant [s]. */
  now = Number.NaN;
  protected readonly vehicles: FlatVehicles;
  /** Those who must be looked at before time goes on, in the order in which they were woken. */
  protected readonly agenda: (FlatPool | FlatGate)[] = [];
  protected listed = 0;
  readonly #exits: ExitLog;

  constructor(journal: Journal) {
    this.now = 0;
    this.#exits = journal.exits;
    this.vehicles = journal.exits.vehicles;
  }

  /** Puts a stage, pool or gate on the agenda, once. */
  wake(place: FlatPool | FlatGate): void {
    if (place.awake === 1) return;
    place.awake = 1;
    this.agenda[this.listed] = place;
    this.listed += 1;
  }

  /** Tells the new value of what a log is of. */
  tell(log: ChangeLog, value: number): void {
    const at = log.used;
    log.times[at] = this.now;
    log.values[at] = value;
    log.used = at + 1;
    if (at === ROWS - 1) log.flush();
  }

  /** Tells how many wait inside at a stage, if that has changed. */
  tellWaiting(stage: FlatStage): void {
    const waiting = stage.line.size + stage.returnedCount;
    if (waiting === stage.waiting) return;
    stage.waiting = waiting;
    this.tell(stage.waitingLog, waiting);
  }

  /** Gives back the shared units that a vehicle held at a stage, which wakes their pools. */
  releaseShared({ needs }: FlatStage, v: FlatVehicle): void {
    const flow = v.flow.index;
    for (let i = 0; i < needs.length; i += 1) {
      const { pool, units } = needs[i]!;
      pool.inUse -= units[flow]!;
      this.tell(pool.busyLog, pool.inUse);
      this.wake(pool);
    }
  }

  /** Seizes the shared units that a vehicle needs at a stage. */
  protected seizeShared({ needs }: FlatStage, v: FlatVehicle): void {
    const flow = v.flow.index;
    for (let i = 0; i < needs.length; i += 1) {
      const { pool, units } = needs[i]!;
      pool.inUse += units[flow]!;
      this.tell(pool.busyLog, pool.inUse);
    }
  }

  /** Tells that a vehicle of a flow has come into being. */
  protected tellComing({ comings }: FlatFlow): void {
    const at = comings.used;
    comings.times[at] = this.now;
    comings.used = at + 1;
    if (at === ROWS - 1) comings.flush();
  }

  /** Tells that a visit to a stage is over. */
  protected tellVisit({ visits }: FlatStage, v: FlatVehicle): void {
    const at = visits.used;
    visits.joinedAt[at] = v.since;
    visits.leftAt[at] = this.now;
    visits.waits[at] = v.wait - v.waitAtJoin;
    visits.services[at] = v.service - v.serviceAtJoin;
    visits.used = at + 1;
    if (at === ROWS - 1) visits.flush();
  }

  /** Tells that a vehicle has left for good. */
  protected tellExit(v: FlatVehicle, outcome: number, reason: number): void {
    v.exitedAt = this.now;
    v.outcome = outcome;
    v.reason = reason;
    this.vehicles.leave(v);
    const exits = this.#exits;
    const at = exits.used;
    exits.left[at] = v;
    exits.used = at + 1;
    if (at === ROWS - 1) exits.flush();
  }
}
