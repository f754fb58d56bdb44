/** What flows, checkpoints, closures, regimes, embargoes and stations are called before readers; files keep their ids. */
import type { Report } from "../run/report.ts";

/** Title of a flow; `all` for `*`. */
export function flowName({ scenario }: Report, flow: string): string {
  return flow === "*" ? "all" : scenario.flows.find(({ id }) => id === flow)?.title || flow;
}

/** Title of a checkpoint; `all` for `*`. */
export function checkpointName({ scenario }: Report, checkpoint: string): string {
  return checkpoint === "*"
    ? "all"
    : scenario.checkpoints.find(({ id }) => id === checkpoint)?.title || checkpoint;
}

/** Title of what the rows of a group are about, such as `closure=feast`: a closure, regime, embargo, station of a line. */
export function titleOf({ scenario }: Report, group: string, checkpoint = "*"): string {
  const found = scenario.titles?.find((named) => named.group === group && named.checkpoint === checkpoint);
  return found?.title ?? group.slice(group.indexOf("=") + 1).split(",")[0]!;
}
