/** The costs of a report: one entry a checkpoint and flow, its parts in the order of the summary. */
import type { Report } from "../run/report.ts";
import { metricTitle } from "./metric-titles.ts";
import { type Figure, SummaryLookup } from "./summary-lookup.ts";

/** One part of the costs of a flow, or of all flows with costs. */
export interface CostEntry {
  readonly checkpoint: string;
  readonly flow: string;
  readonly title: string;
  readonly unit: string;
  /** Of a run, and per vehicle. */
  readonly total: Figure;
  readonly each: Figure;
}

/** All parts. */
export function costsOf(report: Report): CostEntry[] {
  const lookup = SummaryLookup.of(report);
  return report.summary
    .filter((row) => row.group === "per-vehicle")
    .map(({ checkpoint, flow, metric, unit }) => ({
      checkpoint,
      flow,
      title: metricTitle(metric),
      unit: unit.replace("/vehicle", ""),
      total: lookup.figure(metric, "mean", { checkpoint, flow }),
      each: lookup.figure(metric, "mean", { checkpoint, flow, group: "per-vehicle" }),
    }));
}
