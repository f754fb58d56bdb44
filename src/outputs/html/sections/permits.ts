/** Permits: what became of those of each pool, and how long there were none. */
import { capital, metricTitle } from "../../metric-titles.ts";
import { permitPoolsOf } from "../../permit-pools.ts";
import { escaped } from "../escape.ts";
import { intervalMarkup, percentMarkup } from "../figure-markup.ts";
import type { Section } from "../section.ts";
import { tableMarkup } from "../table-markup.ts";

const ROWS = [
  ["permitsInitial", "count"],
  ["permitsIssued", "count"],
  ["permitsUsed", "count"],
  ["permitsReturned", "count"],
  ["permitsExpired", "count"],
  ["permitsLost", "count"],
  ["permitsLeft", "count"],
  ["permitStock", "mean"],
  ["stockOuts", "count"],
  ["stockOuts", "share"],
  ["stockOutLength", "mean"],
  ["firstStockOut", "mean"],
  ["permitQueue", "mean"],
  ["permitQueue", "max"],
] as const;

const UNITS: Readonly<Record<string, string>> = {
  stockOutLength: ", h",
  firstStockOut: ", h from the start",
};

/** A row a figure, a column a pool. */
export const permits: Section = {
  id: "permits",
  title: "Permits",
  body: (report) => {
    const pools = permitPoolsOf(report);
    const known = ROWS.filter(([metric, statistic]) =>
      pools.some(({ figure }) => figure(metric, statistic).value > 0),
    );
    if (known.length === 0) return "";
    return tableMarkup(
      "Permits by pool, a replication",
      [
        { title: "", kind: "text" },
        ...pools.map(({ name, about }) => ({ title: about === "" ? name : `${name} (${about})` })),
      ],
      known.map(([metric, statistic]) => [
        escaped(titleOf(metric, statistic)),
        ...pools.map(({ figure }) =>
          statistic === "share"
            ? percentMarkup(figure(metric, statistic))
            : intervalMarkup(figure(metric, statistic)),
        ),
      ]),
    );
  },
};

function titleOf(metric: string, statistic: string): string {
  if (statistic === "share") return "Share of the time without a permit in stock";
  const which = statistic === "mean" ? ", mean" : statistic === "max" ? ", most" : "";
  return `${capital(metricTitle(metric))}${which}${UNITS[metric] ?? ""}`;
}
