/** Regimes: how long those took who came while each held. A row a regime and flow. */
import type { Report } from "../../run/report.ts";
import { flowName, titleOf } from "../names.ts";
import { type RegimeEntry, regimesOf } from "../regimes.ts";
import { type Figure, scaled } from "../summary-lookup.ts";
import { timeUnitOf } from "../time-unit.ts";
import { alignedIntervals } from "./aligned.ts";
import { printable } from "./display-width.ts";
import { heading, layoutOf, type Page } from "./page.ts";
import { type Column, table } from "./table.ts";

const COLUMNS: readonly Column[] = [
  { header: ["regime"], align: "left", least: 12 },
  { header: ["flow"], align: "left", least: 10 },
  { header: ["crossed"], align: "right" },
  { header: ["mean"], align: "right" },
  { header: ["95 % in", "at most"], align: "right" },
];

/** A table of all regimes, times in the unit that suits the longest mean. */
export function regimesSection(report: Report, page: Page): string[] {
  const entries = regimesOf(report);
  if (entries.length === 0) return [];
  const unit = timeUnitOf(entries.map(({ mean }) => mean.value));
  const column = (of: (entry: RegimeEntry) => Figure) =>
    alignedIntervals(entries.map(of), page.marks.plusMinus);
  const crossed = column((entry) => entry.crossed);
  const mean = column((entry) => scaled(entry.mean, unit.perHour));
  const p95 = column((entry) => scaled(entry.p95, unit.perHour));
  const rows = entries.map(({ regime, flow }, i) => [
    printable(titleOf(report, `regime=${regime}`)),
    printable(flowName(report, flow)),
    crossed[i] ?? "",
    mean[i] ?? "",
    p95[i] ?? "",
  ]);
  const about = `who came while one held: time at the border, in ${unit.plural}`;
  return [...heading("Regimes", about, page), ...table(COLUMNS, rows, layoutOf(page))];
}
