/** Times of vehicles where there are permits: the waits for them, and the total delay with them. */
import { Tally } from "../../statistics/tally.ts";
import { PERMIT_TIMES, type PermitTime, type RunResult } from "../run-result.ts";
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
  const each = results.map(({ permits }) => {
    const plains = scope.cells.map((c) => permits!.crossed[c]![m]!);
    if (whose === "with-unfinished") plains.push(...scope.cells.map((c) => permits!.unfinished[c]![m]!));
    return Tally.merged(plains, exactUpTo);
  });
  const pooled = Tally.merged(
    each.map((t) => t.toPlain()),
    exactUpTo,
  );
  return { pooled, each };
}
