/** The number of vehicles before some gates together, over a whole replication: every change, and what is asked of it later. */

/** A step function of time, written as it happens. */
export class QueueHistory {
  readonly #times: number[] = [0];
  readonly #values: number[] = [0];

  /** The value is `value` from `time` on [s]; not before the latest. */
  set(time: number, value: number): void {
    const last = this.#times.length - 1;
    if (this.#times[last] === time) this.#values[last] = value;
    else {
      this.#times.push(time);
      this.#values.push(value);
    }
  }

  /** The value just before an instant; 0 before time 0. */
  before(time: number): number {
    const i = this.#indexBefore(time);
    return i < 0 ? 0 : this.#values[i]!;
  }

  /** The greatest value in [from, to] and when it was first reached; the value just before `from` counts. */
  peak(from: number, to: number): { readonly value: number; readonly at: number } {
    let [value, at] = [this.before(from), from];
    for (let i = this.#indexBefore(from) + 1; i < this.#times.length && this.#times[i]! <= to; i += 1) {
      if (this.#values[i]! > value) [value, at] = [this.#values[i]!, this.#times[i]!];
    }
    return { value, at };
  }

  /** The least value that is not exceeded for a share `p` of the time in [from, to); 0 where that is empty. */
  quantile(p: number, from: number, to: number): number {
    const timeAt = new Map<number, number>();
    let since = Math.max(from, 0);
    for (let i = this.#indexBefore(since + Number.MIN_VALUE); since < to; i += 1) {
      const until = Math.min(to, this.#times[i + 1] ?? to);
      const value = i < 0 ? 0 : this.#values[i]!;
      if (until > since) timeAt.set(value, (timeAt.get(value) ?? 0) + until - since);
      since = Math.max(since, until);
    }
    let reached = 0;
    let total = 0;
    for (const time of timeAt.values()) total += time;
    for (const value of [...timeAt.keys()].sort((a, b) => a - b)) {
      reached += timeAt.get(value)!;
      if (reached >= p * total) return value;
    }
    return 0;
  }

  /** The first instant from `from` on at which the value is at most `most` and stays so for `lasting`; NaN if that is not seen by `end` [s]. */
  firstLow(most: number, lasting: number, from: number, end: number): number {
    let since = this.before(from) <= most ? from : Number.NaN;
    for (let i = this.#indexBefore(from) + 1; i < this.#times.length; i += 1) {
      const time = this.#times[i]!;
      if (!Number.isNaN(since) && time - since >= lasting) return since;
      if (this.#values[i]! > most) since = Number.NaN;
      else if (Number.isNaN(since)) since = time;
    }
    return end - since >= lasting ? since : Number.NaN;
  }

  /** Index of the latest change before an instant; -1 when there is none. O(log n). */
  #indexBefore(time: number): number {
    let [low, high] = [0, this.#times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#times[middle]! < time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
