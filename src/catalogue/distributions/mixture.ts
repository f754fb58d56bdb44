/** Mixture: each draw comes from one of several distributions, chosen by its share. */
import { z } from "zod";
import { MANY, type Stream } from "../../kernel/stream.ts";
import { share } from "../quantities.ts";
import { variant } from "../variant.ts";
import { BranchPicker } from "./branch-picker.ts";
import { ChosenLaws } from "./chosen-laws.ts";
import type { Nested } from "./nested.ts";
import { sumToOne } from "./refinements.ts";
import type { Sampler } from "./sampler.ts";

/** `mixture: {of: [{share: 0.9, distribution: 5 min}, {share: 0.1, distribution: {exponential: {mean: 1 h}}}]}`. */
export const mixture = (nested: Nested) =>
  variant({
    name: "mixture",
    summary: "each draw from one of several distributions, chosen by its share",
    parameters: z.strictObject({
      of: z
        .array(
          z.strictObject({
            share: share.describe("probability of this part, 0 to 1; all add up to 1"),
            distribution: nested.schema,
          }),
        )
        .min(1)
        .superRefine(sumToOne)
        .describe("the parts, each with its share"),
    }),
    build: ({ of }, context): Sampler =>
      new Mixture(
        of.map((part) => ({ share: part.share, sampler: nested.build(part.distribution, context) })),
      ),
    problems: ({ of }, context) =>
      of.flatMap((part, i) =>
        nested
          .problems(part.distribution, context)
          .map((p) => ({ ...p, path: ["of", i, "distribution", ...p.path] })),
      ),
  });

interface Part {
  readonly share: number;
  readonly sampler: Sampler;
}

/** The variance is the parts' mean variance and the variance of their means (law of total variance). */
class Mixture implements Sampler {
  readonly mean: number;
  readonly variance: number;
  readonly lowest: number;
  readonly #picker: BranchPicker;
  readonly #samplers: readonly Sampler[];
  readonly #together: ChosenLaws;
  readonly #lots = new Float64Array(MANY);
  readonly #chosen = new Int32Array(MANY);

  constructor(parts: readonly Part[]) {
    const live = parts.filter((part) => part.share > 0);
    this.mean = live.reduce((sum, { share, sampler }) => sum + share * sampler.mean, 0);
    this.variance = live.reduce(
      (sum, { share, sampler }) => sum + share * (sampler.variance + (sampler.mean - this.mean) ** 2),
      0,
    );
    this.lowest = Math.min(...live.map((part) => part.sampler.lowest));
    this.#picker = new BranchPicker(live.map((part) => part.share));
    this.#samplers = live.map((part) => part.sampler);
    this.#together = new ChosenLaws(this.#samplers);
  }

  sample(stream: Stream): number {
    return this.#samplers[this.#picker.pick(stream.uniform())]!.sample(stream);
  }

  sampleMany(stream: Stream, first: number, draw: number, out: Float64Array, at: number): void {
    const chosen = this.#chosen;
    const lots = this.#lots;
    stream.uniforms(first, draw, lots, 0);
    for (let i = 0; i < MANY; i += 1) chosen[i] = this.#picker.pick(lots[i]!);
    this.#together.sampleMany(chosen, 0, stream, first, draw + 1, out, at);
  }
}
