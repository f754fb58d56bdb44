/** What flows, checkpoints, closures and regimes are called before readers; files keep their ids. */
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

/** Title of a closure or a regime. */
export function titleOf({ scenario }: Report, id: string): string {
  return scenario.titles?.find((named) => named.id === id)?.title ?? id;
}
