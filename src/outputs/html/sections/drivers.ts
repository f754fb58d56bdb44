/** Drivers: where those of each pool are, and how many of their days are used. */
import { driverPoolsOf } from "../../driver-pools.ts";
import { capital, metricTitle } from "../../metric-titles.ts";
import { escaped } from "../escape.ts";
import { intervalMarkup, percentMarkup } from "../figure-markup.ts";
import type { Section } from "../section.ts";
import { tableMarkup } from "../table-markup.ts";

const ROWS = [
  ["drivers", "count"],
  ["driverTrips", "count"],
  ["driversAvailable", "mean"],
  ["driversAway", "mean"],
  ["driversResting", "mean"],
  ["driversOutOfDays", "mean"],
  ["driversOutOfDays", "max"],
  ["noDriverTime", "share"],
  ["driverQueue", "mean"],
  ["driverQueue", "max"],
  ["driverDaysUsed", "mean"],
  ["driverDaysUsed", "p50"],
  ["driverDaysUsed", "p90"],
  ["driverDaysUsed", "max"],
  ["driversAtLimit", "share"],
  ["overstayDays", "count"],
  ["overstayTrips", "count"],
] as const;

const WORDS: Readonly<Record<string, string>> = {
  mean: ", mean",
  max: ", most",
  p50: ", median",
  p90: ", 90 %",
};

/** A row a figure, a column a pool. */
export const drivers: Section = {
  id: "drivers",
  title: "Drivers",
  body: (report) => {
    const pools = driverPoolsOf(report);
    const known = ROWS.filter(([metric, statistic]) =>
      pools.some(({ figure }) => figure(metric, statistic).value > 0),
    );
    if (known.length === 0) return "";
    return tableMarkup(
      "Drivers by pool, a replication",
      [{ title: "", kind: "text" }, ...pools.map(({ name }) => ({ title: name }))],
      known.map(([metric, statistic]) => [
        escaped(capital(metricTitle(metric)) + (WORDS[statistic] ?? "")),
        ...pools.map(({ figure }) =>
          statistic === "share"
            ? percentMarkup(figure(metric, statistic))
            : intervalMarkup(figure(metric, statistic)),
        ),
      ]),
    );
  },
};
