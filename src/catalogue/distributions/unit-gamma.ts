/** The gamma variate of scale 1, which gamma, Erlang and PERT are made of. Knows no units. */
import { MANY, type Stream } from "../../kernel/stream.ts";
import { unitExponential, unitExponentials } from "./unit-exponential.ts";
import { unitNormal, usualNormals } from "./unit-normal.ts";

/** Draws that a variate of a shape of 1 or more takes in the usual case: a normal variate and a uniform number. */
export const USUAL_DRAWS = 2;

const leftNormals = new Uint8Array(MANY);
const lots = new Float64Array(MANY);
const boosts = new Float64Array(MANY);

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

  /**
   * Variates of those of MANY subjects whose first try succeeds, into `out` at `at`: what `sample` gives after
   * `seek(subject, draw)`, by USUAL_DRAWS and, for a shape below 1, an exponential variate after them.
   * @param left receives the others, as indexes in the block, from `leftAt` on @returns where they end
   */
  usual(
    stream: Stream,
    first: number,
    draw: number,
    out: Float64Array,
    at: number,
    left: Uint8Array,
    leftAt: number,
  ): number {
    const d = this.#d;
    const c = this.#c;
    const unusual = usualNormals(stream, first, draw, out, at, leftNormals);
    // Whoever has no normal variate yet fails every comparison below.
    for (let k = 0; k < unusual; k += 1) out[at + leftNormals[k]!] = Number.NaN;
    stream.uniforms(first, draw + 1, lots, 0);
    let end = leftAt;
    for (let i = 0; i < MANY; i += 1) {
      const x = out[at + i]!;
      const root = 1 + c * x;
      const v = root * root * root;
      const square = x * x;
      const u = lots[i]!;
      out[at + i] = d * v;
      if (root > 0 && u < 1 - 0.0331 * square * square) continue;
      if (root > 0 && Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) continue;
      left[end] = i;
      end += 1;
    }
    if (this.#boost !== 0) this.#boosted(stream, first, draw + USUAL_DRAWS, out, at);
    return end;
  }

  /** Makes variates of a shape above 1 such of a shape below 1. */
  #boosted(stream: Stream, first: number, draw: number, out: Float64Array, at: number): void {
    const boost = this.#boost;
    unitExponentials(stream, first, draw, boosts, 0);
    for (let i = 0; i < MANY; i += 1) out[at + i]! *= Math.exp(-boosts[i]! * boost);
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
