/**
 * Values of one kind, kept one by one up to a stated number and as a sketch beyond: exact where that is
 * affordable, bounded in memory always. Knows no vehicle.
 */
import type { CountMemory } from "./count-memory.ts";
import { quantileSorted } from "./quantile.ts";
import { Ranked } from "./ranked.ts";
import { type PlainSketch, Sketch } from "./wait-sketch.ts";

/** From so many values on, they are copied together. */
const MANY = 16;
/** Values that a tally has room for at first. */
const FIRST_ROOM = 64;

/** A tally as plain data, to cross a thread: either every value, or a sketch of them. */
export interface PlainTally {
  /** Every value in the order in which it came; null once there were too many. */
  readonly values: Float64Array | null;
  readonly sketch: PlainSketch | null;
}

/** What is merged: values, or where they are null a sketch, to be read only. */
interface Part {
  readonly values: Float64Array | null;
  readonly sketch: Sketch | null;
}

/** Collects values of zero or more. Quantiles are exact (Hyndman-Fan 7) up to `limit` values, then of the sketch. */
export class Tally {
  #values: Float64Array | null;
  #count = 0;
  #sketch: Sketch | null = null;
  /** Whether the sketch's counts are another's, which must stay as they are. */
  #borrowed = false;
  /** The values in order, and their sum, when there were so many as `#ranked` holds and `#summedFor` says. */
  #ranked: Ranked | null = null;
  #summed = 0;
  #summedFor = 0;
  readonly #limit: number;
  readonly #memory: CountMemory | undefined;

  /**
   * @param limit values kept one by one, 0 or more
   * @param room how many are expected
   * @param memory where the counts of a sketch are to be: nothing may be asked of the tally once that is freed
   */
  constructor(limit: number, room = FIRST_ROOM, memory?: CountMemory) {
    this.#limit = limit;
    this.#memory = memory;
    this.#values = new Float64Array(Math.min(limit, room));
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
    this.#values = new Float64Array(Math.min(this.#limit, Math.max(least, values.length * 2, FIRST_ROOM)));
    this.#values.set(values);
  }

  #makeRoom(value: number): void {
    if (this.#values!.length < this.#limit) this.#enlarge(0);
    else this.#toSketch();
    this.add(value);
  }

  #toSketch(): void {
    this.#sketch = new Sketch(this.#memory);
    this.#sketch.addMany(this.#values!, 0, this.#count);
    this.#values = null;
    this.#ranked = null;
  }

  /** The sketch, to be added to; made of the values where there is none. */
  #ownSketch(): Sketch {
    if (this.#sketch === null) this.#toSketch();
    if (this.#borrowed) this.#sketch = Sketch.over(this.#sketch!.toPlain());
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
    if (this.#sketch !== null) return this.#sketch.quantile(p);
    const below = Math.floor((this.#count - 1) * p);
    const ranked = this.#inOrder();
    ranked.settle(below);
    if (below + 1 < this.#count) ranked.settle(below + 1);
    return quantileSorted(ranked.values, p);
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

  #inOrder(): Ranked {
    if (this.#ranked?.values.length !== this.#count) this.#ranked = new Ranked(this.#values!, this.#count);
    return this.#ranked!;
  }

  /** As plain data. */
  toPlain(): PlainTally {
    return { values: this.#values?.slice(0, this.#count) ?? null, sketch: this.#sketch?.toPlain() ?? null };
  }

  /** Adds everything another tally holds. Exact only while both are and the limit allows. */
  merge(plain: PlainTally): void {
    if (plain.values !== null) {
      this.addMany(plain.values);
      return;
    }
    if (plain.sketch !== null) this.#ownSketch().merge(Sketch.over(plain.sketch));
  }

  /** What it holds now, not copied. */
  #part(): Part {
    return { values: this.#values?.subarray(0, this.#count) ?? null, sketch: this.#sketch };
  }

  /** All parts in their order: exact if all are and the limit allows, with room made once for all there is. */
  static #ofParts(parts: readonly Part[], limit: number, memory?: CountMemory): Tally {
    const sketches = parts.map(({ sketch }) => sketch).filter((sketch) => sketch !== null);
    const count = parts.reduce((sum, { values }) => sum + (values?.length ?? 0), 0);
    if (sketches.length === 0 && count <= limit) {
      const tally = new Tally(limit, count, memory);
      for (const { values } of parts) tally.addMany(values!);
      return tally;
    }
    const tally = new Tally(limit, 0, memory);
    tally.#values = null;
    tally.#borrowed = parts.length === 1 && sketches.length === 1;
    tally.#sketch = tally.#borrowed ? sketches[0]! : new Sketch(memory);
    if (tally.#borrowed) return tally;
    tally.#sketch.reserveFor(sketches);
    for (const { values, sketch } of parts) {
      if (sketch !== null) tally.#sketch.merge(sketch);
      else tally.#sketch.addMany(values!);
    }
    return tally;
  }

  /** One tally of several, merged in the order given. */
  static merged(plains: readonly PlainTally[], limit: number, memory?: CountMemory): Tally {
    return Tally.#ofParts(plains.map(partOf), limit, memory);
  }

  /** One tally of several, as `merged` of what they are as plain data; nothing is added to them from then on. */
  static joined(tallies: readonly Tally[], limit: number, memory?: CountMemory): Tally {
    return Tally.#ofParts(
      tallies.map((tally) => tally.#part()),
      limit,
      memory,
    );
  }

  /** This and more: a copy to which they are added. Itself where they hold nothing. */
  with(plains: readonly PlainTally[]): Tally {
    const more = plains.filter(({ values, sketch }) => (values?.length ?? sketch?.count ?? 0) > 0);
    return more.length === 0
      ? this
      : Tally.#ofParts([this.#part(), ...more.map(partOf)], this.#limit, this.#memory);
  }
}

function partOf({ values, sketch }: PlainTally): Part {
  return { values, sketch: sketch === null ? null : Sketch.over(sketch) };
}
