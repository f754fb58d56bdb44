/**
 * What vehicles draw, many at a time where all of a flow draw: one random number needs some thirty steps that wait
 * for each other, and the processor works on several numbers at once if nothing else stands between them. The numbers
 * are those that the general engine draws one by one.
 */
import type { ArrivalSource } from "../../catalogue/arrivals/arrival-source.ts";
import type { Sampler } from "../../catalogue/distributions/sampler.ts";
import { MANY, type Stream } from "../../kernel/stream.ts";

/** What a vehicle is known by where it draws. */
interface Drawing {
  readonly flow: { readonly index: number };
  readonly number: number;
  readonly channel: number;
  readonly lap: number;
  /** Service still to be given at this stage [s]. */
  remaining: number;
}

/** Values drawn at a time; a power of two. */
const BLOCK = MANY;
/** Blocks kept, because vehicles overtake each other: the latest and the one before. */
const KEPT = 2;
const PLACES = BLOCK * KEPT;
/** Draws left free for each visit of one vehicle to one stage, as in the general engine. */
const DRAWS_A_VISIT = 1 << 12;

/** Service times at one stage, for the vehicles of one flow: all of them pass it, under one law. */
class BlockOfNeeds {
  readonly #law: Sampler;
  readonly #stream: Stream;
  readonly lap: number;
  readonly #values = new Float64Array(PLACES);
  /** Vehicles numbered below this one have been drawn for. */
  #drawn = 0;

  /** @param lap on which they come here */
  constructor(law: Sampler, stream: Stream, lap: number) {
    this.#law = law;
    this.#stream = stream;
    this.lap = lap;
  }

  /** Puts in what a vehicle needs [s]. It is not given back: V8 would put it on the heap. */
  draw(v: Drawing): void {
    const { number } = v;
    while (number >= this.#drawn) this.#drawMore();
    if (number >= this.#drawn - PLACES) v.remaining = this.#values[number & (PLACES - 1)]!;
    else v.remaining = this.#law.sample(this.#stream.seek(number, this.lap * DRAWS_A_VISIT));
  }

  #drawMore(): void {
    const from = this.#drawn;
    const start = from & (PLACES - 1);
    const values = this.#values;
    const law = this.#law;
    const stream = this.#stream;
    const draw = this.lap * DRAWS_A_VISIT;
    if (law.sampleMany !== undefined) law.sampleMany(stream, from, draw, values, start);
    else for (let i = 0; i < BLOCK; i += 1) values[start + i] = law.sample(stream.seek(from + i, draw));
    this.#drawn = from + BLOCK;
  }
}

/** Service times at one stage. */
export class Needs {
  readonly #laws: readonly (Sampler | null)[];
  readonly #streams: readonly Stream[];
  readonly #channels: number;
  readonly #blocks: readonly (BlockOfNeeds | null)[];

  /**
   * @param laws by `flow * channels + channel` @param streams by flow
   * @param laps by flow: the lap on which all its vehicles come here, under one law; null where they do not
   */
  constructor(
    laws: readonly (Sampler | null)[],
    streams: readonly Stream[],
    channels: number,
    laps: readonly (number | null)[],
  ) {
    this.#laws = laws;
    this.#streams = streams;
    this.#channels = channels;
    this.#blocks = laps.map((lap, f) => {
      const law = laws[f * channels] ?? null;
      return lap !== null && law !== null ? new BlockOfNeeds(law, streams[f]!, lap) : null;
    });
  }

  /** Draws what a vehicle needs here: service still to be given. */
  draw(v: Drawing): void {
    const flow = v.flow.index;
    const block = this.#blocks[flow]!;
    if (block !== null && v.lap === block.lap) block.draw(v);
    else this.#drawOne(v, flow);
  }

  #drawOne(v: Drawing, flow: number): void {
    const law = this.#laws[flow * this.#channels + v.channel]!;
    v.remaining = law.sample(this.#streams[flow]!.seek(v.number, v.lap * DRAWS_A_VISIT));
  }
}

/** The channels that the vehicles of one flow are sent to, in the order of their numbers. */
export class ChannelLots {
  readonly #shares: Float64Array;
  readonly #stream: Stream;
  readonly #lots = new Float64Array(BLOCK);
  #drawn = 0;

  /** @param shares cumulative; two or more */
  constructor(shares: Float64Array, stream: Stream) {
    this.#shares = shares;
    this.#stream = stream;
  }

  /** The channel of the vehicle of a number, which is the one after the latest asked for. */
  of(number: number): number {
    if (number === this.#drawn) this.#drawMore();
    const lot = this.#lots[number & (BLOCK - 1)]!;
    const shares = this.#shares;
    let c = 0;
    while (c < shares.length - 1 && lot >= shares[c]!) c += 1;
    return c;
  }

  #drawMore(): void {
    this.#stream.uniforms(this.#drawn, 0, this.#lots, 0);
    this.#drawn += BLOCK;
  }
}

/** Arrivals to come of all flows, in the order of (time, sequence of scheduling): each flow has one at a time. */
export class Arrivals {
  /** The flow that is first. */
  flow = 0;
  readonly #sources: readonly ArrivalSource[];
  readonly #until: Float64Array;
  /** Instants of each flow that have been drawn [s], and which of them is next. */
  readonly #instants: Float64Array;
  readonly #at: Int32Array;
  /** By flow: its next arrival [s] and when that was scheduled, as a sequence. */
  readonly #next: Float64Array;
  readonly #sequences: Float64Array;
  #sequence = 0;
  /** When the first is [s]; Infinity when there is none. */
  firstAt = Number.NaN;

  /** @param until by flow: arrivals later than this do not happen [s] */
  constructor(sources: readonly ArrivalSource[], until: readonly number[]) {
    this.#sources = sources;
    this.#until = Float64Array.from(until);
    this.#instants = new Float64Array(sources.length * BLOCK);
    this.#at = new Int32Array(sources.length).fill(BLOCK);
    this.#next = new Float64Array(sources.length);
    this.#sequences = new Float64Array(sources.length);
    sources.forEach((_, f) => {
      this.#schedule(f);
    });
    this.firstAt = Number.POSITIVE_INFINITY;
    if (sources.length > 0) this.#findFirst();
  }

  /** Goes on from the arrival that was first to the next of its flow. */
  goOn(): void {
    this.#schedule(this.flow);
    this.#findFirst();
  }

  #schedule(f: number): void {
    if (this.#at[f] === BLOCK) this.#drawMore(f);
    const time = this.#instants[f * BLOCK + this.#at[f]!]!;
    this.#at[f]! += 1;
    this.#next[f] = time <= this.#until[f]! ? time : Number.POSITIVE_INFINITY;
    this.#sequence += 1;
    this.#sequences[f] = this.#sequence;
  }

  #findFirst(): void {
    const next = this.#next;
    const sequences = this.#sequences;
    let first = 0;
    const count = next.length;
    for (let f = 1; f < count; f += 1) {
      if (next[f]! < next[first]! || (next[f] === next[first] && sequences[f]! < sequences[first]!))
        first = f;
    }
    this.flow = first;
    this.firstAt = next[first]!;
  }

  #drawMore(f: number): void {
    const source = this.#sources[f]!;
    const instants = this.#instants;
    const start = f * BLOCK;
    if (source.nextMany !== undefined) source.nextMany(instants, start, BLOCK);
    else for (let i = 0; i < BLOCK; i += 1) instants[start + i] = source.next();
    this.#at[f] = 0;
  }
}
