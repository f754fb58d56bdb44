/** Erlang: the sum of several memoryless stages, by its mean and their number. */
import { z } from "zod";
import { MANY, type Stream } from "../../kernel/stream.ts";
import { positiveDuration } from "../quantities.ts";
import { variant } from "../variant.ts";
import { Gamma } from "./gamma.ts";
import { drawLeft, type Sampler } from "./sampler.ts";
import { unitExponential, unitExponentials, usualExponentials } from "./unit-exponential.ts";

/** Up to here the sum of exponentials is faster than the gamma method, which takes two draws and a little more. */
const MOST_SUMMED = 2;

/** `erlang: {mean: 10 min, stages: 3}`. */
export const erlang = variant({
  name: "erlang",
  summary: "the sum of memoryless stages, steadier the more there are",
  parameters: z.strictObject({
    mean: positiveDuration.describe("mean of the sum, a duration above zero"),
    stages: z.int().min(1).describe("number of stages, from 1; the cv is 1 over its root"),
  }),
  build: ({ mean, stages }): Sampler =>
    stages <= MOST_SUMMED ? new Erlang(mean, stages) : new Gamma(stages, mean / stages),
});

const left = new Uint8Array(MANY);
const second = new Float64Array(MANY);

/** A sum of `stages` exponentials of mean `mean / stages` (A. K. Erlang 1917; variance mean^2 / stages). */
class Erlang implements Sampler {
  readonly mean: number;
  readonly variance: number;
  readonly lowest = 0;
  readonly #stages: number;
  readonly #stageMean: number;

  constructor(mean: number, stages: number) {
    this.mean = mean;
    this.variance = (mean * mean) / stages;
    this.#stages = stages;
    this.#stageMean = mean / stages;
  }

  sample(stream: Stream): number {
    let sum = 0;
    for (let i = 0; i < this.#stages; i++) sum += unitExponential(stream);
    return sum * this.#stageMean;
  }

  sampleMany(stream: Stream, first: number, draw: number, out: Float64Array, at: number): void {
    const stageMean = this.#stageMean;
    if (this.#stages === 1) {
      unitExponentials(stream, first, draw, out, at, stageMean);
      return;
    }
    // Where the first stage takes one draw, the second begins at the next.
    const count = usualExponentials(stream, first, draw, out, at, left);
    unitExponentials(stream, first, draw + 1, second, 0);
    for (let i = 0; i < MANY; i += 1) out[at + i] = (out[at + i]! + second[i]!) * stageMean;
    drawLeft(this, stream, first, draw, out, at, left, count);
  }
}
