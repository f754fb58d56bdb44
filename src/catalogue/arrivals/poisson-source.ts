/**
 * Poisson arrivals whose rate follows a profile, by exact inversion of the cumulative rate (Cinlar 1975,
 * "Introduction to Stochastic Processes", ch. 4.7): no thinning, hence one variate an arrival.
 */
import { MANY, type Stream } from "../../kernel/stream.ts";
import { unitExponentials } from "../distributions/unit-exponential.ts";
import type { ArrivalSource } from "./arrival-source.ts";
import { areaUnder, type RateProfile } from "./rate-profile.ts";

const one = new Float64Array(1);

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

  next(): number {
    this.nextMany(one, 0, 1);
    return one[0]!;
  }

  nextMany(out: Float64Array, at: number, count: number): void {
    const masses = this.#masses;
    for (let done = 0; done < count; ) {
      const k = this.#count % MANY;
      if (k === 0) unitExponentials(this.#stream, this.#count, 0, masses, 0);
      const some = Math.min(MANY - k, count - done);
      this.#walk(k, some, out, at + done);
      this.#count += some;
      done += some;
    }
  }

  /** Arrivals of the variates `k` to before `k + some`. All that changes is at hand: of an arrival nothing is kept by it. */
  #walk(k: number, some: number, out: Float64Array, at: number): void {
    const { size, from, rate, slope } = this.#profile;
    const masses = this.#masses;
    let now = this.#at;
    let segment = this.#segment;
    for (let i = 0; i < some; i += 1) {
      let mass = masses[k + i]!;
      let then = Number.POSITIVE_INFINITY;
      while (segment < size) {
        const end = from[segment + 1]!;
        const steepness = slope[segment]!;
        let height = rate[segment]!;
        // A falling line that ends at 0 may come out a rounding error below it.
        if (steepness !== 0) height = Math.max(0, height + steepness * (now - from[segment]!));
        const area = areaUnder(height, steepness, end - now);
        if (mass < area) {
          const reached = now + timeToGather(mass, height, steepness);
          then = reached < end ? reached : end;
          now = then;
          break;
        }
        mass -= area;
        now = end;
        segment += 1;
      }
      out[at + i] = then;
    }
    this.#at = now;
    this.#segment = segment;
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
