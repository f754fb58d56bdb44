/** The stages of each checkpoint and the shared resources, with how busy they are. Knows no format of output. */
import type { Report } from "../run/report.ts";
import { type Figure, SummaryLookup } from "./summary-lookup.ts";

/** A stage or a resource; figures are `NONE` where they do not apply. */
export interface BusyPlace {
  readonly name: string;
  /** Wait a visit [h]: mean, and 95 % quantile. */
  readonly wait: Figure;
  readonly lateWait: Figure;
  /** Mean service a visit [h]. */
  readonly service: Figure;
  readonly utilisation: Figure;
  /** Share of the time on duty for which units are away after a use. */
  readonly turning: Figure;
}

/** Stages in the order of the scenario, then resources; with the checkpoint's title where there are several. */
export function busyPlaces(report: Report): BusyPlace[] {
  return [...stages(report), ...resources(report)];
}

function stages(report: Report): BusyPlace[] {
  return report.scenario.checkpoints.flatMap(({ id, stages: names }) =>
    names
      .map((stage) => placeOf(report, id, `stage=${stage}`, stage))
      .filter(({ wait, utilisation }) => !(Number.isNaN(wait.value) && Number.isNaN(utilisation.value))),
  );
}

/** Resources are found in the rows: a scenario's own list of them does not reach the report. */
function resources(report: Report): BusyPlace[] {
  return report.summary
    .filter(({ metric, statistic, group, flow }) => {
      return (
        metric === "utilisation" && statistic === "mean" && flow === "*" && group.startsWith("resource=")
      );
    })
    .map(({ checkpoint, group }) => {
      return placeOf(report, checkpoint, group, `${group.slice("resource=".length)} (shared)`);
    });
}

function placeOf(report: Report, checkpoint: string, group: string, name: string): BusyPlace {
  const lookup = SummaryLookup.of(report);
  const at = { checkpoint, group };
  const place = report.scenario.checkpoints.find(({ id }) => id === checkpoint);
  const named = report.scenario.checkpoints.length > 1 && place !== undefined;
  return {
    name: named ? `${place.title || place.id}: ${name}` : name,
    wait: lookup.figure("stageWait", "mean", at),
    lateWait: lookup.figure("stageWait", "p95", at),
    service: lookup.figure("stageService", "mean", at),
    utilisation: lookup.figure("utilisation", "mean", at),
    turning: lookup.figure("turningShare", "mean", at),
  };
}
