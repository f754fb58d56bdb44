/** What a report speaks of: each checkpoint, and each flow at it, in the order of the scenario. */
import type { Report } from "../run/report.ts";
import { SummaryLookup } from "./summary-lookup.ts";

/** A flow at a checkpoint; `*` is all of them. */
export interface Scope {
  readonly checkpoint: string;
  readonly flow: string;
  /** Title of the flow, or of "all". */
  readonly title: string;
}

/** A checkpoint of a report, by its name and its title. */
export interface Place {
  readonly id: string;
  readonly title: string;
  readonly stages: readonly string[];
}

/** Checkpoints with figures; `*` follows when there are several and the report holds figures over all of them. */
export function placesOf(report: Report): Place[] {
  const lookup = SummaryLookup.of(report);
  const held = report.scenario.checkpoints.filter(({ id }) => holdsFigures(lookup, id, "*"));
  if (held.length === 1 || !holdsFigures(lookup, "*", "*")) return held;
  return [...held, { id: "*", title: held.length === 0 ? "all flows" : "all checkpoints", stages: [] }];
}

/** Flows with figures at a checkpoint, then all of them; one flow alone stands for all. */
export function scopesAt(report: Report, checkpoint: string): Scope[] {
  const lookup = SummaryLookup.of(report);
  const flows = report.scenario.flows
    .filter(({ id }) => holdsFigures(lookup, checkpoint, id))
    .map(({ id, title }) => ({ checkpoint, flow: id, title: title || id }));
  return flows.length === 1 ? flows : [...flows, { checkpoint, flow: "*", title: "all" }];
}

function holdsFigures(lookup: SummaryLookup, checkpoint: string, flow: string): boolean {
  const at = { checkpoint, flow };
  return (
    lookup.row("totalDelay", "mean", at) !== undefined ||
    lookup.row("borderTime", "mean", at) !== undefined ||
    lookup.row("generated", "count", at) !== undefined
  );
}
