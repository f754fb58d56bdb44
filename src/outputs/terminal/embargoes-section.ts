/** Embargoes: what waits, what became of vehicles and wagons, and the time lost. A few lines an embargo. */
import type { Report } from "../../run/report.ts";
import { type EmbargoEntry, embargoesOf } from "../embargoes.ts";
import { checkpointName, titleOf } from "../names.ts";
import { type Figure, scaled } from "../summary-lookup.ts";
import { timeUnitOf } from "../time-unit.ts";
import { intervalText } from "./aligned.ts";
import { printable } from "./display-width.ts";
import { heading, type Page } from "./page.ts";
import { wrapped } from "./wrap.ts";

/** A sentence for each embargo at each of its checkpoints. */
export function embargoesSection(report: Report, page: Page): string[] {
  const entries = embargoesOf(report);
  if (entries.length === 0) return [];
  const several = report.scenario.checkpoints.length > 1;
  const lines = entries.flatMap((entry) => {
    const title = titleOf(report, `embargo=${entry.embargo}`);
    const where = [title, ...(several ? [checkpointName(report, entry.checkpoint)] : [])];
    return wrapped(printable(`${where.join(", ")}: ${sentence(entry, page)}`), page.width);
  });
  return [...heading("Embargoes", "", page), ...lines];
}

function sentence({ peak, clear, recovery, flows }: EmbargoEntry, page: Page): string {
  const text = (figure: Figure) => intervalText(figure, page.marks.plusMinus);
  const time = (figure: Figure) => {
    const unit = timeUnitOf([figure.value]);
    return `${text(scaled(figure, unit.perHour))} ${unit.name}`;
  };
  const all = flows.find(({ flow }) => flow === "*");
  const counts = (all?.counts ?? [])
    .filter(({ vehicles }) => vehicles.value > 0)
    .map(({ name, vehicles, wagons }) => {
      const load = wagons.value > 0 ? ` (${text(wagons)} wagons)` : "";
      return `${text(vehicles)} vehicles${load} ${name}`;
    });
  const lost = [
    ...(all !== undefined && all.held.value > 0 ? [`${text(all.held)} vehicle h lost at the origin`] : []),
    ...(all !== undefined && all.stopped.value > 0 ? [`${text(all.stopped)} vehicle h under way`] : []),
  ];
  const ends = [
    ...(clear.value > 0 ? [`the last is loaded ${time(clear)} after its end`] : []),
    ...(recovery.value > 0 ? [`back to normal after ${time(recovery)}`] : []),
  ];
  const peaks = [`at most ${text(peak)} vehicles wait at their origin or before the gate`];
  return `${[...peaks, ...counts, ...lost, ...ends].join("; ")}.`;
}
