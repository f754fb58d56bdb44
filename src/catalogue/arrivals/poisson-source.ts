/**
 * Poisson arrivals whose rate follows a profile, by exact inversion of the cumulative rate (Cinlar 1975,
 * "Introduction to Stochastic Processes", ch. 4.7): no thinning, hence one variate an arrival.
 */
import { MANY, type Stream } from "../../kernel/stream.ts";
import { unitExponentials } from "../distributions/unit-exponential.ts";
import type { ArrivalSource } from "./arrival-source.ts";
import { areaUnder, type RateProfile } from "./rate-profile.ts";

/**
 * Walks through the segments of a profile. Vehicle k's exponential variate is drawn at subject k of the
 * stream, so that a change of the rate at one time leaves all earlier arrivals as they were.
 */
export class PoissonSource implements ArrivalSource {
  readonly #profile: RateProfile;
  readonly #stream: Stream;
  /** Variates of the vehicles from the latest multiple of MANY on. */
  readonly #masses = new Float64Array(MANY);
  #at = 0;
  #segment = 0;
  #count = 0;

  constructor(profile: RateProfile, stream: Stream) {
    this.#profile = profile;
    this.#stream = stream;
  }

  /** Here `next` is known, and nothing that it gives goes over the heap. */
  nextMany(out: Float64Array, at: number, count: number): void {
    for (let i = at; i < at + count; i += 1) out[i] = this.next();
  }

  next(): number {
    const { size, from, rate, slope } = this.#profile;
    const k = this.#count % MANY;
    if (k === 0) unitExponentials(this.#stream, this.#count, 0, this.#masses, 0);
    let mass = this.#masses[k]!;
    this.#count += 1;
    while (this.#segment < size) {
      const i = this.#segment;
      const end = from[i + 1] as number;
      const steepness = slope[i] as number;
      // A falling line that ends at 0 may come out a rounding error below it.
      const now = Math.max(0, (rate[i] as number) + steepness * (this.#at - (from[i] as number)));
      const area = areaUnder(now, steepness, end - this.#at);
      if (mass < area) {
        this.#at = Math.min(this.#at + timeToGather(mass, now, steepness), end);
        return this.#at;
      }
      mass -= area;
      this.#at = end;
      this.#segment += 1;
    }
    return Number.POSITIVE_INFINITY;
  }
}

/**
 * Time in which a rate, `rate` now and changing by `slope`, gathers `mass`: the smaller root of
 * rate x + slope x^2 / 2 = mass in the form that does not cancel (Press et al., Numerical Recipes, sec. 5.6).
 */
function timeToGather(mass: number, rate: number, slope: number): number {
  if (slope === 0) return mass / rate;
  const denominator = rate + Math.sqrt(Math.max(0, rate * rate + 2 * slope * mass));
  return denominator > 0 ? (2 * mass) / denominator : 0;
}
