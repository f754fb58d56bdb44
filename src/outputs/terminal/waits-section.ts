/** The table of waits: a row a flow, one table a checkpoint, with the shape of the distribution. */
import type { Report } from "../../run/report.ts";
import { binsOf, reachOf, roundedUp, sharesIn } from "../distribution.ts";
import { measuredDays } from "../period-text.ts";
import { type Place, placesOf, type Scope, scopesAt } from "../scopes.ts";
import { SummaryLookup, scaled } from "../summary-lookup.ts";
import { type TimeUnit, timeUnitOf } from "../time-unit.ts";
import { alignedIntervals, alignedPercents, alignedValues } from "./aligned.ts";
import { sparkline } from "./bar.ts";
import { printable } from "./display-width.ts";
import { heading, layoutOf, type Page } from "./page.ts";
import { type Cell, type Column, table } from "./table.ts";

/** The tables of waits by flow. */
export function waitsSection(report: Report, page: Page): string[] {
  return placesOf(report).flatMap((place, i) => [...(i === 0 ? [] : [""]), ...waitsAt(report, place, page)]);
}

function waitsAt(report: Report, place: Place, page: Page): string[] {
  const scopes = scopesAt(report, place.id);
  const lookup = SummaryLookup.of(report);
  const unit = timeUnitOf(scopes.map((scope) => lookup.figure("totalDelay", "mean", scope).value));
  const several = report.scenario.checkpoints.length > 1;
  const title = several ? `Delay at ${printable(place.title || place.id)}` : "Total delay";
  const about = `from ready to through, in ${unit.plural}${intervalNote(report, page)}`;
  const columns = columnsOf(report, place.id, scopes, unit, page);
  const rows = scopes.map((_, row) => columns.map(({ cells }) => cells[row] ?? ""));
  return [
    ...heading(title, about, page),
    ...table(
      columns.map(({ column }) => column),
      rows,
      layoutOf(page, page.width < 90 ? 1 : 2),
    ),
  ];
}

function intervalNote(report: Report, page: Page): string {
  if (report.replications < 5) return "";
  return ` (${page.marks.plusMinus} half the ${Number((report.level * 100).toPrecision(4))} % interval)`;
}

interface Filled {
  readonly column: Column;
  readonly cells: readonly Cell[];
}

function columnsOf(
  report: Report,
  checkpoint: string,
  scopes: readonly Scope[],
  unit: TimeUnit,
  page: Page,
): Filled[] {
  const lookup = SummaryLookup.of(report);
  const hours = (metric: string, statistic: "mean" | "p50" | "p90" | "p95") =>
    scopes.map((scope) => scaled(lookup.figure(metric, statistic, scope), unit.perHour));
  const number = (header: readonly string[], cells: readonly string[], leaveOut?: number): Filled => ({
    column: { header, align: "right", ...(leaveOut === undefined ? {} : { leaveOut }) },
    cells,
  });
  const right = { align: "left", paint: page.paint.strong } as const;
  return [
    {
      column: { header: ["flow"], align: "left", least: 8 },
      cells: scopes.map(({ title }) => printable(title)),
    },
    vehiclesColumn(report, scopes),
    {
      column: { header: ["", "mean"], ...right },
      cells: alignedIntervals(hours("totalDelay", "mean"), page.marks.plusMinus),
    },
    number(["", "median"], alignedValues(hours("totalDelay", "p50"))),
    number(["", "p90"], alignedValues(hours("totalDelay", "p90")), 3),
    number(["", "p95"], alignedValues(hours("totalDelay", "p95"))),
    ...aboveColumn(report, scopes),
    number(["mean in", "queue"], alignedValues(hours("queueWait", "mean")), 2),
    ...shapeColumn(report, checkpoint, scopes, unit, page),
  ];
}

/** Vehicles generated: a day where days repeat, else a replication. */
function vehiclesColumn(report: Report, scopes: readonly Scope[]): Filled {
  const lookup = SummaryLookup.of(report);
  const daily = report.scenario.kind !== "terminating";
  const factor = daily ? 1 / measuredDays(report.scenario) : 1;
  const counts = scopes.map((scope) => scaled(lookup.figure("generated", "count", scope), factor));
  return {
    column: { header: ["vehicles", daily ? "a day" : "a run"], align: "right", leaveOut: 1 },
    cells: alignedValues(counts),
  };
}

/** Share above the first threshold. */
function aboveColumn(report: Report, scopes: readonly Scope[]): Filled[] {
  const threshold = report.scenario.thresholds[0];
  if (threshold === undefined) return [];
  const group = `above=${Number(threshold.toPrecision(6))} h`;
  const lookup = SummaryLookup.of(report);
  const shares = scopes.map((scope) => lookup.figure("totalDelay", "share", { ...scope, group }));
  if (shares.every(({ value }) => Number.isNaN(value))) return [];
  return [
    {
      column: { header: ["over", group.slice(6)], align: "right", leaveOut: 4 },
      cells: alignedPercents(shares),
    },
  ];
}

/** The shape of the distribution: one scale for all flows of a table. */
function shapeColumn(
  report: Report,
  checkpoint: string,
  scopes: readonly Scope[],
  unit: TimeUnit,
  page: Page,
): Filled[] {
  const bins = scopes.map(({ flow }) => binsOf(report, checkpoint, flow, "totalDelay"));
  const reach = Math.max(0, ...bins.map((rows) => reachOf(rows, 0.98)).filter(Number.isFinite));
  if (reach === 0) return [];
  const end = roundedUp(reach * unit.perHour) / unit.perHour;
  const to = `0${page.marks.dash}${Number((end * unit.perHour).toPrecision(3))} ${unit.name}`;
  return [
    {
      column: {
        header: ["shape,", to],
        align: "left",
        drawn: { from: 8, to: 24 },
        leaveOut: 5,
        paint: page.paint.accent,
      },
      cells: bins.map((rows) => (width: number) => sparkline(sharesIn(rows, end, width), page.marks)),
    },
  ];
}
