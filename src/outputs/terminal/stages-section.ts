/** The stages of each checkpoint and the shared resources: wait, service and how busy they are. */
import type { Report } from "../../run/report.ts";
import { type BusyPlace, busyPlaces } from "../busy-places.ts";
import { type Figure, scaled } from "../summary-lookup.ts";
import { timeUnitOf } from "../time-unit.ts";
import { alignedIntervals, alignedPercents, alignedValues } from "./aligned.ts";
import { bar } from "./bar.ts";
import { printable } from "./display-width.ts";
import { heading, layoutOf, type Page } from "./page.ts";
import { type Cell, table } from "./table.ts";

/** Stages and resources with a utilisation, as one table. */
export function stagesSection(report: Report, page: Page): string[] {
  const rows = busyPlaces(report);
  if (rows.length === 0) return [];
  const unit = timeUnitOf(rows.map(({ wait }) => wait.value));
  const time = (of: (row: BusyPlace) => Figure) => rows.map((row) => scaled(of(row), unit.perHour));
  const columns: Cell[][] = [
    rows.map(({ name }) => printable(name)),
    alignedIntervals(
      time((row) => row.wait),
      page.marks.plusMinus,
    ),
    alignedValues(time((row) => row.lateWait)),
    alignedValues(time((row) => row.service)),
    alignedPercents(rows.map(({ utilisation }) => utilisation)),
    rows.map(
      ({ utilisation }) =>
        (width: number) =>
          bar(utilisation.value, width, page.marks),
    ),
  ];
  const lines = table(
    [
      { header: ["stage"], align: "left", least: 8 },
      { header: ["wait, mean"], align: "left" },
      { header: ["p95"], align: "right", leaveOut: 1 },
      { header: ["service, mean"], align: "right", leaveOut: 2 },
      { header: ["in use"], align: "right" },
      { header: [""], align: "left", drawn: { from: 6, to: 24 }, leaveOut: 3, paint: page.paint.accent },
    ],
    rows.map((_, row) => columns.map((cells) => cells[row] ?? "")),
    layoutOf(page),
  );
  return [...heading("Stages", `per visit, in ${unit.plural}`, page), ...lines];
}
