/**
 * What the flat engine tells of levels, and whom it wakes: those who must be looked at again before time goes on, as
 * `Agenda` keeps them in the general engine.
 */

import { Claims } from "./claims.ts";
import type { Journal } from "./journal.ts";
import { LINE, POOL, ROW_BITS, STAGE, TIME, VEHICLE } from "./layout.ts";
import type { FlatState } from "./state.ts";

// Copies in constants of this module: see `layout.ts`.
const { awake: AWAKE, inUse: IN_USE, busyLevel: BUSY_LEVEL } = POOL;
const { waiting: WAITING, returned: RETURNED, line: LINE_ROW, waitingLevel: WAITING_LEVEL } = STAGE;
const { size: SIZE } = LINE;
const { flow: V_FLOW, number: V_NUMBER, channel: V_CHANNEL } = VEHICLE;
const { arrivedAt: ARRIVED, enteredAt: ENTERED, since: SINCE, service: SERVICE, wait: WAIT } = TIME;
const { waitAtJoin: WAIT_AT_JOIN, serviceAtJoin: SERVICE_AT_JOIN } = TIME;
const BITS = ROW_BITS + 0;

/** Stages, pools and gates that tell of changes and are woken by them. */
export class Told extends Claims {
  readonly journal: Journal;
  /** The present instant [s], in its only place: an array, so that it is never put on the heap. */
  readonly clock = new Float64Array(1);
  /** Rows of those who must be looked at before time goes on, in the order in which they were woken. */
  protected readonly agenda: number[] = [];
  protected listed = 0;
  readonly #levels: Journal["levels"];
  readonly #comings: Journal["comings"];
  readonly #visits: Journal["visits"];
  readonly #exits: Journal["exits"];

  constructor(state: FlatState, journal: Journal) {
    super(state);
    this.journal = journal;
    this.#levels = journal.levels;
    this.#comings = journal.comings;
    this.#visits = journal.visits;
    this.#exits = journal.exits;
  }

  /** Puts the stage, pool or gate of a row on the agenda, once. */
  wake(row: number): void {
    const n = this.n;
    if (n[row + AWAKE] === 1) return;
    n[row + AWAKE] = 1;
    this.agenda[this.listed] = row;
    this.listed += 1;
  }

  /** Tells the value of a level; -1 is none. */
  tell(level: number, value: number): void {
    if (level < 0) return;
    // As `Changes.add`, written out: this is what happens most often of all.
    const levels = this.#levels;
    if (levels.used === levels.values.length) levels.flush();
    const at = levels.used;
    levels.times[at] = this.clock[0]!;
    levels.which[at] = level;
    levels.values[at] = value;
    levels.used = at + 1;
  }

  /** Tells how many wait inside at a stage, if that has changed. */
  tellWaiting(stage: number): void {
    const n = this.n;
    const waiting = n[n[stage + LINE_ROW]! + SIZE]! + n[stage + RETURNED]!;
    if (waiting === n[stage + WAITING]) return;
    n[stage + WAITING] = waiting;
    this.tell(n[stage + WAITING_LEVEL]!, waiting);
  }

  /** Gives back the shared units that a vehicle held at a stage, which wakes their pools. */
  releaseShared(stage: number, v: number): void {
    const n = this.n;
    const flow = this.table.ints[v + V_FLOW]!;
    for (const { pool, units } of this.state.needs[stage >> BITS]!) {
      n[pool + IN_USE]! -= units[flow]!;
      this.tell(n[pool + BUSY_LEVEL]!, n[pool + IN_USE]!);
      this.wake(pool);
    }
  }

  /** Seizes the shared units that a vehicle needs at a stage. */
  protected seizeShared(stage: number, v: number): void {
    const n = this.n;
    const flow = this.table.ints[v + V_FLOW]!;
    for (const { pool, units } of this.state.needs[stage >> BITS]!) {
      n[pool + IN_USE]! += units[flow]!;
      this.tell(n[pool + BUSY_LEVEL]!, n[pool + IN_USE]!);
    }
  }

  /** Tells that a vehicle of a flow has come into being. The order of the values is that of COMING, as below. */
  protected tellComing(flow: number): void {
    const { values } = this.#comings;
    const row = this.#comings.next();
    values[row] = this.clock[0]!;
    values[row + 1] = flow;
  }

  /** Tells that a visit to a stage is over. */
  protected tellVisit(v: number, stage: number): void {
    const { times } = this.table;
    const { values } = this.#visits;
    const row = this.#visits.next();
    values[row] = this.clock[0]!;
    values[row + 1] = stage >> BITS;
    values[row + 2] = times[v + SINCE]!;
    values[row + 3] = times[v + WAIT]!;
    values[row + 4] = times[v + WAIT_AT_JOIN]!;
    values[row + 5] = times[v + SERVICE]!;
    values[row + 6] = times[v + SERVICE_AT_JOIN]!;
  }

  /** Tells that a vehicle has left for good. */
  protected tellExit(v: number, outcome: number, reason: number): void {
    const { ints, times } = this.table;
    const { values } = this.#exits;
    const row = this.#exits.next();
    values[row] = this.clock[0]!;
    values[row + 1] = ints[v + V_FLOW]!;
    values[row + 2] = ints[v + V_NUMBER]!;
    values[row + 3] = ints[v + V_CHANNEL]!;
    values[row + 4] = outcome;
    values[row + 5] = reason;
    values[row + 6] = times[v + ARRIVED]!;
    values[row + 7] = times[v + ENTERED]!;
    values[row + 8] = times[v + SERVICE]!;
    values[row + 9] = times[v + WAIT]!;
  }
}
