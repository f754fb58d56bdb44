/** Draws from a list of observed values, with replacement. Part of `empirical`. */
import type { Stream } from "../../kernel/stream.ts";
import { OneVariate, uniforms } from "./one-variate.ts";

/** Each value of the list is equally likely; the moments are those of the list as a whole population. */
export class EmpiricalValues extends OneVariate {
  readonly variates = uniforms;
  readonly mean: number;
  readonly variance: number;
  readonly lowest: number;
  readonly #values: Float64Array;

  /** @param values at least one */
  constructor(values: readonly number[]) {
    super();
    this.#values = Float64Array.from(values);
    this.mean = this.#values.reduce((sum, value) => sum + value, 0) / values.length;
    this.variance = this.#values.reduce((sum, value) => sum + (value - this.mean) ** 2, 0) / values.length;
    this.lowest = this.#values.reduce((least, value) => Math.min(least, value), Infinity);
  }

  sample(stream: Stream): number {
    return this.#values[stream.below(this.#values.length)]!;
  }

  transform(values: Float64Array, at: number, who: Uint8Array, from: number, to: number): void {
    const observed = this.#values;
    for (let k = from; k < to; k += 1) {
      const i = at + who[k]!;
      values[i] = observed[Math.floor(values[i]! * observed.length)]!;
    }
  }
}
