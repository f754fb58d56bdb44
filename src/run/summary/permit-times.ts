/** Times of vehicles where there are permits: the waits for them, and the total delay with them. */
import { PERMIT_TIMES, type PermitTime, type RunResult } from "../run-result.ts";
import { mergedTimes } from "./merged-times.ts";
import type { Scope, Times, Whose } from "./scope.ts";

/** The times of a metric in a scope. */
export function permitTimesOf(
  results: readonly RunResult[],
  scope: Scope,
  metric: PermitTime,
  whose: Whose,
  exactUpTo: number,
): Times {
  const m = PERMIT_TIMES.indexOf(metric);
  const talliesOf = ({ permits }: RunResult) => {
    const tallies = scope.cells.map((c) => permits!.crossed[c]![m]!);
    if (whose === "with-unfinished") tallies.push(...scope.cells.map((c) => permits!.unfinished[c]![m]!));
    return tallies;
  };
  return mergedTimes(results, talliesOf, exactUpTo);
}
