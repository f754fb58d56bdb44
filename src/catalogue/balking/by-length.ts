/** Balking by a table: the probability of joining is a step function of the number seen. */
import { z } from "zod";
import { share } from "../quantities.ts";
import { type ParameterProblem, variant } from "../variant.ts";
import { whenNeeded } from "../when-needed.ts";
import type { BalkingRule } from "./balking-rule.ts";

const parameters = whenNeeded(() =>
  z.strictObject({
    table: z
      .array(
        z.strictObject({
          from: z.int().min(0).describe("number of vehicles seen from which this row holds"),
          join: share.describe("probability of joining"),
        }),
      )
      .min(1)
      .describe("probabilities of joining by the number seen, in ascending order"),
  }),
);

/** Each row must begin at a greater number than the row before. */
function problems({ table }: z.output<typeof parameters>): ParameterProblem[] {
  return table.flatMap((row, i) => {
    const previous = table[i - 1]?.from ?? -1;
    if (row.from > previous) return [];
    return [{ path: ["table", i, "from"], code: "order:ascending", detail: { previous, value: row.from } }];
  });
}

export const byLength = variant({
  name: "byLength",
  summary: "probability of joining by the number seen; below the first row everyone joins",
  parameters,
  problems,
  build: ({ table }): BalkingRule => {
    // Newest row first, so that the first row found that has begun is the one that holds.
    const rows = [...table].reverse();
    return { joins: (seen) => rows.find((row) => row.from <= seen)?.join ?? 1 };
  },
});
