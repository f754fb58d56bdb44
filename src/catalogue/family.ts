/**
 * A family of variants: a registry, and what follows from it (schema, problems, building).
 * In a file a variant is written `{<name>: <parameters>}` with exactly one name, or, where the variant needs
 * no parameters, by its bare name.
 */
import { z } from "zod";
import type { BuildContext, ParameterProblem, Variant } from "./variant.ts";
import { whenNeeded } from "./when-needed.ts";

/** A variant chosen in a file: an object with exactly one key, the variant's name. Plain data. */
export type Chosen = Readonly<Record<string, unknown>>;

/** A registry of variants of one kind; `T` is the working part they build. */
export interface Family<T, C extends BuildContext = BuildContext> {
  readonly name: string;
  readonly variants: readonly Variant<z.ZodType, T, C>[];
  /** Shape of a choice. Its output is a `Chosen`. */
  readonly schema: z.ZodType<Chosen>;
  build(chosen: Chosen, context: C): T;
  /** Problems with a choice that has the right shape; paths start at the choice. */
  problems(chosen: Chosen, context: BuildContext): ParameterProblem[];
}

/** Asked once, when the program starts: zod need not first compile code to answer fast. */
const ONCE = { jitless: true };

/** Shape of `{<name>: <parameters>}`, or of a bare name where `{}` would do as parameters. */
function choiceSchema(
  name: string,
  variants: readonly Pick<Variant<z.ZodType, unknown, never>, "name" | "summary" | "parameters">[],
) {
  const shape: Record<string, z.ZodType> = {};
  for (const v of variants) shape[v.name] = v.parameters.optional().describe(v.summary);
  const choice = z
    .strictObject(shape)
    .refine((o) => Object.keys(o).length === 1, { error: `choose:${name}`, abort: true })
    .meta({ minProperties: 1, maxProperties: 1 });
  const bare = new Map<string, unknown>();
  for (const v of variants) {
    const nothing = v.parameters.safeParse({}, ONCE);
    if (nothing.success) bare.set(v.name, nothing.data);
  }
  if (bare.size === 0) return choice;
  const byName = z.enum([...bare.keys()]).transform((key) => ({ [key]: bare.get(key) }));
  return z.union([byName, choice]);
}

/** Makes a family from its variants. Two variants of one name throw. */
export function family<T, C extends BuildContext = BuildContext>(
  name: string,
  variants: readonly Variant<z.ZodType, T, C>[],
): Family<T, C> {
  const byName = new Map(variants.map((v) => [v.name, v]));
  if (byName.size !== variants.length) throw new Error(`family ${name}: two variants of one name`);
  const pick = (chosen: Chosen): [Variant<z.ZodType, T, C>, unknown, string] => {
    const key = Object.keys(chosen)[0] ?? "";
    const found = byName.get(key);
    if (found === undefined) throw new Error(`family ${name}: no variant "${key}"`);
    return [found, chosen[key], key];
  };
  return {
    name,
    variants,
    schema: whenNeeded(() => choiceSchema(name, variants)) as unknown as z.ZodType<Chosen>,
    build(chosen, context) {
      const [v, parameters] = pick(chosen);
      return v.build(parameters, context);
    },
    problems(chosen, context) {
      const [v, parameters, key] = pick(chosen);
      const found = v.problems?.(parameters, context) ?? [];
      return found.map((p) => ({ ...p, path: [key, ...p.path] }));
    },
  };
}
