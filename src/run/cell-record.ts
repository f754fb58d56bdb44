/** The times of the vehicles of one cell (a flow and a channel), gathered row by row. */
import type { Vehicles } from "../model/vehicles.ts";
import { Tally } from "../statistics/tally.ts";
import { GatheredValues } from "./gathered-values.ts";
import { PENDING, PendingRows } from "./pending-rows.ts";
import { type CellTallies, RECORDED, type Recorded } from "./run-result.ts";

/** The first of RECORDED, which are all where nobody is blocked or comes back. */
export const STAY_TIMES = 5;

/** Tallies of one cell. */
export class CellRecord {
  readonly #tallies: readonly (Tally | null)[];
  readonly #pending: PendingRows;
  readonly #limit: number;
  #gathered: GatheredValues | null = null;

  /**
   * @param exactUpTo values of one kind kept one by one
   * @param keeps whether a metric is recorded; one that is not has no tally
   */
  constructor(exactUpTo: number, keeps: (name: Recorded) => boolean) {
    this.#limit = exactUpTo;
    this.#tallies = RECORDED.map((name) => (keeps(name) ? new Tally(exactUpTo) : null));
    this.#pending = new PendingRows(this.#tallies);
  }

  /** Adds the times up to `now` of a vehicle that has been let in. */
  add(vehicles: Vehicles, v: number, now: number): void {
    const arrivedAt = vehicles.arrivedAt[v]!;
    const enteredAt = vehicles.enteredAt[v]!;
    const { values } = this.#pending;
    const row = this.#pending.nextRow();
    // In the order of RECORDED.
    values[row] = enteredAt - arrivedAt;
    values[row + PENDING] = now - enteredAt;
    values[row + 2 * PENDING] = vehicles.serviceTime[v]!;
    values[row + 3 * PENDING] = vehicles.waitTime[v]!;
    values[row + 4 * PENDING] = now - arrivedAt;
    values[row + 5 * PENDING] = vehicles.blockedTime[v]!;
    values[row + 6 * PENDING] = vehicles.awayTime[v]!;
  }

  /** Takes the times from the inner loop instead of one by one: the first STAY_TIMES of RECORDED, the others are not kept. */
  gathered(): GatheredValues {
    this.#gathered ??= new GatheredValues(STAY_TIMES, this.#limit);
    return this.#gathered;
  }

  /** Adds the times so far of a vehicle that still stands before the gate at `now`, the end of the run. */
  addOutside(vehicles: Vehicles, v: number, now: number): void {
    this.#pending.flush();
    const waited = now - vehicles.arrivedAt[v]!;
    const [queueWait, , , , borderTime, blockedTime, awayTime] = this.#tallies;
    queueWait?.add(waited);
    borderTime?.add(waited);
    blockedTime?.add(vehicles.blockedTime[v]!);
    awayTime?.add(vehicles.awayTime[v]!);
  }

  /** Everything added, as plain data. */
  plain(): CellTallies {
    if (this.#gathered !== null) {
      const plain = this.#gathered.plain();
      return RECORDED.map((_, t) => plain[t] ?? null);
    }
    this.#pending.flush();
    return this.#tallies.map((tally) => tally?.toPlain() ?? null);
  }
}
