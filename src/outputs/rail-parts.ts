/** Tracks, stocks of wagons, paths and departures of a report, by what its summary says of each. Knows no format. */
import type { Report, Statistic } from "../run/report.ts";
import { type Figure, SummaryLookup } from "./summary-lookup.ts";

/** One of them, with a figure of it by metric. */
export interface RailPart {
  readonly name: string;
  figure(metric: string, statistic: Statistic): Figure;
  /** Share of the time with a level above 0. */
  above(metric: string): Figure;
}

/** Everything about the rail stations of a report. */
export interface RailParts {
  readonly tracks: readonly RailPart[];
  readonly wagons: readonly RailPart[];
  readonly paths: readonly RailPart[];
  /** Stages where trains depart. */
  readonly departures: readonly RailPart[];
}

/** All rail stations, in the order of the summary; nothing where there are none. */
export function railPartsOf(report: Report): RailParts {
  const lookup = SummaryLookup.of(report);
  const several = report.scenario.checkpoints.length > 1;
  const found = (metric: string, statistic: Statistic, prefix: string): RailPart[] =>
    report.summary
      .filter((r) => r.metric === metric && r.statistic === statistic && r.group.startsWith(prefix))
      .map(({ checkpoint, group }) => {
        const title = report.scenario.rail?.find(
          (t) => t.checkpoint === checkpoint && t.group === group,
        )?.title;
        const name = title ?? group.slice(prefix.length);
        return {
          name: several ? `${name}, ${checkpoint}` : name,
          figure: (m, s) => lookup.figure(m, s, { checkpoint, group }),
          above: (m) => lookup.figure(m, "share", { checkpoint, group: `${group},above=0` }),
        };
      });
  return {
    tracks: found("tracksOccupied", "mean", "track="),
    wagons: found("wagonsTaken", "count", "wagons="),
    paths: found("pathsOffered", "count", "path="),
    departures: found("departingTrains", "count", "stage="),
  };
}
