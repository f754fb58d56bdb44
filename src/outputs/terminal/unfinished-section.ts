/** What became of the vehicles, and what those unfinished at the end do to the figures. */
import { OUTCOMES, type Report } from "../../run/report.ts";
import { metricTitle } from "../metric-titles.ts";
import { placesOf } from "../scopes.ts";
import { type Figure, SummaryLookup, scaled } from "../summary-lookup.ts";
import { timeUnitOf } from "../time-unit.ts";
import { intervalText } from "./aligned.ts";
import { printable } from "./display-width.ts";
import { heading, type Page } from "./page.ts";
import { wrapped } from "./wrap.ts";

/** Outcomes a replication, and lower bounds where vehicles are unfinished. */
export function unfinishedSection(report: Report, page: Page): string[] {
  const lines = placesOf(report).flatMap(({ id, title }) => {
    const outcomes = outcomesAt(report, id, page);
    if (outcomes === "") return [];
    const name = report.scenario.checkpoints.length > 1 ? `${printable(title || id)}: ` : "";
    return [...wrapped(name + outcomes, page.width), ...boundsAt(report, id, page)];
  });
  return lines.length === 0 ? [] : [...heading("Outcomes", "vehicles per replication", page), ...lines];
}

function outcomesAt(report: Report, checkpoint: string, page: Page): string {
  const lookup = SummaryLookup.of(report);
  return OUTCOMES.map((outcome) => [outcome, lookup.figure(outcome, "count", { checkpoint })] as const)
    .filter(([outcome, { value }]) => value > 0 || outcome === "crossed")
    .filter(([, { value }]) => Number.isFinite(value))
    .map(([outcome, figure]) => `${metricTitle(outcome)} ${intervalText(figure, page.marks.plusMinus)}`)
    .join(` ${page.marks.dot} `);
}

/** The lower bounds that count unfinished vehicles with the delay they had at the end. */
function boundsAt(report: Report, checkpoint: string, page: Page): string[] {
  const lookup = SummaryLookup.of(report);
  const at = { checkpoint, group: "with-unfinished" };
  const mean = lookup.figure("totalDelay", "mean", at);
  const left = lookup.figure("unfinished", "count", { checkpoint });
  if (!(left.value > 0) || Number.isNaN(mean.value)) return [];
  const unit = timeUnitOf([lookup.figure("totalDelay", "mean", { checkpoint }).value]);
  const text = (figure: Figure) =>
    `${intervalText(scaled(figure, unit.perHour), page.marks.plusMinus)} ${unit.name}`;
  const p95 = lookup.figure("totalDelay", "p95", at);
  return wrapped(
    `With the unfinished counted by the delay they had at the end, total delay is at least ${text(mean)} in the mean${
      Number.isNaN(p95.value) ? "" : ` and ${text(p95)} at p95`
    }.`,
    page.width,
  );
}
