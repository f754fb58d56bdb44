/** Trains counted by train, by wagon and by TEU: how many pass a day, and how long each takes. */
import type { Report } from "../../run/report.ts";
import { scaled } from "../summary-lookup.ts";
import { timeUnitOf } from "../time-unit.ts";
import { trainScopesOf } from "../train-scopes.ts";
import { alignedIntervals, alignedValues } from "./aligned.ts";
import { printable } from "./display-width.ts";
import { heading, layoutOf, type Page } from "./page.ts";
import { type Column, table } from "./table.ts";

/** A row a flow and way to count; none where no flow has trains. */
export function trainsSection(report: Report, page: Page): string[] {
  const rows = trainScopesOf(report);
  if (rows.length === 0) return [];
  const unit = timeUnitOf(rows.map(({ figure }) => figure("totalDelay", "mean").value));
  const time = (metric: string, statistic: "mean" | "p50" | "p95") =>
    rows.map(({ figure }) => scaled(figure(metric, statistic), unit.perHour));
  const columns: [Column, string[]][] = [
    [{ header: ["flow"], align: "left", least: 8 }, rows.map(({ title }) => printable(title))],
    [{ header: ["counted", "by"], align: "left" }, rows.map(({ one }) => one)],
    [{ header: ["through", "a day"], align: "right" }, alignedValues(rows.map((row) => row.throughput))],
    [
      { header: ["mean", "delay"], align: "left" },
      alignedIntervals(time("totalDelay", "mean"), page.marks.plusMinus),
    ],
    [{ header: ["", "median"], align: "right", leaveOut: 1 }, alignedValues(time("totalDelay", "p50"))],
    [{ header: ["", "p95"], align: "right" }, alignedValues(time("totalDelay", "p95"))],
    [{ header: ["mean in", "queue"], align: "right", leaveOut: 2 }, alignedValues(time("queueWait", "mean"))],
    [{ header: ["mean", "inside"], align: "right", leaveOut: 3 }, alignedValues(time("insideTime", "mean"))],
  ];
  return [
    ...heading("By train, wagon and TEU", `times in ${unit.plural}`, page),
    ...table(
      columns.map(([column]) => column),
      rows.map((_, row) => columns.map(([, cells]) => cells[row] ?? "")),
      layoutOf(page, 2),
    ),
  ];
}
