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

  /** Arrivals of the variates `k` to before `k + some`: segment by segment, what they share read once. */
  #walk(k: number, some: number, out: Float64Array, at: number): void {
    const { size, from, rate, slope } = this.#profile;
    const masses = this.#masses;
    let now = this.#at;
    let mass = masses[k]!;
    let i = 0;
    for (; this.#segment < size; this.#segment += 1) {
      const start = from[this.#segment]!;
      const end = from[this.#segment + 1]!;
      const level = rate[this.#segment]!;
      const steepness = slope[this.#segment]!;
      for (;;) {
        // A falling line that ends at 0 may come out a rounding error below it.
        const height = steepness === 0 ? level : Math.max(0, level + steepness * (now - start));
        const area = areaUnder(height, steepness, end - now);
        if (mass >= area) {
          mass -= area;
          break;
        }
        const reached = now + timeToGather(mass, height, steepness);
        now = reached < end ? reached : end;
        out[at + i] = now;
        i += 1;
        if (i === some) {
          this.#at = now;
          return;
        }
        mass = masses[k + i]!;
      }
      now = end;
    }
    this.#at = now;
    out.fill(Number.POSITIVE_INFINITY, at + i, at + some);
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
