/** Regimes: how long those took who came while each held. A line a flow. */
import type { Report } from "../../run/report.ts";
import { regimesOf } from "../regimes.ts";
import { scaled } from "../summary-lookup.ts";
import { timeUnitOf } from "../time-unit.ts";
import { intervalText } from "./aligned.ts";
import { printable } from "./display-width.ts";
import { heading, type Page } from "./page.ts";
import { wrapped } from "./wrap.ts";

/** A sentence for each regime and flow. */
export function regimesSection(report: Report, page: Page): string[] {
  const entries = regimesOf(report);
  if (entries.length === 0) return [];
  const lines = entries.flatMap(({ regime, flow, crossed, mean, p95 }) => {
    const unit = timeUnitOf([mean.value]);
    const time = (figure: typeof mean) => intervalText(scaled(figure, unit.perHour), page.marks.plusMinus);
    const who = `${regime}, ${flow === "*" ? "all" : flow}`;
    const count = `${intervalText(crossed, page.marks.plusMinus)} crossed`;
    const text =
      crossed.value > 0 ? `${count}, in ${time(mean)} ${unit.name}; 95 % in at most ${time(p95)}` : count;
    return wrapped(printable(`${who}: ${text}.`), page.width);
  });
  return [...heading("Regimes", "of vehicles that came while one held, time at the border", page), ...lines];
}
