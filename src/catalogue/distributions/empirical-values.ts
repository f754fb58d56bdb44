/** Draws from a list of observed values, with replacement. Part of `empirical`. */
import type { Stream } from "../../kernel/stream.ts";
import type { Sampler } from "./sampler.ts";

/** Each value of the list is equally likely; the moments are those of the list as a whole population. */
export class EmpiricalValues implements Sampler {
  readonly mean: number;
  readonly variance: number;
  readonly lowest: number;
  readonly #values: Float64Array;

  /** @param values at least one */
  constructor(values: readonly number[]) {
    this.#values = Float64Array.from(values);
    this.mean = this.#values.reduce((sum, value) => sum + value, 0) / values.length;
    this.variance = this.#values.reduce((sum, value) => sum + (value - this.mean) ** 2, 0) / values.length;
    this.lowest = this.#values.reduce((least, value) => Math.min(least, value), Infinity);
  }

  sample(stream: Stream): number {
    return this.#values[stream.below(this.#values.length)]!;
  }
}
