/** PERT: a least, a most likely and a greatest duration, with a smooth hump (a beta distribution). */
import { z } from "zod";
import { MANY, type Stream } from "../../kernel/stream.ts";
import { signedDuration } from "../quantities.ts";
import { variant } from "../variant.ts";
import { ordered } from "./refinements.ts";
import { drawLeft, type Sampler } from "./sampler.ts";
import { UnitGamma, USUAL_DRAWS } from "./unit-gamma.ts";

/** `pert: {min: 5 min, mode: 8 min, max: 20 min}`. */
export const pert = variant({
  name: "pert",
  summary: "a least, a most likely and a greatest duration, with a smooth hump",
  parameters: z
    .strictObject({
      min: signedDuration.describe("the least duration"),
      mode: signedDuration.describe("the most likely duration, from `min` to `max`"),
      max: signedDuration.describe("the greatest duration, above `min`"),
      shape: z
        .number()
        .positive()
        .default(4)
        .describe("weight of the mode against the ends; 4 is classic PERT, more is narrower"),
    })
    .superRefine(ordered("min", "mode", "max")),
  build: ({ min, mode, max, shape }): Sampler => new Pert(min, mode, max, shape),
});

/** Those of a block left over by either gamma variate; who is left by both stands in it twice. */
const left = new Uint8Array(2 * MANY);
const aboves = new Float64Array(MANY);

/**
 * The beta distribution on [min, max] with alpha = 1 + shape (mode-min)/(max-min) and beta likewise: D. G. Malcolm
 * et al., Operations Research 7 (1959); the free shape from D. Vose, "Risk Analysis" (3rd ed. 2008).
 * Drawn as G(alpha) / (G(alpha) + G(beta)).
 */
class Pert implements Sampler {
  readonly mean: number;
  readonly variance: number;
  readonly lowest: number;
  readonly #width: number;
  readonly #below: UnitGamma;
  readonly #above: UnitGamma;

  constructor(min: number, mode: number, max: number, shape: number) {
    this.lowest = min;
    this.#width = max - min;
    this.mean = (min + shape * mode + max) / (shape + 2);
    this.variance = ((this.mean - min) * (max - this.mean)) / (shape + 3);
    this.#below = new UnitGamma(1 + (shape * (mode - min)) / this.#width);
    this.#above = new UnitGamma(1 + (shape * (max - mode)) / this.#width);
  }

  sample(stream: Stream): number {
    const below = this.#below.sample(stream);
    return this.lowest + (this.#width * below) / (below + this.#above.sample(stream));
  }

  sampleMany(stream: Stream, first: number, draw: number, out: Float64Array, at: number): void {
    const { lowest } = this;
    const width = this.#width;
    const some = this.#below.usual(stream, first, draw, out, at, left, 0);
    const all = this.#above.usual(stream, first, draw + USUAL_DRAWS, aboves, 0, left, some);
    for (let i = 0; i < MANY; i += 1) {
      const below = out[at + i]!;
      out[at + i] = lowest + (width * below) / (below + aboves[i]!);
    }
    drawLeft(this, stream, first, draw, out, at, left, all);
  }
}
