/** What a reader of a comparison must know before trusting it. Knows no format of output. */
import type { Comparison } from "../experiments/compare.ts";
import { ComparisonLookup } from "./comparison-lookup.ts";

/** Warnings of both scenarios, each once and with the scenario where only one has it; then those of the pair. */
export function comparisonWarnings(comparison: Comparison): string[] {
  const { base, other } = comparison;
  const both = base.warnings.filter((text) => other.warnings.includes(text));
  const own = [base, other].flatMap(({ scenario, warnings }) =>
    warnings.filter((text) => !both.includes(text)).map((text) => `${scenario.id}: ${text}`),
  );
  return [...both, ...own, ...flowsApart(comparison), ...unfinished(comparison)];
}

/** Flows that only one scenario has cannot be compared. */
function flowsApart({ base, other }: Comparison): string[] {
  const ids = (report: Comparison["base"]) => report.scenario.flows.map(({ id }) => id);
  const only = (mine: Comparison["base"], its: Comparison["base"]) =>
    ids(mine)
      .filter((id) => !ids(its).includes(id))
      .map(
        (id) =>
          `flow ${id} is in ${mine.scenario.id} alone: the figures for all flows are not of the same vehicles.`,
      );
  return [...only(base, other), ...only(other, base)];
}

/** Unfinished vehicles have no delay: where their number changes, so does who is counted. */
function unfinished(comparison: Comparison): string[] {
  const lookup = ComparisonLookup.of(comparison);
  return comparison.base.scenario.checkpoints.flatMap(({ id }) => {
    const left = lookup.figure("unfinished", "count", { checkpoint: id });
    const all = lookup.figure("generated", "count", { checkpoint: id });
    if (!(Math.abs(left.difference) > 0.01 * Math.max(all.base, all.other))) return [];
    const share = (count: number, of: number) => `${((count / of) * 100).toFixed(1)} %`;
    return [
      `Unfinished at the end: ${share(left.base, all.base)} of the vehicles in the base, ${share(left.other, all.other)} in the other. Delays are of those that finished, so hold them against the lower bounds in summary.csv.`,
    ];
  });
}
