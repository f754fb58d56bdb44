/** The gamma variate of scale 1, which gamma, Erlang and PERT are made of. Knows no units. */
import type { Stream } from "../../kernel/stream.ts";
import { unitExponential } from "./unit-exponential.ts";
import { unitNormal } from "./unit-normal.ts";

/**
 * Draws gamma variates of one shape and of scale 1.
 *
 * G. Marsaglia & W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000); a shape
 * below 1 by their boost: Gamma(shape + 1) times U^(1/shape).
 */
export class UnitGamma {
  readonly #d: number;
  readonly #c: number;
  /** 1/shape where the boost is needed, otherwise 0. */
  readonly #boost: number;

  /** @param shape above 0 */
  constructor(shape: number) {
    this.#boost = shape < 1 ? 1 / shape : 0;
    this.#d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
    this.#c = 1 / Math.sqrt(9 * this.#d);
  }

  /** Next variate. Uses two draws or more. */
  sample(stream: Stream): number {
    const variate = this.#squeeze(stream);
    // U^(1/shape) as exp(-E/shape): one ziggurat draw, and no logarithm.
    return this.#boost === 0 ? variate : variate * Math.exp(-unitExponential(stream) * this.#boost);
  }

  #squeeze(stream: Stream): number {
    const d = this.#d;
    const c = this.#c;
    for (;;) {
      const x = unitNormal(stream);
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      const u = stream.uniform();
      const square = x * x;
      if (u < 1 - 0.0331 * square * square) return d * v;
      if (Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) return d * v;
    }
  }
}
