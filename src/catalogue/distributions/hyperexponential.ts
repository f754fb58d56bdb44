/** Hyperexponential: memoryless times of several kinds, more variable than the exponential. */
import { z } from "zod";
import { MANY, type Stream } from "../../kernel/stream.ts";
import { positiveDuration, share } from "../quantities.ts";
import { variant } from "../variant.ts";
import { BranchPicker } from "./branch-picker.ts";
import { given, oneSetOf, sumToOne } from "./refinements.ts";
import type { Sampler } from "./sampler.ts";
import { unitExponential, unitExponentials } from "./unit-exponential.ts";

const branch = z.strictObject({
  share: share.describe("probability of the branch, 0 to 1; all add up to 1"),
  mean: positiveDuration.describe("mean of the branch, a duration above zero"),
});
type Branch = z.output<typeof branch>;

/** `hyperexponential: {branches: [{share: 0.9, mean: 5 min}, ...]}` or `hyperexponential: {mean: 10 min, cv: 2}`. */
export const hyperexponential = variant({
  name: "hyperexponential",
  summary: "memoryless times of several kinds, more variable than the exponential",
  parameters: oneSetOf(
    z.strictObject({
      branches: z
        .array(branch)
        .min(1)
        .superRefine(sumToOne)
        .optional()
        .describe("the kinds, each with its share and mean"),
      mean: positiveDuration.optional().describe("mean, a duration above zero; with `cv`"),
      cv: z.number().gt(1).optional().describe("standard deviation over mean, above 1; with `mean`"),
    }),
    ["branches"],
    ["mean", "cv"],
  ),
  build: ({ branches, mean, cv }): Sampler =>
    new Hyperexponential(branches ?? balancedBranches(given(mean), given(cv))),
});

/**
 * Two branches of this mean and cv with balanced means (each branch has half of the total time): W. Whitt,
 * "Approximating a point process by a renewal process, I", Operations Research 30 (1982).
 */
function balancedBranches(mean: number, cv: number): Branch[] {
  const tilt = Math.sqrt((cv * cv - 1) / (cv * cv + 1));
  // (1 - tilt)/2 without cancellation when the cv is great.
  const rare = 1 / ((cv * cv + 1) * (1 + tilt));
  const common = (1 + tilt) / 2;
  return [
    { share: common, mean: mean / (2 * common) },
    { share: rare, mean: mean / (2 * rare) },
  ];
}

const branchLots = new Float64Array(MANY);

/** Mean = sum of share * mean; E[X^2] = 2 * sum of share * mean^2. */
class Hyperexponential implements Sampler {
  readonly mean: number;
  readonly variance: number;
  readonly lowest = 0;
  readonly #picker: BranchPicker;
  readonly #means: Float64Array;

  constructor(branches: readonly Branch[]) {
    this.mean = branches.reduce((sum, b) => sum + b.share * b.mean, 0);
    const secondMoment = branches.reduce((sum, b) => sum + 2 * b.share * b.mean * b.mean, 0);
    this.variance = secondMoment - this.mean * this.mean;
    this.#picker = new BranchPicker(branches.map((b) => b.share));
    this.#means = Float64Array.from(branches, (b) => b.mean);
  }

  sample(stream: Stream): number {
    const mean = this.#means[this.#picker.pick(stream.uniform())]!;
    return mean * unitExponential(stream);
  }

  sampleMany(stream: Stream, first: number, draw: number, out: Float64Array, at: number): void {
    const means = this.#means;
    unitExponentials(stream, first, draw + 1, out, at);
    stream.uniforms(first, draw, branchLots, 0);
    for (let i = 0; i < MANY; i += 1) out[at + i]! *= means[this.#picker.pick(branchLots[i]!)]!;
  }
}
