/**
 * Several laws, one of which each subject has: draws for many subjects at a time, whichever law each has. Laws that make
 * their values of one variate of the same kind share a block of these. Knows not why a subject has its law.
 */
import { MANY, type Stream } from "../../kernel/stream.ts";
import { OneVariate, type Variates } from "./one-variate.ts";
import { drawMany, type Sampler } from "./sampler.ts";

/** So many subjects of a kind are worth a block for all MANY; fewer are drawn one by one. */
const WORTH_A_BLOCK = 40;

/** Laws that share blocks. */
interface Kind {
  /** Of what they make their values; null for a law that draws in its own way, which is then alone. */
  readonly variates: Variates | null;
  readonly laws: readonly number[];
}

/** See above. Its arrays are scratch: what a draw gives depends on nothing before it. */
export class ChosenLaws {
  readonly #laws: readonly (Sampler | null)[];
  readonly #kinds: readonly Kind[];
  /** The kind of all laws, where they are of one: its block needs no copying. */
  readonly #only: Kind | null;
  /** Subjects in the order of their laws, as indexes in the block. */
  readonly #who = new Uint8Array(MANY);
  /** Where in `#who` those of each law begin, and at the index of the last law + 1 where all end. */
  readonly #starts: Int32Array;
  readonly #block = new Float64Array(MANY);

  /** @param laws null where no subject asks: the value of one that has it is NaN */
  constructor(laws: readonly (Sampler | null)[]) {
    this.#laws = laws;
    this.#kinds = kindsOf(laws);
    this.#only = this.#kinds.length === 1 ? this.#kinds[0]! : null;
    this.#starts = new Int32Array(laws.length + 1);
  }

  /**
   * Values of MANY subjects in a row, into `out` at `at`: of each what `sample` of its law gives after
   * `seek(subject, draw)`.
   * @param chosen the law of each subject, as an index, from `chosenAt` on
   */
  sampleMany(
    chosen: Uint8Array | Int32Array,
    chosenAt: number,
    stream: Stream,
    first: number,
    draw: number,
    out: Float64Array,
    at: number,
  ): void {
    this.#sort(chosen, chosenAt);
    for (const kind of this.#kinds) {
      const count = this.#count(kind);
      if (count >= WORTH_A_BLOCK) this.#blockOf(kind, stream, first, draw, out, at);
      else if (count > 0) this.#oneByOne(kind, stream, first, draw, out, at);
    }
  }

  /** Puts the subjects in the order of their laws: by counting. */
  #sort(chosen: Uint8Array | Int32Array, chosenAt: number): void {
    const starts = this.#starts;
    const who = this.#who;
    starts.fill(0);
    for (let i = 0; i < MANY; i += 1) starts[chosen[chosenAt + i]!]! += 1;
    let sum = 0;
    for (let c = 0; c < starts.length; c += 1) {
      sum += starts[c]!;
      starts[c] = sum;
    }
    // From the last on, each lowers its law's end, which in the end is where the law begins.
    for (let i = MANY - 1; i >= 0; i -= 1) {
      const c = chosen[chosenAt + i]!;
      const place = starts[c]! - 1;
      starts[c] = place;
      who[place] = i;
    }
  }

  #count({ laws }: Kind): number {
    const starts = this.#starts;
    let count = 0;
    for (const c of laws) count += starts[c + 1]! - starts[c]!;
    return count;
  }

  #blockOf(kind: Kind, stream: Stream, first: number, draw: number, out: Float64Array, at: number): void {
    const starts = this.#starts;
    const who = this.#who;
    const block = this.#block;
    if (kind.variates !== null && kind === this.#only) {
      kind.variates(stream, first, draw, out, at);
      for (const c of kind.laws) this.#transform(c, out, at);
      return;
    }
    if (kind.variates !== null) kind.variates(stream, first, draw, block, 0);
    for (const c of kind.laws) {
      if (kind.variates !== null) this.#transform(c, block, 0);
      else this.#drawAlone(c, stream, first, draw);
      for (let k = starts[c]!; k < starts[c + 1]!; k += 1) out[at + who[k]!] = block[who[k]!]!;
    }
  }

  /** Makes values of the variates of those that have a law. */
  #transform(c: number, values: Float64Array, at: number): void {
    const law = this.#laws[c];
    if (law instanceof OneVariate)
      law.transform(values, at, this.#who, this.#starts[c]!, this.#starts[c + 1]!);
  }

  /** Draws for everyone under one law that shares nothing. */
  #drawAlone(c: number, stream: Stream, first: number, draw: number): void {
    const law = this.#laws[c]!;
    if (law === null) this.#block.fill(Number.NaN);
    else drawMany(law, stream, first, draw, this.#block, 0);
  }

  #oneByOne(kind: Kind, stream: Stream, first: number, draw: number, out: Float64Array, at: number): void {
    const starts = this.#starts;
    for (const c of kind.laws) {
      const law = this.#laws[c]!;
      for (let k = starts[c]!; k < starts[c + 1]!; k += 1) {
        const i = this.#who[k]!;
        out[at + i] = law === null ? Number.NaN : law.sample(stream.seek(first + i, draw));
      }
    }
  }
}

function kindsOf(laws: readonly (Sampler | null)[]): Kind[] {
  const alone: Kind[] = [];
  const sharing = new Map<Variates, number[]>();
  laws.forEach((law, c) => {
    if (!(law instanceof OneVariate)) alone.push({ variates: null, laws: [c] });
    else sharing.set(law.variates, [...(sharing.get(law.variates) ?? []), c]);
  });
  return [...Array.from(sharing, ([variates, shared]) => ({ variates, laws: shared })), ...alone];
}
