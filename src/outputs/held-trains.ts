/** The lines before stations, put together from the summary rows of a report: where trains stand, and which were abandoned. */
import type { Report } from "../run/report.ts";
import { titleOf } from "./names.ts";
import { type Figure, SummaryLookup } from "./summary-lookup.ts";

/** A station, or the line beyond the last. */
export interface StationEntry {
  /** Its title, else its id; empty for the line beyond. */
  readonly station: string;
  readonly mean: Figure;
  readonly most: Figure;
}

/** The line before one gate. */
export interface HeldTrains {
  readonly checkpoint: string;
  /** Side where trains arrive; empty where there is one. */
  readonly side: string;
  readonly stations: readonly StationEntry[];
  /** Trains without a locomotive at one time, and at some time; with their wagons. `NONE` where no train can be abandoned. */
  readonly abandoned: Figure;
  readonly mostAbandoned: Figure;
  readonly mostWagons: Figure;
  readonly ever: Figure;
  readonly everWagons: Figure;
  readonly restartTime: Figure;
}

/** All of them, in the order of the summary. */
export function heldTrainsOf(report: Report): HeldTrains[] {
  const lookup = SummaryLookup.of(report);
  const gates = report.summary.filter(
    (r) => r.metric === "beyond" && r.statistic === "mean" && !r.group.includes("above="),
  );
  return gates.map(({ checkpoint, group }) => {
    const at = (metric: string, statistic: "mean" | "max" | "count", where = group) =>
      lookup.figure(metric, statistic, { checkpoint, group: where });
    const suffix = group === "*" ? "" : `,${group}`;
    const stations = report.summary
      .filter((r) => r.metric === "held" && r.statistic === "mean" && r.checkpoint === checkpoint)
      .map((r) => r.group)
      .filter((g) => g.startsWith("station=") && (suffix === "" ? !g.includes(",") : g.endsWith(suffix)));
    return {
      checkpoint,
      side: group === "*" ? "" : group.slice(group.indexOf("=") + 1),
      stations: [
        ...stations.map((g) => ({
          station: titleOf(report, g, checkpoint),
          mean: at("held", "mean", g),
          most: at("held", "max", g),
        })),
        { station: "", mean: at("beyond", "mean"), most: at("beyond", "max") },
      ],
      abandoned: at("abandoned", "mean"),
      mostAbandoned: at("abandoned", "max"),
      mostWagons: at("abandonedWagons", "max"),
      ever: at("everAbandoned", "count"),
      everWagons: at("everAbandonedWagons", "count"),
      restartTime: at("restartTime", "mean"),
    };
  });
}
