/** What the time at the border costs: a row a flow and part. */
import type { Report } from "../../run/report.ts";
import { type CostEntry, costsOf } from "../cost-lines.ts";
import { checkpointName, flowName } from "../names.ts";
import { alignedIntervals } from "./aligned.ts";
import { printable } from "./display-width.ts";
import { heading, layoutOf, type Page } from "./page.ts";
import { type Column, table } from "./table.ts";

const COLUMNS: readonly Column[] = [
  { header: ["flow"], align: "left", least: 12 },
  { header: ["part"], align: "left", least: 10 },
  { header: ["a run"], align: "right" },
  { header: ["per vehicle"], align: "right" },
  { header: ["unit"], align: "left" },
];

/** The costs of each flow, part by part. */
export function costsSection(report: Report, page: Page): string[] {
  const entries = costsOf(report);
  if (entries.length === 0) return [];
  const figures = (of: (entry: CostEntry) => CostEntry["total"]) =>
    alignedIntervals(entries.map(of), page.marks.plusMinus);
  const totals = figures(({ total }) => total);
  const each = figures((entry) => entry.each);
  const rows = entries.map((entry, i) => [
    printable(nameOf(report, entry)),
    entry.title,
    totals[i] ?? "",
    each[i] ?? "",
    printable(entry.unit),
  ]);
  return [
    ...heading("Costs", "of a replication, and per vehicle", page),
    ...table(COLUMNS, rows, layoutOf(page)),
  ];
}

function nameOf(report: Report, { checkpoint, flow }: CostEntry): string {
  const name = flowName(report, flow);
  return report.scenario.checkpoints.length > 1 ? `${name}, ${checkpointName(report, checkpoint)}` : name;
}
