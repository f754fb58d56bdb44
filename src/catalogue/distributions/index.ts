/**
 * The family of distributions: its registry, its schema with the shorthand for constants, and building.
 * A new distribution is one file and one line here. Knows no arrivals and no stages.
 */
import { z } from "zod";
import { type Chosen, family } from "../family.ts";
import { duration } from "../quantities.ts";
import type { BuildContext, ParameterProblem } from "../variant.ts";
import { constant } from "./constant.ts";
import { empirical } from "./empirical.ts";
import { erlang } from "./erlang.ts";
import { exponential } from "./exponential.ts";
import { gamma } from "./gamma.ts";
import { hyperexponential } from "./hyperexponential.ts";
import { lognormal } from "./lognormal.ts";
import { mixture } from "./mixture.ts";
import type { Nested } from "./nested.ts";
import { normal } from "./normal.ts";
import { pert } from "./pert.ts";
import type { Sampler } from "./sampler.ts";
import { shifted } from "./shifted.ts";
import { triangular } from "./triangular.ts";
import { uniform } from "./uniform.ts";
import { weibull } from "./weibull.ts";

/**
 * The family's shape, for a variant that holds distributions. A missing value is refused before the shape is asked:
 * `family` tries every variant with `{}` while the shape is still being made.
 */
const inner = z.nonoptional(
  z.preprocess(
    (value, context) => {
      if (value !== undefined) return value;
      context.addIssue({ code: "invalid_type", expected: "nonoptional", input: value });
      return z.NEVER;
    },
    z.lazy(() => distribution),
  ),
);

const nested: Nested = {
  schema: inner,
  build: buildDistribution,
  problems: distributionProblems,
};

/** The registry of distributions. */
export const distributions = family<Sampler>("distribution", [
  constant,
  uniform,
  triangular,
  pert,
  exponential,
  erlang,
  gamma,
  weibull,
  lognormal,
  normal,
  hyperexponential,
  mixture(nested),
  shifted(nested),
  empirical,
]);

/**
 * Shape of a distribution of durations in a file: `{<name>: <parameters>}`, or a duration alone for a constant.
 * Its output is a `Chosen` with all durations in seconds, such as `{constant: 720}`; it is parsed once only.
 */
export const distribution: z.ZodType<Chosen> = z
  .union([duration.transform((seconds): Chosen => ({ constant: seconds })), distributions.schema])
  .meta({
    id: "distribution",
    description:
      'a distribution of durations, such as {lognormal: {mean: "4 min", cv: 0.6}}, or one duration',
  });

/** The sampler of a distribution that has passed `distribution` and has no `distributionProblems`. Draws are in seconds. */
export function buildDistribution(chosen: Chosen, context: BuildContext): Sampler {
  return distributions.build(chosen, context);
}

/**
 * What is wrong with a distribution that has the right shape: faults of the files it names, or parameters so
 * extreme that its mean or variance overflows (`distribution:overflow`). Paths start at the choice.
 */
export function distributionProblems(chosen: Chosen, context: BuildContext): ParameterProblem[] {
  const problems = distributions.problems(chosen, context);
  if (problems.length > 0) return problems;
  const { mean, variance } = distributions.build(chosen, context);
  if (Number.isFinite(mean) && Number.isFinite(variance)) return [];
  return [{ path: [Object.keys(chosen)[0] ?? ""], code: "distribution:overflow" }];
}
