/** Queue, throughput, utilisation and outcomes of a checkpoint in both scenarios. Knows no format of output. */
import type { Comparison } from "../experiments/compare.ts";
import { OUTCOMES } from "../run/report.ts";
import { type Compare, ComparisonLookup, scaledCompare } from "./comparison-lookup.ts";
import { gatesAt } from "./gates.ts";
import { metricTitle } from "./metric-titles.ts";

/** A figure of a checkpoint, in the unit shown. */
export interface ComparedPlace {
  /** With its unit. */
  readonly title: string;
  readonly figure: Compare;
  /** Whether it is a percentage, whose difference is in points. */
  readonly points: boolean;
}

/** Figures that both scenarios have and that are not nothing in both. */
export function comparedPlaces(comparison: Comparison, checkpoint: string): ComparedPlace[] {
  const lookup = ComparisonLookup.of(comparison);
  const of = (metric: string, statistic: "mean" | "max" | "count", group = "*") =>
    lookup.figure(metric, statistic, { checkpoint, group });
  const rows: Omit<ComparedPlace, "points">[] = [
    ...gatesAt(comparison.base, checkpoint).flatMap(({ group, name }) => {
      const from = name === "" ? "" : ` ${name}`;
      return [
        { title: `mean queue${from}, vehicles`, figure: of("queueLength", "mean", group) },
        { title: `peak queue${from}, vehicles`, figure: of("queueLength", "max", group) },
        { title: `peak queue${from}, km`, figure: of("queueKm", "max", group) },
      ];
    }),
    {
      title: "throughput, vehicles a day",
      figure: scaledCompare(of("throughput", "mean"), 24),
    },
    ...utilisations(comparison, checkpoint),
    ...OUTCOMES.map((outcome) => ({
      title: `${metricTitle(outcome)}, vehicles a run`,
      figure: of(outcome, "count"),
    })),
  ];
  return rows
    .filter(({ figure }) => figure.base > 0 || figure.other > 0)
    .map((row) => ({ ...row, points: row.title.endsWith("%") }));
}

function utilisations(comparison: Comparison, checkpoint: string): Omit<ComparedPlace, "points">[] {
  const lookup = ComparisonLookup.of(comparison);
  return comparison.rows
    .filter((row) => row.checkpoint === checkpoint && row.metric === "utilisation" && row.flow === "*")
    .map(({ group }) => ({
      title: `in use, ${group.slice(group.indexOf("=") + 1)}, %`,
      figure: scaledCompare(lookup.figure("utilisation", "mean", { checkpoint, group }), 100),
    }));
}
