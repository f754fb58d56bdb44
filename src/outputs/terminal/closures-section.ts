/** Closures: the queue each leaves, how long it lasts, and whom it cost how much. A few lines a closure. */
import type { Report } from "../../run/report.ts";
import { type ClosureEntry, closuresOf } from "../closures.ts";
import { checkpointName, flowName, titleOf } from "../names.ts";
import { scaled } from "../summary-lookup.ts";
import { timeUnitOf } from "../time-unit.ts";
import { intervalText } from "./aligned.ts";
import { printable } from "./display-width.ts";
import { heading, type Page } from "./page.ts";
import { wrapped } from "./wrap.ts";

/** A sentence for each closure and each of its periods, and one for those who met it. */
export function closuresSection(report: Report, page: Page): string[] {
  const entries = closuresOf(report);
  if (entries.length === 0) return [];
  const several = report.scenario.checkpoints.length > 1;
  const lines = entries.flatMap((entry) => {
    const where = [
      titleOf(report, `closure=${entry.closure}`),
      ...(several ? [checkpointName(report, entry.checkpoint)] : []),
      ...(entry.begins === "" ? [] : [entry.begins]),
    ];
    return wrapped(printable(`${where.join(", ")}: ${sentence(report, entry, page)}`), page.width);
  });
  return [...heading("Closures", "", page), ...lines];
}

function sentence(report: Report, entry: ClosureEntry, page: Page): string {
  const text = (figure: ClosureEntry["peak"]) => intervalText(figure, page.marks.plusMinus);
  const parts = [`peak ${text(entry.peak)} vehicles before the gate or at parkings`];
  if (!Number.isNaN(entry.stranded.value)) parts.push(`${text(entry.stranded)} there when it opens`);
  parts.push(recoveryText(entry, page));
  const all = entry.met.find(({ flow }) => flow === "*");
  if (all !== undefined) {
    const flows = entry.met.filter(({ flow }) => flow !== "*");
    const shares =
      flows.length < 2
        ? ""
        : ` (${flows.map((f) => `${flowName(report, f.flow)} ${text(f.delay)}`).join(", ")})`;
    parts.push(`${text(all.vehicles)} vehicles met it, delayed by ${text(all.delay)} vehicle h${shares}`);
  }
  return `${parts.join("; ")}.`;
}

function recoveryText({ recovered, recovery, stranded }: ClosureEntry, page: Page): string {
  if (Number.isNaN(stranded.value)) return "closed to the end";
  if (!(recovered > 0)) return "not back to normal by the end";
  const unit = timeUnitOf([recovery.value]);
  const time = intervalText(scaled(recovery, unit.perHour), page.marks.plusMinus);
  const often = recovered < 1 ? `, in ${(recovered * 100).toFixed(0)} % of the cases` : "";
  return `back to normal after ${time} ${unit.name}${often}`;
}
