/**
 * Values of one kind, kept one by one up to a stated number and as a sketch beyond: exact where that is
 * affordable, bounded in memory always. Knows no vehicle.
 */
import { quantileSorted } from "./quantile.ts";
import { type PlainSketch, Sketch } from "./wait-sketch.ts";

/** From so many values on, they are copied together. */
const MANY = 16;

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
  /** Whether the sketch's counts are another's, which must stay as they are. */
  #borrowed = false;
  /** The values in order, and their sum, when there were so many as `#sorted` holds and `#summedFor` says. */
  #sorted: Float64Array | null = null;
  #summed = 0;
  #summedFor = 0;
  readonly #limit: number;

  /** @param limit values kept one by one, 0 or more */
  constructor(limit: number) {
    this.#limit = limit;
    this.#values = new Float64Array(Math.min(limit, 64));
  }

  /** Adds a value, 0 or more. */
  add(value: number): void {
    if (this.#sketch !== null) {
      this.#ownSketch().add(value);
      return;
    }
    const values = this.#values!;
    if (this.#count === values.length) {
      this.#makeRoom(value);
      return;
    }
    values[this.#count] = value;
    this.#count += 1;
  }

  /** Adds values from index `from` to before `to`, in that order. */
  addMany(values: Float64Array, from = 0, to = values.length): void {
    let at = from;
    if (to - from >= MANY && this.#sketch === null) {
      at += Math.min(to - from, this.#limit - this.#count);
      this.#keep(values.subarray(from, at));
    }
    for (; at < to && this.#sketch === null; at += 1) this.add(values[at]!);
    if (at < to) this.#ownSketch().addMany(values, at, to);
  }

  /** Keeps values for which the limit has room. */
  #keep(more: Float64Array): void {
    const count = this.#count + more.length;
    if (count > this.#values!.length) this.#enlarge(count);
    this.#values!.set(more, this.#count);
    this.#count = count;
  }

  #enlarge(least: number): void {
    const values = this.#values!;
    this.#values = new Float64Array(Math.min(this.#limit, Math.max(least, values.length * 2)));
    this.#values.set(values);
  }

  #makeRoom(value: number): void {
    if (this.#values!.length < this.#limit) this.#enlarge(0);
    else this.#toSketch();
    this.add(value);
  }

  #toSketch(): void {
    this.#sketch = new Sketch();
    this.#sketch.addMany(this.#values!, 0, this.#count);
    this.#values = null;
    this.#sorted = null;
  }

  /** The sketch, to be added to; made of the values where there is none. */
  #ownSketch(): Sketch {
    if (this.#sketch === null) this.#toSketch();
    if (this.#borrowed) this.#sketch = Sketch.fromPlain(this.#sketch!.toPlain());
    this.#borrowed = false;
    return this.#sketch!;
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
    if (this.#summedFor === this.#count) return this.#summed;
    let sum = 0;
    for (let i = 0; i < this.#count; i += 1) sum += this.#values![i]!;
    this.#summed = sum;
    this.#summedFor = this.#count;
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
    const values = this.#values!;
    let squares = 0;
    for (let i = 0; i < this.#count; i += 1) squares += (values[i]! - mean) ** 2;
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
    const values = this.#values!;
    let above = 0;
    for (let i = 0; i < this.#count; i += 1) if (values[i]! > threshold) above += 1;
    return above / this.#count;
  }

  #inOrder(): Float64Array {
    if (this.#sorted?.length !== this.#count) this.#sorted = this.#values!.slice(0, this.#count).sort();
    return this.#sorted!;
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
    if (plain.sketch !== null) this.#ownSketch().mergePlain(plain.sketch);
  }

  /** The same of a tally. */
  #join(other: Tally): void {
    if (other.#sketch === null) {
      this.addMany(other.#values!, 0, other.#count);
      return;
    }
    this.#ownSketch().merge(other.#sketch);
  }

  /** One tally of several, merged in the order given. */
  static merged(plains: readonly PlainTally[], limit: number): Tally {
    const tally = new Tally(limit);
    const sketches = plains.map(({ sketch }) => sketch).filter((sketch) => sketch !== null);
    if (sketches.length === 1 && plains.length === 1) {
      tally.#sketch = Sketch.over(sketches[0]!);
      tally.#values = null;
      tally.#borrowed = true;
      return tally;
    }
    for (const plain of plains) {
      if (plain.sketch !== null && tally.exact) tally.#ownSketch().reserveFor(sketches);
      tally.merge(plain);
    }
    return tally;
  }

  /** One tally of several, as `merged` of what they are as plain data, without copies of that. */
  static joined(tallies: readonly Tally[], limit: number): Tally {
    const tally = new Tally(limit);
    for (const other of tallies) tally.#join(other);
    return tally;
  }

  /** This and more: a copy to which they are added. Itself where they hold nothing. */
  with(plains: readonly PlainTally[]): Tally {
    const more = plains.filter(({ values, sketch }) => (values?.length ?? sketch?.count ?? 0) > 0);
    return more.length === 0 ? this : Tally.merged([this.toPlain(), ...more], this.#limit);
  }
}
