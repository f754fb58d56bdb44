/** The distribution of waits in bins of a round width. */
import type { Tally } from "../../statistics/tally.ts";
import type { WaitRow } from "../report.ts";
import type { ScopeTimes } from "./cells.ts";
import type { Scope } from "./scope.ts";

const HOUR = 3600;
/** Widths of bins [s], each a whole number of times in the next round period. */
const WIDTHS = [
  1, 5, 15, 30, 60, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800,
];
/** Most bins before the open one. */
const MOST_BINS = 48;
const BINNED = ["permitWait", "slotWait", "queueWait", "insideTime", "borderTime", "totalDelay"] as const;

/** Bins of the values of a tally: each counts the values above `from` up to `to`; the first also counts 0. */
function binsOf(
  pooled: Tally,
  width: number,
): Pick<WaitRow, "from" | "to" | "vehicles" | "share" | "cumulativeShare">[] {
  const n = pooled.count;
  const bins = [];
  let below = 0;
  for (let i = 0; below < n; i += 1) {
    const last = i === MOST_BINS;
    const to = last ? Number.POSITIVE_INFINITY : (i + 1) * width;
    const reached = last ? n : n - Math.round(pooled.shareAbove(to) * n);
    const vehicles = reached - below;
    below = reached;
    bins.push({
      from: (i * width) / HOUR,
      to: to / HOUR,
      vehicles,
      share: vehicles / n,
      cumulativeShare: below / n,
    });
    if (last) break;
  }
  return bins;
}

/** Rows of the distributions of a scope. */
export function waitRows(scope: Scope, scopeTimes: ScopeTimes): WaitRow[] {
  if (scope.group !== "*") return [];
  return BINNED.flatMap((metric) => {
    const times = scopeTimes.of(metric);
    if (times === null || times.pooled.count === 0) return [];
    const reach = times.pooled.quantile(0.995);
    const width = WIDTHS.find((w) => w * MOST_BINS >= reach) ?? WIDTHS.at(-1)!;
    const { checkpoint, flow } = scope;
    return binsOf(times.pooled, width).map((bin) => ({ checkpoint, flow, metric, ...bin }));
  });
}
