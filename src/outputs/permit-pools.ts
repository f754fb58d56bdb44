/** The pools of permits of a report, by what its summary says of each. */
import type { Report } from "../run/report.ts";
import { type Figure, SummaryLookup } from "./summary-lookup.ts";

/** One pool: its name, and a figure of it by metric. */
export interface PermitPoolFigures {
  readonly name: string;
  /** Countries and kind, empty where the scenario does not say. */
  readonly about: string;
  figure(metric: string, statistic: "mean" | "count" | "share" | "max" | "min"): Figure;
}

/** All pools, in the order of the summary. */
export function permitPoolsOf(report: Report): PermitPoolFigures[] {
  const lookup = SummaryLookup.of(report);
  return report.summary
    .filter(({ metric }) => metric === "permitsIssued")
    .map(({ group }) => {
      const id = group.slice("permits=".length);
      const pool = report.scenario.permits?.find((p) => p.id === id);
      return {
        name: pool?.title ?? id,
        about: pool?.about ?? "",
        figure: (metric, statistic) => lookup.figure(metric, statistic, { group }),
      };
    });
}
