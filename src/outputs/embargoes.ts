/** The embargoes of a report, put together from its summary rows: one entry an embargo and checkpoint. */
import type { Report } from "../run/report.ts";
import { type Figure, SummaryLookup } from "./summary-lookup.ts";

/** What an embargo did to a flow, `*` for all: counts of vehicles, and of wagons; `NONE` where it cannot be. */
export interface EmbargoedFlow {
  readonly flow: string;
  readonly counts: readonly { readonly name: string; readonly vehicles: Figure; readonly wagons: Figure }[];
  /** Time at the origin, of it beyond the end that was known, and time lost under way [vehicle h]. */
  readonly held: Figure;
  readonly beyond: Figure;
  readonly stopped: Figure;
}

/** One embargo at one checkpoint. */
export interface EmbargoEntry {
  readonly embargo: string;
  readonly checkpoint: string;
  /** Most vehicles that wait at the origin and before the gates; hours until the last is loaded, and until it is back to normal. */
  readonly peak: Figure;
  readonly clear: Figure;
  readonly recovery: Figure;
  readonly flows: readonly EmbargoedFlow[];
}

/** What becomes of vehicles, with the words for it. */
const COUNTS = [
  ["embargoHeld", "waited at the origin"],
  ["embargoStillHeld", "still wait there at the end"],
  ["embargoLost", "never loaded"],
  ["embargoExcepted", "loaded by an exception"],
  ["embargoStopped", "stopped under way"],
  ["embargoDiverted", "diverted"],
] as const;

/** All of them, in the order of the summary. */
export function embargoesOf(report: Report): EmbargoEntry[] {
  const lookup = SummaryLookup.of(report);
  return report.summary
    .filter((row) => row.metric === "embargoPeak")
    .map(({ checkpoint, group }) => {
      const at = (metric: string, statistic: "mean" | "count" = "mean", flow = "*") =>
        lookup.figure(metric, statistic, { checkpoint, group, flow });
      const flows = report.summary.filter(
        (row) =>
          row.checkpoint === checkpoint &&
          row.group === group &&
          (row.metric === "embargoHeld" || row.metric === "embargoLost"),
      );
      return {
        embargo: group.slice(group.indexOf("=") + 1),
        checkpoint,
        peak: at("embargoPeak"),
        clear: at("clearTime"),
        recovery: at("recoveryTime"),
        flows: flows.map(({ flow }) => ({
          flow,
          counts: COUNTS.map(([metric, name]) => ({
            name,
            vehicles: at(metric, "count", flow),
            wagons: at(`${metric}Wagons`, "count", flow),
          })).filter(({ vehicles }) => !Number.isNaN(vehicles.value)),
          held: at("embargoHeldTime", "mean", flow),
          beyond: at("embargoBeyondTime", "mean", flow),
          stopped: at("embargoStoppedTime", "mean", flow),
        })),
      };
    });
}
