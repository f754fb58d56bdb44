/** The shares of a flow's channels, or of its documents, over time: its own, and those of the regime that holds, the last of the file first. */

/** Shares that regimes change. */
export interface DatedShares {
  readonly from: number;
  readonly to: number;
  /** Cumulative, in the order of the flow. */
  readonly shares: Float64Array;
}

/** Cumulative shares of one flow at any instant. */
export class SharesOverTime {
  readonly #usual: Float64Array;
  readonly #dated: readonly DatedShares[];

  constructor(usual: Float64Array, dated: readonly DatedShares[]) {
    this.#usual = usual;
    this.#dated = dated;
  }

  /** Whether they are ever others than the usual. */
  get changes(): boolean {
    return this.#dated.length > 0;
  }

  /** The shares that hold at an instant [s]. */
  at(now: number): Float64Array {
    return this.#dated.findLast(({ from, to }) => from <= now && now < to)?.shares ?? this.#usual;
  }
}
