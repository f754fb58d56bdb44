/** The normal distribution on condition of being zero or more, at any depth of the cut. Part of `normal`. */
import { MANY, type Stream } from "../../kernel/stream.ts";
import { normalCdf } from "../../statistics/normal-cdf.ts";
import { drawLeft, type Sampler } from "./sampler.ts";
import { unitExponential, unitExponentials, usualExponentials } from "./unit-exponential.ts";
import { unitNormal, unitNormals } from "./unit-normal.ts";

/** Cuts beyond this many standard deviations above the mean are drawn from the tail: here both ways take 2.6 draws. */
const TAIL_METHOD_FROM = 0.257;
/** From here on the moments come from the continued fraction; nearer, from the hazard. */
const FRACTION_FROM = 3;
/** Levels of the continued fraction: at a cut of 3 the rest is below 1e-16. */
const FRACTION_LEVELS = 120;

const left = new Uint8Array(MANY);
const lots = new Float64Array(MANY);

/**
 * Normal variates given that they are zero or more.
 *
 * Mild cuts draw again until the value passes. Hard cuts draw from an exponential proposal beyond the cut:
 * C. P. Robert, "Simulation of truncated normal variables", Statistics and Computing 5 (1995).
 */
export class NormalAboveZero implements Sampler {
  readonly mean: number;
  readonly variance: number;
  readonly lowest = 0;
  readonly #mean: number;
  readonly #sd: number;
  /** The cut in standard deviations from the mean. */
  readonly #cut: number;
  /** Rate of the exponential proposal (Robert 1995). */
  readonly #rate: number;

  /** @param mean @param sd of the whole bell, before the cut; sd above 0 */
  constructor(mean: number, sd: number) {
    this.#mean = mean;
    this.#sd = sd;
    this.#cut = -mean / sd;
    this.#rate = (this.#cut + Math.hypot(this.#cut, 2)) / 2;
    const excess = this.#cut < FRACTION_FROM ? excessByHazard(this.#cut) : excessByFraction(this.#cut);
    this.mean = sd * excess.mean;
    this.variance = sd * sd * excess.variance;
  }

  sample(stream: Stream): number {
    return this.#cut < TAIL_METHOD_FROM ? this.#again(stream) : this.#tail(stream);
  }

  /** The first try of each, then those whose try fails. */
  sampleMany(stream: Stream, first: number, draw: number, out: Float64Array, at: number): void {
    const count =
      this.#cut < TAIL_METHOD_FROM
        ? this.#tryAll(stream, first, draw, out, at)
        : this.#tryTails(stream, first, draw, out, at);
    drawLeft(this, stream, first, draw, out, at, left, count);
  }

  #tryAll(stream: Stream, first: number, draw: number, out: Float64Array, at: number): number {
    const mean = this.#mean;
    const sd = this.#sd;
    let count = 0;
    unitNormals(stream, first, draw, out, at);
    for (let i = 0; i < MANY; i += 1) {
      const value = mean + sd * out[at + i]!;
      out[at + i] = value;
      if (value >= 0) continue;
      left[count] = i;
      count += 1;
    }
    return count;
  }

  #tryTails(stream: Stream, first: number, draw: number, out: Float64Array, at: number): number {
    let count = usualExponentials(stream, first, draw, out, at, left);
    for (let k = 0; k < count; k += 1) out[at + left[k]!] = Number.NaN;
    count = 0;
    unitExponentials(stream, first, draw + 1, lots, 0);
    for (let i = 0; i < MANY; i += 1) {
      const excess = out[at + i]! / this.#rate;
      const miss = this.#cut + excess - this.#rate;
      out[at + i] = this.#sd * excess;
      if (2 * lots[i]! > miss * miss) continue;
      left[count] = i;
      count += 1;
    }
    return count;
  }

  #again(stream: Stream): number {
    for (;;) {
      const value = this.#mean + this.#sd * unitNormal(stream);
      if (value >= 0) return value;
    }
  }

  #tail(stream: Stream): number {
    for (;;) {
      const excess = unitExponential(stream) / this.#rate;
      const miss = this.#cut + excess - this.#rate;
      // Accepts with probability exp(-miss^2/2).
      if (2 * unitExponential(stream) > miss * miss) return this.#sd * excess;
    }
  }
}

/** Mean and variance of Z - cut given Z >= cut, Z standard normal. */
interface Excess {
  readonly mean: number;
  readonly variance: number;
}

/** Johnson, Kotz & Balakrishnan (1994), ch. 13: with hazard h, mean h - cut and variance 1 - h (h - cut). */
function excessByHazard(cut: number): Excess {
  const hazard = Math.exp(-0.5 * cut * cut) / (Math.sqrt(2 * Math.PI) * normalCdf(-cut));
  const mean = hazard - cut;
  return { mean, variance: 1 - hazard * mean };
}

/**
 * The same without cancellation far out: Laplace's continued fraction gives the hazard as
 * cut + 1/(cut + 2/(cut + 3/(cut + ...))) (Abramowitz & Stegun 1964, 26.2.14).
 */
function excessByFraction(cut: number): Excess {
  let next = 0;
  for (let level = FRACTION_LEVELS; level >= 2; level--) next = level / (cut + next);
  const mean = 1 / (cut + next);
  // 1 - (cut + mean) mean, with the mean's own denominator taken out.
  return { mean, variance: (next - mean) * mean };
}
