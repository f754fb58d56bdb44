/**
 * Values that each count several times, such as the wait of a train for each of its wagons: the same figures as those
 * of a tally into which each value was put so often, at the cost of one. Knows no train.
 */
import { type PlainSketch, Sketch } from "./wait-sketch.ts";

/** A weighted tally as plain data: every value with its weight, or a sketch. */
export interface PlainWeightedTally {
  /** In the order in which they came; null once there were too many. */
  readonly values: Float64Array | null;
  readonly weights: Float64Array | null;
  readonly sketch: PlainSketch | null;
}

/**
 * Collects values of zero or more with whole weights. Quantiles are those of Hyndman & Fan's type 7 of the sample in
 * which each value stands as often as its weight says: exact up to `limit` values, then of the sketch.
 */
export class WeightedTally {
  readonly #limit: number;
  #values: number[] = [];
  #weights: number[] = [];
  #count = 0;
  #sketch: Sketch | null = null;
  /** Values in order, and how many of the sample are not above each. */
  #sorted: { readonly values: readonly number[]; readonly upTo: readonly number[] } | null = null;

  /** @param limit values kept one by one, 0 or more, whatever their weights */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Adds a value.
   * @param value 0 or more @param weight how often it counts: a whole number; nothing is added for 0
   */
  add(value: number, weight: number): void {
    if (weight === 0) return;
    if (this.#sketch === null && this.#values.length === this.#limit) this.#toSketch();
    if (this.#sketch !== null) {
      this.#sketch.addWeighted(value, weight);
      return;
    }
    this.#values.push(value);
    this.#weights.push(weight);
    this.#count += weight;
    this.#sorted = null;
  }

  #toSketch(): void {
    const sketch = new Sketch();
    this.#values.forEach((value, i) => {
      sketch.addWeighted(value, this.#weights[i]!);
    });
    this.#sketch = sketch;
    this.#values = [];
    this.#weights = [];
    this.#sorted = null;
  }

  /** Size of the sample: the sum of the weights. */
  get count(): number {
    return this.#sketch?.count ?? this.#count;
  }

  /** Sum of the sample. */
  get sum(): number {
    if (this.#sketch !== null) return this.#sketch.sum;
    return this.#values.reduce((sum, value, i) => sum + value * this.#weights[i]!, 0);
  }

  /** Mean of the sample; NaN without values. */
  get mean(): number {
    return this.sum / this.count;
  }

  /** Standard deviation of the sample with its size less 1; NaN below two. */
  get sd(): number {
    if (this.#sketch !== null) return this.#sketch.sd;
    const { mean } = this;
    const squares = this.#values.reduce((sum, value, i) => sum + this.#weights[i]! * (value - mean) ** 2, 0);
    return this.#count < 2 ? Number.NaN : Math.sqrt(squares / (this.#count - 1));
  }

  /** Quantile of the sample by Hyndman-Fan 7, 0 <= p <= 1; NaN without values. */
  quantile(p: number): number {
    if (this.count === 0) return Number.NaN;
    if (this.#sketch !== null) return this.#sketch.quantile(p);
    const position = (this.#count - 1) * p;
    const below = Math.floor(position);
    const low = this.#ofRank(below);
    return position === below ? low : low + (position - below) * (this.#ofRank(below + 1) - low);
  }

  /** The value of a rank in the sample, 0 to count - 1. */
  #ofRank(rank: number): number {
    const { values, upTo } = this.#inOrder();
    let [low, high] = [0, values.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! > rank) high = middle;
      else low = middle + 1;
    }
    return values[low]!;
  }

  #inOrder(): { readonly values: readonly number[]; readonly upTo: readonly number[] } {
    if (this.#sorted !== null) return this.#sorted;
    const order = this.#values.map((_, i) => i).sort((a, b) => this.#values[a]! - this.#values[b]!);
    let sum = 0;
    const upTo = order.map((i) => (sum += this.#weights[i]!));
    this.#sorted = { values: order.map((i) => this.#values[i]!), upTo };
    return this.#sorted;
  }

  /** Share of the sample above a threshold; NaN without values. */
  shareAbove(threshold: number): number {
    if (this.count === 0) return Number.NaN;
    if (this.#sketch !== null) return this.#sketch.shareAbove(threshold);
    const above = this.#values.reduce(
      (sum, value, i) => (value > threshold ? sum + this.#weights[i]! : sum),
      0,
    );
    return above / this.#count;
  }

  /** As plain data. */
  toPlain(): PlainWeightedTally {
    if (this.#sketch !== null) return { values: null, weights: null, sketch: this.#sketch.toPlain() };
    return {
      values: Float64Array.from(this.#values),
      weights: Float64Array.from(this.#weights),
      sketch: null,
    };
  }

  /** Adds everything another holds. */
  merge(plain: PlainWeightedTally): void {
    if (plain.sketch === null) {
      plain.values!.forEach((value, i) => {
        this.add(value, plain.weights![i]!);
      });
      return;
    }
    if (this.#sketch === null) this.#toSketch();
    this.#sketch!.merge(Sketch.fromPlain(plain.sketch));
  }

  /** One tally of several, merged in the order given. */
  static merged(plains: readonly PlainWeightedTally[], limit: number): WeightedTally {
    const tally = new WeightedTally(limit);
    for (const plain of plains) tally.merge(plain);
    return tally;
  }
}
