/** Makes a test of each theory case. */
import { expect, test } from "vitest";
import { type Judgement, judge, MOST_STANDARD_ERRORS, type RunOptions } from "./run-case.ts";
import type { TheoryCase } from "./theory-case.ts";

/** A figure that is further off than chance allows, or that cannot be compared, in words. */
export function faults(judgements: readonly Judgement[]): string[] {
  return judgements
    .filter(({ t }) => !(Math.abs(t) <= MOST_STANDARD_ERRORS))
    .map(({ what, estimate, exact, t }) => `${what}: ${estimate} instead of ${exact}, t = ${t.toFixed(2)}`);
}

/** One test for each case: every figure agrees with its exact value. */
export function checkCases(cases: readonly TheoryCase[], options: RunOptions = {}): void {
  test.each(cases.map((c) => [c.id, c.title, c] as const))("%s: %s", async (_id, _title, c) => {
    const judgements = await judge(c, options);
    if (process.env.KEZEK_SHOW_T !== undefined) show(c, judgements);
    expect(faults(judgements)).toEqual([]);
  });
}

function show(c: TheoryCase, judgements: readonly Judgement[]): void {
  for (const { what, estimate, exact, t } of judgements)
    console.log(`${c.id}\t${what}\t${exact}\t${estimate.toPrecision(6)}\tt=${t.toFixed(2)}`);
}
