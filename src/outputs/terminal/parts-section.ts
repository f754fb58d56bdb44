/** Where the waiting happens: a bar a part, so that nobody takes a move of the waiting for a gain. */
import type { Report } from "../../run/report.ts";
import { digitsFor, fixed } from "../digits.ts";
import { placesOf } from "../scopes.ts";
import { timeUnitOf } from "../time-unit.ts";
import { waitingParts } from "../waiting-parts.ts";
import { bar } from "./bar.ts";
import { printable } from "./display-width.ts";
import { heading, layoutOf, type Page } from "./page.ts";
import { table } from "./table.ts";

/** The parts of the mean wait, at each checkpoint. */
export function partsSection(report: Report, page: Page): string[] {
  return placesOf(report)
    .filter(({ id }) => id !== "*")
    .map(({ id, title }) => partsAt(report, id, title, page))
    .filter((lines) => lines.length > 0)
    .flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
}

function partsAt(report: Report, checkpoint: string, title: string, page: Page): string[] {
  const parts = waitingParts(report, checkpoint, "*");
  if (parts.length === 0) return [];
  const total = parts.reduce((sum, { hours }) => sum + hours, 0);
  const unit = timeUnitOf([total]);
  // Three significant digits of the sum: a part has no interval of its own.
  const decimals = digitsFor(total * unit.perHour, Number.NaN);
  const text = (hours: number) => `${fixed(hours * unit.perHour, decimals)} ${unit.name}`;
  const several = report.scenario.checkpoints.length > 1;
  const most = Math.max(...parts.map(({ share }) => share));
  const rows = parts.map((part) => [
    printable(part.title),
    text(part.hours),
    `${(part.share * 100).toFixed(part.share < 0.095 ? 1 : 0)} %`,
    (width: number) => bar(part.share / most, width, page.marks),
  ]);
  const columns = [
    { header: [""], align: "left", least: 16 },
    { header: [""], align: "right" },
    { header: [""], align: "right" },
    { header: [""], align: "left", drawn: { from: 10, to: 34 }, paint: page.paint.accent },
  ] as const;
  const where = several
    ? `Where the waiting happens at ${printable(title || checkpoint)}`
    : "Where the waiting happens";
  return [
    ...heading(where, `mean a vehicle, ${text(total)} in all; service not counted`, page),
    ...table(columns, rows, layoutOf(page)).slice(1),
  ];
}
