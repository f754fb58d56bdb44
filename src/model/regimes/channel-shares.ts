/** The shares of a flow's channels over time: its own, and those of the regime that holds, the last of the file first. */

/** Shares that regimes change. */
export interface DatedShares {
  readonly from: number;
  readonly to: number;
  /** Cumulative, in the order of the flow's channels. */
  readonly shares: Float64Array;
}

/** Cumulative shares of one flow at any instant. */
export class ChannelShares {
  readonly #usual: Float64Array;
  readonly #dated: readonly DatedShares[];

  constructor(usual: Float64Array, dated: readonly DatedShares[]) {
    this.#usual = usual;
    this.#dated = dated;
  }

  /** The shares that hold at an instant [s]. */
  at(now: number): Float64Array {
    return this.#dated.findLast(({ from, to }) => from <= now && now < to)?.shares ?? this.#usual;
  }
}
