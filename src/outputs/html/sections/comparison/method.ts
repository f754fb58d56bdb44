/** How the differences were made, and how to make them again. */
import type { Comparison } from "../../../../experiments/compare.ts";
import type { Report } from "../../../../run/report.ts";
import { meanCorrelation } from "../../../comparison-parts.ts";
import { periodText } from "../../../period-text.ts";
import type { ComparisonSection } from "../../comparison-section.ts";
import { escaped } from "../../escape.ts";

/** Facts of method as a list, and the command. */
export const comparedMethod: ComparisonSection = {
  id: "method",
  title: "Method",
  body: (comparison, { command, version }) => {
    const rows = facts(comparison, version).map(
      ([term, text]) => `<dt>${escaped(term)}</dt><dd>${escaped(text)}</dd>`,
    );
    const again = command === undefined ? "" : `<pre><code>${escaped(command)}</code></pre>`;
    const { base, other } = comparison;
    return `<dl class="facts-list">${rows.join("")}</dl>
<p>The full report of each scenario, with its method and the check of its books, is in <code>${escaped(base.scenario.id)}</code> and <code>${escaped(other.scenario.id)}</code>, beside this folder.</p>${again}`;
  },
};

function facts(comparison: Comparison, version: string): [string, string][] {
  const { base, other } = comparison;
  const level = Number((base.level * 100).toPrecision(4));
  const correlation = meanCorrelation(comparison);
  const few = base.replications < 5;
  return [
    ["Measured", measured(base, other)],
    [
      "Replications",
      `${base.replications} of each, in pairs: replication r of both has the same random numbers`,
    ],
    [
      "Random numbers",
      "numbered by vehicle (common random numbers): vehicle k of a flow that both declare alike is the same vehicle in both",
    ],
    [
      "Correlation of the pairs",
      Number.isNaN(correlation)
        ? "unknown: a side does not vary, or there are too few replications"
        : `${correlation.toFixed(2)}, mean over the flows for the mean total delay; the nearer to 1, the more the pairing narrows the intervals`,
    ],
    [
      "Intervals",
      few
        ? "none: fewer than 5 replications"
        : `${level} %, paired Student t (Law 2015, sec. 10.2.1) over the replications' differences, centred on the difference of the reported values`,
    ],
    ["Quantiles", "Hyndman & Fan (1996) type 7 on the vehicles of all replications together"],
    ["Kezek", version],
    ["SHA-256 of the base", base.scenario.hash],
    ["SHA-256 of the other", other.scenario.hash],
  ];
}

function measured(base: Report, other: Report): string {
  const [mine, its] = [periodText(base.scenario), periodText(other.scenario)];
  return mine === its ? mine : `base: ${mine}; other: ${its}`;
}
