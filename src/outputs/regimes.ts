/** The regimes of a report: how long those took who came while each held, one entry a flow. */
import type { Report } from "../run/report.ts";
import { type Figure, SummaryLookup } from "./summary-lookup.ts";

/** Vehicles of one flow, or of all, that came while a regime held. */
export interface RegimeEntry {
  readonly regime: string;
  readonly checkpoint: string;
  readonly flow: string;
  readonly crossed: Figure;
  /** Time at the border [h]. */
  readonly mean: Figure;
  readonly p95: Figure;
}

/** All of them, in the order of the summary. */
export function regimesOf(report: Report): RegimeEntry[] {
  const lookup = SummaryLookup.of(report);
  return report.summary
    .filter((r) => r.metric === "borderTime" && r.statistic === "count" && r.group.startsWith("regime="))
    .map(({ checkpoint, flow, group }) => {
      const at = { checkpoint, flow, group };
      return {
        regime: group.slice("regime=".length),
        checkpoint,
        flow,
        crossed: lookup.figure("borderTime", "count", at),
        mean: lookup.figure("borderTime", "mean", at),
        p95: lookup.figure("borderTime", "p95", at),
      };
    });
}
