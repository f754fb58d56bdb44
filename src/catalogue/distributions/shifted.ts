/** Shifted: another distribution, moved by a fixed duration. */
import { z } from "zod";
import { MANY, type Stream } from "../../kernel/stream.ts";
import { signedDuration } from "../quantities.ts";
import { variant } from "../variant.ts";
import type { Nested } from "./nested.ts";
import { drawMany, type Sampler } from "./sampler.ts";

/** `shifted: {by: 3 min, of: {exponential: {mean: 10 min}}}`. */
export const shifted = (nested: Nested) =>
  variant({
    name: "shifted",
    summary: "another distribution, moved by a fixed duration",
    parameters: z.strictObject({
      by: signedDuration.describe("what is added to every draw, a duration of either sign"),
      of: nested.schema,
    }),
    build: ({ by, of }, context): Sampler => new Shifted(by, nested.build(of, context)),
    problems: ({ of }, context) =>
      nested.problems(of, context).map((p) => ({ ...p, path: ["of", ...p.path] })),
  });

class Shifted implements Sampler {
  readonly mean: number;
  readonly variance: number;
  readonly lowest: number;
  readonly #by: number;
  readonly #of: Sampler;

  constructor(by: number, of: Sampler) {
    this.mean = by + of.mean;
    this.variance = of.variance;
    this.lowest = by + of.lowest;
    this.#by = by;
    this.#of = of;
  }

  sample(stream: Stream): number {
    return this.#by + this.#of.sample(stream);
  }

  sampleMany(stream: Stream, first: number, draw: number, out: Float64Array, at: number): void {
    const by = this.#by;
    drawMany(this.#of, stream, first, draw, out, at);
    for (let i = at; i < at + MANY; i += 1) out[i] = by + out[i]!;
  }
}
