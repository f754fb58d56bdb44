/**
 * The rule of days: which local days count as days in the country, which are held against the limit, and whether a
 * stay fits. Pure arithmetic on local day numbers; knows no driver and no event.
 *
 * A part of a day is a day. On an exempt day nothing counts and nothing is forbidden.
 */

/** Dates from the first to the last day inclusive; infinite where open. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** A limit of days. */
export interface StayLimit {
  /** Days allowed within the span. */
  readonly days: number;
  /** Length of the moving span [d], the day itself with it; null for the calendar year. */
  readonly within: number | null;
  /** First day that is held against the limit. */
  readonly from: number;
}

const DAY_MS = 86_400_000;

/** The first of January of the year of a day. */
function newYear(day: number): number {
  return Date.UTC(new Date(day * DAY_MS).getUTCFullYear(), 0, 1) / DAY_MS;
}

/** One pool's rule. */
export class StayRule {
  readonly #limit: StayLimit | null;
  readonly #exempt: readonly DaySpan[];

  /** @param limit null where days are not limited */
  constructor(limit: StayLimit | null, exempt: readonly DaySpan[]) {
    this.#limit = limit;
    this.#exempt = exempt;
  }

  /** Whether days are limited at all. */
  get limited(): boolean {
    return this.#limit !== null;
  }

  /** Days allowed; Infinity without a limit. */
  get days(): number {
    return this.#limit?.days ?? Number.POSITIVE_INFINITY;
  }

  /** Whether a day in the country counts. */
  counts(day: number): boolean {
    return !this.#exempt.some(({ from, to }) => day >= from && day <= to);
  }

  /** Whether a day is held against the limit. */
  enforced(day: number): boolean {
    return this.#limit !== null && day >= this.#limit.from && this.counts(day);
  }

  /** First day of the span that ends with a day. */
  firstOf(day: number): number {
    const within = this.#limit?.within ?? null;
    return within === null ? newYear(day) : day - within + 1;
  }

  /**
   * Adds the days of a stay that count to those used; `beyond` hears of each that goes beyond the limit.
   * @param used counted days, ascending; changed
   */
  add(used: number[], from: number, to: number, beyond: (day: number) => void): void {
    let first = 0;
    for (let day = from; day <= to; day += 1) {
      if (!this.counts(day) || (used.at(-1) ?? Number.NEGATIVE_INFINITY) >= day) continue;
      used.push(day);
      if (!this.enforced(day)) continue;
      const start = this.firstOf(day);
      while (used[first]! < start) first += 1;
      if (used.length - first > this.days) beyond(day);
    }
  }

  /** Whether a stay of so many days from a day on keeps within the limit on every one of them. */
  fits(used: readonly number[], from: number, days: number): boolean {
    if (used.length + days <= this.days) return true;
    let kept = true;
    this.add([...used], from, from + days - 1, () => {
      kept = false;
    });
    return kept;
  }

  /** Days of the span that ends with a day. */
  usedOn(used: readonly number[], day: number): number {
    const start = this.firstOf(day);
    return used.filter((d) => d >= start && d <= day).length;
  }
}
