/**
 * The contract of everything a scenario can name: one variant is one file that declares its parameters and
 * builds its working part. A family is a registry of variants; its schema, its validation, its JSON Schema
 * and its conformance tests follow from the registry. Knows no particular family.
 */
import type { z } from "zod";

/** What a variant may look at while it is built: the text of files that the scenario names, by their path. */
export interface BuildContext {
  readonly files: Readonly<Record<string, string>>;
}

/** A problem with a variant's parameters that the schema cannot see. */
export interface ParameterProblem {
  /** Where, from the variant's own parameters. */
  readonly path: readonly (string | number)[];
  /** Code of the message, and what fills it. */
  readonly code: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** One thing a scenario can name: `{<name>: <parameters>}`; `C` is what building it needs to know. */
export interface Variant<S extends z.ZodType, T, C extends BuildContext = BuildContext> {
  readonly name: string;
  /** One line for the reference and the editor. */
  readonly summary: string;
  /** Shape of the parameters; its output is plain data in seconds. */
  readonly parameters: S;
  /** Builds the working part. Parameters have passed `parameters` and `problems`. */
  build(parameters: z.output<S>, context: C): T;
  /** What else is wrong with parameters that have the right shape. */
  problems?(parameters: z.output<S>, context: BuildContext): ParameterProblem[];
}

/** Declares a variant with its types inferred. */
export function variant<S extends z.ZodType, T, C extends BuildContext = BuildContext>(
  v: Variant<S, T, C>,
): Variant<S, T, C> {
  return v;
}
