/**
 * Values of one kind, kept one by one up to a stated number and as a sketch beyond: exact where that is
 * affordable, bounded in memory always. Knows no vehicle.
 */
import { quantileSorted } from "./quantile.ts";
import { type PlainSketch, Sketch } from "./wait-sketch.ts";

/** A tally as plain data, to cross a thread: either every value, or a sketch of them. */
export interface PlainTally {
  /** Every value in the order in which it came; null once there were too many. */
  readonly values: Float64Array | null;
  readonly sketch: PlainSketch | null;
}

/** Collects values of zero or more. Quantiles are exact (Hyndman-Fan 7) up to `limit` values, then of the sketch. */
export class Tally {
  #values: Float64Array | null;
  #count = 0;
  #sketch: Sketch | null = null;
  #sorted: Float64Array | null = null;
  readonly #limit: number;

  /** @param limit values kept one by one, 0 or more */
  constructor(limit: number) {
    this.#limit = limit;
    this.#values = new Float64Array(Math.min(limit, 64));
  }

  /** Adds a value, 0 or more. */
  add(value: number): void {
    if (this.#sketch !== null) {
      this.#sketch.add(value);
      return;
    }
    const values = this.#values!;
    if (this.#count === values.length) {
      this.#makeRoom(value);
      return;
    }
    values[this.#count] = value;
    this.#count += 1;
    this.#sorted = null;
  }

  /** Adds values from index `from` to before `to`, in that order. */
  addMany(values: Float64Array, from = 0, to = values.length): void {
    let at = from;
    for (; at < to && this.#sketch === null; at += 1) this.add(values[at]!);
    this.#sketch?.addMany(values, at, to);
  }

  #makeRoom(value: number): void {
    const values = this.#values!;
    if (values.length < this.#limit) {
      const larger = new Float64Array(Math.min(this.#limit, values.length * 2));
      larger.set(values);
      this.#values = larger;
    } else {
      this.#sketch = new Sketch();
      this.#sketch.addMany(values.subarray(0, this.#count));
      this.#values = null;
    }
    this.add(value);
  }

  /** Number of values. */
  get count(): number {
    return this.#sketch?.count ?? this.#count;
  }

  /** Whether quantiles are exact. */
  get exact(): boolean {
    return this.#sketch === null;
  }

  /** Sum of the values. */
  get sum(): number {
    if (this.#sketch !== null) return this.#sketch.sum;
    let sum = 0;
    for (let i = 0; i < this.#count; i += 1) sum += this.#values![i]!;
    return sum;
  }

  /** Mean; NaN without values. */
  get mean(): number {
    return this.sum / this.count;
  }

  /** Standard deviation with n - 1; NaN below two values. */
  get sd(): number {
    if (this.#sketch !== null) return this.#sketch.sd;
    const { mean } = this;
    let squares = 0;
    for (let i = 0; i < this.#count; i += 1) squares += (this.#values![i]! - mean) ** 2;
    return this.#count < 2 ? Number.NaN : Math.sqrt(squares / (this.#count - 1));
  }

  /** Quantile by Hyndman-Fan 7, 0 <= p <= 1; NaN without values. */
  quantile(p: number): number {
    if (this.count === 0) return Number.NaN;
    return this.#sketch?.quantile(p) ?? quantileSorted(this.#inOrder(), p);
  }

  /** Share of the values above a threshold; NaN without values. */
  shareAbove(threshold: number): number {
    if (this.count === 0) return Number.NaN;
    if (this.#sketch !== null) return this.#sketch.shareAbove(threshold);
    let above = 0;
    for (let i = 0; i < this.#count; i += 1) if (this.#values![i]! > threshold) above += 1;
    return above / this.#count;
  }

  #inOrder(): Float64Array {
    this.#sorted ??= this.#values!.slice(0, this.#count).sort();
    return this.#sorted;
  }

  /** As plain data. */
  toPlain(): PlainTally {
    return { values: this.#values?.slice(0, this.#count) ?? null, sketch: this.#sketch?.toPlain() ?? null };
  }

  /** Takes over what somebody has made of this tally's sketch by adding to it. */
  takeOver(sketch: PlainSketch): void {
    this.#sketch = Sketch.fromPlain(sketch);
  }

  /** Adds everything another tally holds. Exact only while both are and the limit allows. */
  merge(plain: PlainTally): void {
    if (plain.values !== null) {
      this.addMany(plain.values);
      return;
    }
    if (plain.sketch === null) return;
    if (this.#sketch === null) {
      this.#sketch = new Sketch();
      this.#sketch.addMany(this.#values!.subarray(0, this.#count));
      this.#values = null;
    }
    this.#sketch.mergePlain(plain.sketch);
  }

  /** One tally of several, merged in the order given. */
  static merged(plains: readonly PlainTally[], limit: number): Tally {
    const tally = new Tally(limit);
    for (const plain of plains) tally.merge(plain);
    return tally;
  }
}
