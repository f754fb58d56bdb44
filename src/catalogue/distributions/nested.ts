/**
 * What a distribution made of distributions may ask of the family. The family hands it in (`index.ts`), so that
 * no variant imports the registry that imports it.
 */
import type { z } from "zod";
import type { Chosen } from "../family.ts";
import type { BuildContext, ParameterProblem } from "../variant.ts";
import type { Sampler } from "./sampler.ts";

/** The family, seen from inside one of its variants. */
export interface Nested {
  /** Shape of any distribution; resolved when it is first used. */
  readonly schema: z.ZodType<Chosen>;
  build(chosen: Chosen, context: BuildContext): Sampler;
  problems(chosen: Chosen, context: BuildContext): ParameterProblem[];
}
