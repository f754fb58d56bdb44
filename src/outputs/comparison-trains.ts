/** Figures by train, wagon and TEU in both scenarios. Knows no format of output. */
import type { Comparison } from "../experiments/compare.ts";
import { type Compare, ComparisonLookup, scaledCompare } from "./comparison-lookup.ts";
import { timeUnitOf } from "./time-unit.ts";
import { trainScopesOf } from "./train-scopes.ts";

/** One figure, with its unit in the title. */
export interface ComparedTrain {
  readonly title: string;
  readonly figure: Compare;
}

/** Throughput a day and mean delay of every scope with trains, in each way of counting. */
export function comparedTrains(comparison: Comparison): ComparedTrain[] {
  const lookup = ComparisonLookup.of(comparison);
  const scopes = trainScopesOf(comparison.base);
  const unit = timeUnitOf(scopes.map(({ figure }) => figure("totalDelay", "mean").value));
  return scopes.flatMap(({ checkpoint, flow, title, group, times, name, one }) => {
    const at = (metric: string, of: string) => lookup.figure(metric, "mean", { checkpoint, flow, group: of });
    return [
      { title: `${title}: ${name} through a day`, figure: at("throughput", group) },
      {
        title: `${title}: mean delay of a ${one}, ${unit.plural}`,
        figure: scaledCompare(at("totalDelay", times), unit.perHour),
      },
    ];
  });
}
