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
  /** Variates of the latest MANY vehicles drawn, that of the next one less what the rate has gathered up to now. */
  readonly #masses = new Float64Array(MANY);
  #drawn = 0;
  #now = 0;
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
    const { size } = this.#profile;
    for (let i = at; i < at + count; ) {
      if (this.#segment === size) {
        out.fill(Number.POSITIVE_INFINITY, i, at + count);
        return;
      }
      if (this.#count === this.#drawn) {
        unitExponentials(this.#stream, this.#drawn, 0, this.#masses, 0);
        this.#drawn += MANY;
      }
      const given = this.#walk(out, i, Math.min(this.#drawn - this.#count, at + count - i));
      this.#count += given;
      i += given;
    }
  }

  /** The next arrivals in this segment, `most` or fewer, into `out` at `at`. @returns how many there are */
  #walk(out: Float64Array, at: number, most: number): number {
    const { from, rate, slope } = this.#profile;
    const segment = this.#segment;
    const end = from[segment + 1]!;
    if (slope[segment] !== 0)
      return this.#alongSlope(rate[segment]!, slope[segment]!, from[segment]!, end, out, at, most);
    if (rate[segment] !== 0) return this.#alongLevel(rate[segment]!, end, out, at, most);
    this.#endSegment(end, 0, this.#count % MANY);
    return 0;
  }

  /** As `#alongSlope`, without the steps that a slope needs: half of the time. */
  #alongLevel(rate: number, end: number, out: Float64Array, at: number, most: number): number {
    const masses = this.#masses;
    const first = this.#count % MANY;
    let now = this.#now;
    for (let i = 0; i < most; i += 1) {
      const mass = masses[first + i]!;
      const area = rate * (end - now);
      if (mass >= area) {
        this.#endSegment(end, area, first + i);
        return i;
      }
      const reached = now + mass / rate;
      now = reached < end ? reached : end;
      out[at + i] = now;
    }
    this.#now = now;
    return most;
  }

  #alongSlope(
    rate: number,
    slope: number,
    start: number,
    end: number,
    out: Float64Array,
    at: number,
    most: number,
  ): number {
    const masses = this.#masses;
    const first = this.#count % MANY;
    for (let i = 0; i < most; i += 1) {
      const now = this.#now;
      const mass = masses[first + i]!;
      // A falling line that ends at 0 may come out a rounding error below it.
      const height = Math.max(0, rate + slope * (now - start));
      const area = areaUnder(height, slope, end - now);
      if (mass >= area) {
        this.#endSegment(end, area, first + i);
        return i;
      }
      const reached = now + timeToGather(mass, height, slope);
      this.#now = reached < end ? reached : end;
      out[at + i] = this.#now;
    }
    return most;
  }

  /** Goes on to the next segment. @param area what is gathered in this one of the variate at `next` */
  #endSegment(end: number, area: number, next: number): void {
    this.#masses[next]! -= area;
    this.#now = end;
    this.#segment += 1;
  }
}

/**
 * Time in which a rate, `rate` now and changing by `slope`, gathers `mass`: the smaller root of
 * rate x + slope x^2 / 2 = mass in the form that does not cancel (Press et al., Numerical Recipes, sec. 5.6).
 */
function timeToGather(mass: number, rate: number, slope: number): number {
  const denominator = rate + Math.sqrt(Math.max(0, rate * rate + 2 * slope * mass));
  return denominator > 0 ? (2 * mass) / denominator : 0;
}
