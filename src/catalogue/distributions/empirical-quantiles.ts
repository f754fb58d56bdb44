/** Draws from quantiles joined by straight lines: the inverse of a broken-line distribution function. Part of `empirical`. */
import type { Stream } from "../../kernel/stream.ts";
import { OneVariate, uniforms } from "./one-variate.ts";

/** A point of the inverse distribution function. */
export interface Quantile {
  readonly p: number;
  readonly value: number;
}

/**
 * Uniform between each two neighbouring quantiles (Law, "Simulation Modeling and Analysis", 5th ed. 2015,
 * ch. 6); two equal values make an atom.
 */
export class EmpiricalQuantiles extends OneVariate {
  readonly variates = uniforms;
  readonly mean: number;
  readonly variance: number;
  readonly lowest: number;
  readonly #p: Float64Array;
  readonly #values: Float64Array;

  /** @param quantiles p ascending from 0 to 1, values never decreasing */
  constructor(quantiles: readonly Quantile[]) {
    super();
    this.#p = Float64Array.from(quantiles, (point) => point.p);
    this.#values = Float64Array.from(quantiles, (point) => point.value);
    this.lowest = this.#values[0]!;
    let mean = 0;
    for (let i = 1; i < quantiles.length; i++) mean += this.#weight(i) * this.#middle(i);
    let variance = 0;
    for (let i = 1; i < quantiles.length; i++) {
      const width = this.#values[i]! - this.#values[i - 1]!;
      variance += this.#weight(i) * ((this.#middle(i) - mean) ** 2 + (width * width) / 12);
    }
    this.mean = mean;
    this.variance = variance;
  }

  /** O(log of the number of quantiles). */
  sample(stream: Stream): number {
    return this.#inverse(stream.uniform());
  }

  transform(values: Float64Array, at: number, who: Uint8Array, from: number, to: number): void {
    for (let k = from; k < to; k += 1) {
      const i = at + who[k]!;
      values[i] = this.#inverse(values[i]!);
    }
  }

  #inverse(u: number): number {
    let below = 0;
    let above = this.#p.length - 1;
    while (above - below > 1) {
      const middle = (below + above) >> 1;
      if (u < this.#p[middle]!) above = middle;
      else below = middle;
    }
    const from = this.#values[below]!;
    return from + ((this.#values[above]! - from) * (u - this.#p[below]!)) / this.#weight(above);
  }

  /** Probability of the piece that ends at quantile `i`. */
  #weight(i: number): number {
    return this.#p[i]! - this.#p[i - 1]!;
  }

  #middle(i: number): number {
    return (this.#values[i]! + this.#values[i - 1]!) / 2;
  }
}
