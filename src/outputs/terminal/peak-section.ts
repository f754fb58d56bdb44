/** The queue outside: how many vehicles, how long, when. A line or two a checkpoint. */
import type { Report } from "../../run/report.ts";
import { type Gate, gatesAt } from "../gates.ts";
import { peakText } from "../peak.ts";
import { type Figure, SummaryLookup } from "../summary-lookup.ts";
import { intervalText, valueText } from "./aligned.ts";
import { printable } from "./display-width.ts";
import { heading, type Page } from "./page.ts";
import { wrapped } from "./wrap.ts";

/** The queue of each checkpoint in a sentence. */
export function peakSection(report: Report, page: Page): string[] {
  const places = report.scenario.checkpoints;
  const lines = places.flatMap(({ id, title }) =>
    gatesAt(report, id).flatMap((gate) => {
      const text = sentence(report, id, gate, page);
      if (text === undefined) return [];
      const names = [...(places.length > 1 ? [title || id] : []), ...(gate.name === "" ? [] : [gate.name])];
      return wrapped(printable([...names, text].join(": ")), page.width);
    }),
  );
  return lines.length === 0 ? [] : [...heading("Queue outside", "", page), ...lines];
}

function sentence(report: Report, checkpoint: string, gate: Gate, page: Page): string | undefined {
  const lookup = SummaryLookup.of(report);
  const level = (metric: string, statistic: "mean" | "p95" | "max") =>
    lookup.figure(metric, statistic, { checkpoint, group: gate.group });
  const peak = level("queueLength", "max");
  if (Number.isNaN(peak.value)) return undefined;
  const mean = level("queueLength", "mean");
  const when = peakText(report, checkpoint, gate.suffix);
  const parts = [
    `mean ${intervalText(mean, page.marks.plusMinus)} vehicles${km(level("queueKm", "mean"))}`,
    `95 % of the time at most ${valueText(level("queueLength", "p95"))}`,
    `peak ${intervalText(peak, page.marks.plusMinus)}${km(level("queueKm", "max"))}`,
    ...(when === undefined ? [] : [when]),
  ];
  return `${parts.filter((part) => !part.includes("NaN")).join("; ")}.`;
}

function km(length: Figure): string {
  return length.value > 0 ? ` (${valueText(length)} km)` : "";
}
