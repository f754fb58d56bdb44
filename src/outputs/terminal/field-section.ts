/** Observed figures beside the simulated ones. */
import type { Report } from "../../run/report.ts";
import { agreementOf, observedText } from "../field-agreement.ts";
import { intervalText } from "./aligned.ts";
import { printable } from "./display-width.ts";
import { heading, layoutOf, type Page } from "./page.ts";
import { table } from "./table.ts";

/** One row an observed figure. */
export function fieldSection(report: Report, page: Page): string[] {
  if (report.field.length === 0) return [];
  const rows = report.field.map((row) => [
    printable(row.figure),
    `${observedText(row, page.marks.dash)} ${printable(row.unit)}`,
    intervalText(
      {
        value: row.simulated,
        low: row.low,
        high: row.high,
        halfWidth: (row.high - row.low) / 2,
        observations: 0,
      },
      page.marks.plusMinus,
    ),
    agreementOf(row),
  ]);
  const columns = [
    { header: ["figure"], align: "left", least: 16 },
    { header: ["observed"], align: "right", least: 10 },
    { header: ["simulated"], align: "right" },
    { header: ["it lies"], align: "left" },
  ] as const;
  return [
    ...heading("Field figures", "observed against simulated", page),
    ...table(columns, rows, layoutOf(page)),
  ];
}
