/**
 * Checks that several distributions share, put on the schema of their parameters: they run wherever the schema
 * does. An issue's message is its code and its `params` are the detail that fills it.
 */
import type { z } from "zod";

type Fields = Readonly<Record<string, unknown>>;

/** The schema, which moreover wants exactly one of these sets of parameters: `parameters:one-set`. */
export function oneSetOf<S extends z.ZodType<object>>(schema: S, ...sets: readonly string[][]): S {
  const every = new Set(sets.flat());
  const expected = sets.map((set) => set.join(" + ")).join(" | ");
  return schema
    .superRefine((fields, context) => {
      const given = [...every].filter((key) => (fields as Fields)[key] !== undefined);
      if (sets.some((set) => set.length === given.length && set.every((key) => given.includes(key)))) return;
      const params = { expected, received: given.join(" + ") };
      context.addIssue({ code: "custom", message: "parameters:one-set", params });
    })
    .meta({ oneOf: sets.map((set) => ({ required: set })) });
}

/**
 * A check that these parameters never decrease and that the first is below the last: `distribution:order`.
 * Parameters left out are passed over.
 */
export function ordered(...keys: readonly string[]) {
  return (fields: object, context: z.core.$RefinementCtx): void => {
    const present = keys.filter((key) => (fields as Fields)[key] !== undefined);
    const values = present.map((key) => (fields as Fields)[key] as number);
    const fault = values.findIndex((value, i) => i > 0 && value < values[i - 1]!);
    const flat = values.length > 1 && values[0] === values.at(-1);
    if (fault < 0 && !flat) return;
    const at = fault < 0 ? values.length - 1 : fault;
    context.addIssue({
      code: "custom",
      message: "distribution:order",
      path: [present[at]!],
      params: { expected: keys.join(" <= "), key: present[at]!, after: present[at - 1]! },
    });
  };
}

/** How far the sum of shares written in decimals may be from 1. */
const SHARES_TOLERANCE = 1e-9;

/** Checks that shares add up to 1: `shares:sum`. */
export function sumToOne(branches: readonly { share: number }[], context: z.core.$RefinementCtx): void {
  const sum = branches.reduce((total, branch) => total + branch.share, 0);
  if (Math.abs(sum - 1) <= SHARES_TOLERANCE) return;
  context.addIssue({ code: "custom", message: "shares:sum", params: { sum } });
}

/** The value of a parameter that `oneSetOf` has made sure of. Throws if it is missing. */
export function given<V>(value: V | undefined): V {
  if (value === undefined) throw new Error("a parameter is missing that validation promises");
  return value;
}
