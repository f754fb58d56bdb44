/** The pools of drivers of a report, by what its summary says of each. */
import type { Report } from "../run/report.ts";
import { type Figure, SummaryLookup } from "./summary-lookup.ts";

/** One pool: its name, and a figure of it by metric. */
export interface DriverPoolView {
  readonly name: string;
  figure(metric: string, statistic: "mean" | "count" | "share" | "max" | "min" | "p50" | "p90"): Figure;
}

/** All pools, in the order of the summary. */
export function driverPoolsOf(report: Report): DriverPoolView[] {
  const lookup = SummaryLookup.of(report);
  return report.summary
    .filter(({ metric }) => metric === "driverTrips")
    .map(({ group }) => {
      const id = group.slice("drivers=".length);
      return {
        name: report.scenario.drivers?.find((pool) => pool.id === id)?.title ?? id,
        figure: (metric, statistic) => lookup.figure(metric, statistic, { group }),
      };
    });
}
