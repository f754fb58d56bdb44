/** The costs of a report: one entry a checkpoint and flow, its parts in the order of the summary. */
import type { Report, SummaryRow } from "../run/report.ts";
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

/** All parts; without the sum where there is but one part, which it repeats. */
export function costsOf(report: Report): CostEntry[] {
  const lookup = SummaryLookup.of(report);
  const rows = report.summary.filter((row) => row.group === "per-vehicle");
  const repeats = (row: SummaryRow) =>
    rows.filter((r) => r.checkpoint === row.checkpoint && r.flow === row.flow && r.unit === row.unit)
      .length === 2;
  return rows
    .filter((row) => row.metric !== "totalCost" || !repeats(row))
    .map(({ checkpoint, flow, metric, unit }) => ({
      checkpoint,
      flow,
      title: metricTitle(metric),
      unit: unit.replace("/vehicle", ""),
      total: lookup.figure(metric, "mean", { checkpoint, flow }),
      each: lookup.figure(metric, "mean", { checkpoint, flow, group: "per-vehicle" }),
    }));
}
