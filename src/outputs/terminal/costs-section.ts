/** What the time at the border costs: a line a checkpoint and flow. */
import type { Report } from "../../run/report.ts";
import { type CostEntry, costsOf } from "../cost-lines.ts";
import { intervalText } from "./aligned.ts";
import { printable } from "./display-width.ts";
import { heading, type Page } from "./page.ts";
import { wrapped } from "./wrap.ts";

/** The costs of each flow in a sentence. */
export function costsSection(report: Report, page: Page): string[] {
  const entries = costsOf(report);
  if (entries.length === 0) return [];
  const several = report.scenario.checkpoints.length > 1;
  const groups = new Map<string, CostEntry[]>();
  for (const entry of entries) {
    const flow = entry.flow === "*" ? "all" : entry.flow;
    const name = several
      ? `${entry.checkpoint === "*" ? "all checkpoints" : entry.checkpoint}, ${flow}`
      : flow;
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  const lines = [...groups].flatMap(([name, parts]) =>
    wrapped(printable(`${name}: ${parts.map((part) => text(part, page)).join("; ")}.`), page.width),
  );
  return [...heading("Costs", "a run; per vehicle in brackets", page), ...lines];
}

function text({ title, unit, total, each }: CostEntry, page: Page): string {
  const figure = (f: CostEntry["total"]) => intervalText(f, page.marks.plusMinus);
  return `${title} ${figure(total)} ${unit} (${figure(each)})`;
}
