/**
 * What vehicles draw, many at a time where all of a flow draw: one random number needs some thirty steps that wait
 * for each other, and the processor works on several numbers at once if nothing else stands between them. The numbers
 * are those that the general engine draws one by one.
 */
import type { ArrivalSource } from "../../catalogue/arrivals/arrival-source.ts";
import type { Sampler } from "../../catalogue/distributions/sampler.ts";
import { MANY, type Stream } from "../../kernel/stream.ts";

/** Draws left free for each visit of one vehicle to one stage, as in the general engine. */
const DRAWS_A_VISIT = 1 << 12;

/** Service times at one stage. */
export class ServiceDraws {
  readonly #laws: readonly (Sampler | null)[];
  readonly #streams: readonly Stream[];
  readonly #channels: number;
  /** By flow: the lap on which all its vehicles come here, under one law; null where they do not. */
  readonly laps: readonly (number | null)[];

  /** @param laws by `flow * channels + channel` @param streams by flow */
  constructor(
    laws: readonly (Sampler | null)[],
    streams: readonly Stream[],
    channels: number,
    laps: readonly (number | null)[],
  ) {
    this.#laws = laws;
    this.#streams = streams;
    this.#channels = channels;
    this.laps = laps;
  }

  /** Times of MANY vehicles of a flow from number `from` on, into `out` at `at` [s]. */
  draw(flow: number, from: number, out: Float64Array, at: number): void {
    const law = this.#laws[flow * this.#channels]!;
    const stream = this.#streams[flow]!;
    const draw = this.laps[flow]! * DRAWS_A_VISIT;
    if (law.sampleMany !== undefined) law.sampleMany(stream, from, draw, out, at);
    else for (let i = 0; i < MANY; i += 1) out[at + i] = law.sample(stream.seek(from + i, draw));
  }

  /** The time of one vehicle [s]. */
  drawOne(flow: number, channel: number, number: number, lap: number): number {
    const law = this.#laws[flow * this.#channels + channel]!;
    return law.sample(this.#streams[flow]!.seek(number, lap * DRAWS_A_VISIT));
  }
}

/** The next MANY instants of arrivals, into `out` at `at` [s]. */
export function drawInstants(source: ArrivalSource, out: Float64Array, at: number): void {
  if (source.nextMany !== undefined) source.nextMany(out, at, MANY);
  else for (let i = 0; i < MANY; i += 1) out[at + i] = source.next();
}
