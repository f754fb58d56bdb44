/** The closures of a report, put together from its summary rows: one entry a closure and checkpoint, or a period of one. */
import type { Report } from "../run/report.ts";
import { type Figure, SummaryLookup } from "./summary-lookup.ts";

/** One closure at one checkpoint, or one of its periods. */
export interface ClosureEntry {
  readonly closure: string;
  /** When the period begins, `YYYY-MM-DD HH:MM`; empty for the closure as a whole. */
  readonly begins: string;
  readonly checkpoint: string;
  readonly peak: Figure;
  readonly stranded: Figure;
  readonly recovery: Figure;
  /** Share of the periods after which the queue was normal again within the run. */
  readonly recovered: number;
  /** Of the closure as a whole: vehicles that met it, and their delay [vehicle h], by flow; `*` first. */
  readonly met: readonly { readonly flow: string; readonly vehicles: Figure; readonly delay: Figure }[];
}

/** All of them, in the order of the summary. */
export function closuresOf(report: Report): ClosureEntry[] {
  const lookup = SummaryLookup.of(report);
  return report.summary
    .filter((row) => row.metric === "stranded")
    .map(({ checkpoint, group }) => {
      const [closure = "", begins = ""] = group.split(",").map((part) => part.slice(part.indexOf("=") + 1));
      const at = (metric: string, statistic: "mean" | "share" | "count" = "mean", flow = "*") =>
        lookup.figure(metric, statistic, { checkpoint, group, flow });
      const flows = report.summary.filter(
        (row) => row.metric === "closureMet" && row.checkpoint === checkpoint && row.group === group,
      );
      return {
        closure,
        begins: begins.replace("T", " "),
        checkpoint,
        peak: at("closurePeak"),
        stranded: at("stranded"),
        recovery: at("recoveryTime"),
        recovered: at("recovered", "share").value,
        met: flows.map(({ flow }) => ({
          flow,
          vehicles: at("closureMet", "count", flow),
          delay: at("closureDelay", "mean", flow),
        })),
      };
    });
}
