/** Renewal arrivals: independent times between vehicles, of any distribution. */
import { z } from "zod";
import { MANY, type Stream } from "../../kernel/stream.ts";
import { buildDistribution, distribution, distributionProblems } from "../distributions/index.ts";
import { drawMany, type Sampler } from "../distributions/sampler.ts";
import type { Chosen } from "../family.ts";
import { type BuildContext, type ParameterProblem, variant } from "../variant.ts";
import type { ArrivalContext, ArrivalPattern, ArrivalSource } from "./arrival-source.ts";

const parameters = z.strictObject({
  interarrival: distribution.describe("time from one vehicle to the next"),
  first: distribution
    .optional()
    .describe(
      "time until the first vehicle, a distribution or a duration; one time between vehicles when not given",
    ),
});
type Parameters = z.output<typeof parameters>;

const one = new Float64Array(1);

/** Vehicle k's time is drawn at subject k of the stream, however many draws the distribution takes. */
class RenewalSource implements ArrivalSource {
  readonly #stream: Stream;
  readonly #interarrival: Sampler;
  readonly #first: Sampler;
  readonly #length: number;
  /** Times before the vehicles from the latest multiple of MANY on. */
  readonly #times = new Float64Array(MANY);
  #at = 0;
  #count = 0;

  constructor(stream: Stream, interarrival: Sampler, first: Sampler, length: number) {
    this.#stream = stream;
    this.#interarrival = interarrival;
    this.#first = first;
    this.#length = length;
  }

  next(): number {
    this.nextMany(one, 0, 1);
    return one[0]!;
  }

  nextMany(out: Float64Array, at: number, count: number): void {
    const times = this.#times;
    const length = this.#length;
    let now = this.#at;
    for (let i = at; i < at + count; i += 1) {
      const k = this.#count % MANY;
      if (k === 0 && now < length) this.#drawMore();
      // After the end the times are those of long ago, and no matter.
      now += times[k]!;
      this.#count += 1;
      out[i] = now < length ? now : Number.POSITIVE_INFINITY;
    }
    this.#at = now;
  }

  #drawMore(): void {
    drawMany(this.#interarrival, this.#stream, this.#count, 0, this.#times, 0);
    if (this.#count === 0) this.#times[0] = this.#first.sample(this.#stream.seek(0));
  }
}

/** Times are never negative, and the times between vehicles are not all zero. */
function problems(p: Parameters, context: BuildContext): ParameterProblem[] {
  const found = timeProblems("interarrival", p.interarrival, context);
  if (found.length === 0 && !(buildDistribution(p.interarrival, context).mean > 0)) {
    found.push({ path: ["interarrival"], code: "arrivals:no-time-between" });
  }
  return p.first === undefined ? found : [...found, ...timeProblems("first", p.first, context)];
}

function timeProblems(key: string, chosen: Chosen, context: BuildContext): ParameterProblem[] {
  const found = distributionProblems(chosen, context).map((p) => ({ ...p, path: [key, ...p.path] }));
  if (found.length > 0) return found;
  const { lowest } = buildDistribution(chosen, context);
  return lowest < 0 ? [{ path: [key], code: "distribution:negative", detail: { lowest } }] : [];
}

export const renewal = variant({
  name: "renewal",
  summary: "independent times between vehicles, of any distribution",
  parameters,
  problems,
  build: (p, context: ArrivalContext): ArrivalPattern => {
    const interarrival = buildDistribution(p.interarrival, context);
    const first = p.first === undefined ? interarrival : buildDistribution(p.first, context);
    const { length } = context;
    const { mean } = interarrival;
    // The elementary renewal theorem: one vehicle in every mean time, in the long run. The error is a constant.
    const start = Math.max(0, first.mean - mean);
    const until = (time: number): number => Math.min(Math.max(time, start), length);
    return {
      begin: (stream) => new RenewalSource(stream, interarrival, first, length),
      expected: (from, to) => (to > from ? (until(to) - until(from)) / mean : 0),
    };
  },
});
