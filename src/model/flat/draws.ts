/**
 * What vehicles draw, many at a time where all of a flow draw: one random number needs some thirty steps that wait
 * for each other, and the processor works on several numbers at once if nothing else stands between them. The numbers
 * are those that the general engine draws one by one.
 */
import type { ArrivalSource } from "../../catalogue/arrivals/arrival-source.ts";
import { ChosenLaws } from "../../catalogue/distributions/chosen-laws.ts";
import { drawMany, type Sampler } from "../../catalogue/distributions/sampler.ts";
import { MANY, type Stream } from "../../kernel/stream.ts";

/** Draws left free for each visit of one vehicle to one stage, as in the general engine. */
const DRAWS_A_VISIT = 1 << 12;

/** The channels of the vehicles of one flow, drawn by lots, MANY at a time. */
export class ChannelDraws {
  readonly #shares: Float64Array;
  readonly #stream: Stream;
  readonly #lots = new Float64Array(MANY);
  readonly #channels = new Uint8Array(MANY);
  /** The number of the vehicle whose channel is the first of the latest. */
  #from = -1;

  /** @param shares cumulative; none where there is one channel */
  constructor(shares: Float64Array, stream: Stream) {
    this.#shares = shares;
    this.#stream = stream;
  }

  /** Whether there are several. */
  get several(): boolean {
    return this.#shares.length > 0;
  }

  /** Channels of MANY vehicles from number `from` on, until the next call. */
  of(from: number): Uint8Array {
    if (from !== this.#from && this.several) this.#draw(from);
    return this.#channels;
  }

  #draw(from: number): void {
    const shares = this.#shares;
    const last = shares.length - 1;
    this.#stream.uniforms(from, 0, this.#lots, 0);
    for (let i = 0; i < MANY; i += 1) {
      const lot = this.#lots[i]!;
      let channel = 0;
      while (channel < last && lot >= shares[channel]!) channel += 1;
      this.#channels[i] = channel;
    }
    this.#from = from;
  }
}

/** How the vehicles of one flow draw at one stage. */
export interface ServiceDraw {
  /** By channel; null where none of them comes. */
  readonly laws: readonly (Sampler | null)[];
  readonly stream: Stream;
  readonly channels: ChannelDraws;
  /** The lap on which vehicles of the flow usually come here; null where they do not. */
  readonly lap: number | null;
}

/** Service times at one stage. */
export class ServiceDraws {
  readonly #draws: readonly ServiceDraw[];
  /** By flow, where its channels have laws of their own. */
  readonly #chosen: readonly (ChosenLaws | null)[];

  /** @param draws by flow @param alike by flow: whether all channels have the same law */
  constructor(draws: readonly ServiceDraw[], alike: readonly boolean[]) {
    this.#draws = draws;
    this.#chosen = draws.map(({ laws, lap }, f) => (lap === null || alike[f] ? null : new ChosenLaws(laws)));
  }

  /** By flow: the lap on which its vehicles usually come here; null where they do not. */
  get laps(): readonly (number | null)[] {
    return this.#draws.map(({ lap }) => lap);
  }

  /** Times of MANY vehicles of a flow from number `from` on, a multiple of MANY, into `out` at `at` [s]. */
  draw(flow: number, from: number, out: Float64Array, at: number): void {
    const { laws, stream, channels, lap } = this.#draws[flow]!;
    const draw = lap! * DRAWS_A_VISIT;
    const chosen = this.#chosen[flow]!;
    if (chosen === null) drawMany(laws[0]!, stream, from, draw, out, at);
    else chosen.sampleMany(channels.of(from), 0, stream, from, draw, out, at);
  }

  /** The time of one vehicle [s]. */
  drawOne(flow: number, channel: number, number: number, lap: number): number {
    const { laws, stream } = this.#draws[flow]!;
    return laws[channel]!.sample(stream.seek(number, lap * DRAWS_A_VISIT));
  }
}

/** The next MANY instants of arrivals, into `out` at `at` [s]. */
export function drawInstants(source: ArrivalSource, out: Float64Array, at: number): void {
  if (source.nextMany !== undefined) source.nextMany(out, at, MANY);
  else for (let i = 0; i < MANY; i += 1) out[at + i] = source.next();
}
