/** The times of the vehicles of one cell (a flow and a channel), gathered row by row. */
import type { Vehicles } from "../model/vehicles.ts";
import { Tally } from "../statistics/tally.ts";
import { PENDING, PendingRows } from "./pending-rows.ts";
import { type CellTallies, RECORDED, type Recorded } from "./run-result.ts";

/** Rows of a column of `addStays`, and its columns: `ROWS` of core/gathered.ts. */
export const STAYS = 128;
export const STAY_TIMES = 5;

/** Tallies of one cell. */
export class CellRecord {
  readonly #tallies: readonly (Tally | null)[];
  readonly #pending: PendingRows;

  /**
   * @param exactUpTo values of one kind kept one by one
   * @param keeps whether a metric is recorded; one that is not has no tally
   */
  constructor(exactUpTo: number, keeps: (name: Recorded) => boolean) {
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

  /**
   * Adds vehicles that have left where nobody is blocked or comes back: those times are not kept.
   * @param columns the other times in the order of RECORDED, each a column of STAYS values; the first begins at `at`
   */
  addStays(columns: Float64Array, at: number, count: number): void {
    for (let t = 0; t < STAY_TIMES; t += 1) {
      const from = at + t * STAYS;
      this.#tallies[t]?.addMany(columns, from, from + count);
    }
  }

  /** The tallies to which `addStays` adds. */
  get stays(): readonly Tally[] {
    return this.#tallies.slice(0, STAY_TIMES).filter((tally) => tally !== null);
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
    this.#pending.flush();
    return this.#tallies.map((tally) => tally?.toPlain() ?? null);
  }
}
