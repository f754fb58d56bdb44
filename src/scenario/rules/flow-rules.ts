/** Rules of flows: the places they name exist, and vehicles come at all. */
import type { Problem } from "../../errors.ts";
import type { Path } from "../parse.ts";
import { entriesOf, ownOf, stagesOf } from "../places.ts";
import type { FlowSpec } from "../schema/flow.ts";
import type { Scenario } from "../schema/scenario.ts";
import { finding, unknownName, wholeShares } from "./finding.ts";
import { trainProblems } from "./train-rules.ts";

/** Problems of each flow. */
export function flowProblems(scenario: Scenario): Problem[] {
  const flows = Object.entries(scenario.flows);
  if (flows.length === 0) return [finding("scenario:no-flows", ["flows"])];
  return flows.flatMap(([id, flow]) => [
    ...placeProblems(scenario, ["flows", id], flow),
    ...vehicleProblems(["flows", id], flow, isFed(scenario, id)),
    ...trainProblems(["flows", id], flow),
  ]);
}

function placeProblems(scenario: Scenario, path: Path, flow: FlowSpec): Problem[] {
  const checkpoint = ownOf(scenario.checkpoints, flow.at);
  if (checkpoint === undefined) {
    return unknownName("checkpoint", flow.at, Object.keys(scenario.checkpoints), [...path, "at"]);
  }
  const found: Problem[] = [];
  if (flow.from !== undefined) {
    found.push(...unknownName("side", flow.from, Object.keys(checkpoint.sides ?? {}), [...path, "from"]));
  }
  if (flow.entersAt !== undefined) {
    const members = stagesOf(flow.at, checkpoint).filter((p) => p.group !== undefined);
    const into = members.find((p) => p.stage.id === flow.entersAt)?.group;
    const names = entriesOf(flow.at, checkpoint).map((e) => e.spec.id);
    if (into !== undefined) {
      const detail = { group: into.id };
      found.push(finding("stage:into-group", [...path, "entersAt"], { received: flow.entersAt, detail }));
    } else found.push(...unknownName("stage", flow.entersAt, names, [...path, "entersAt"]));
  }
  return found;
}

/** Whether vehicles of other flows become vehicles of this one. */
function isFed({ embargoes = {} }: Scenario, id: string): boolean {
  return Object.values(embargoes).some(({ divertTo }) => divertTo === id);
}

function vehicleProblems(path: Path, flow: FlowSpec, fed: boolean): Problem[] {
  const found: Problem[] = [];
  const { arrivals, backlog, channels, fleet, groups } = flow;
  if (arrivals === undefined && backlog === undefined && fleet === undefined && !fed)
    found.push(finding("flow:no-vehicles", path));
  if (channels !== undefined) found.push(...wholeShares(Object.values(channels), [...path, "channels"]));
  if (groups !== undefined && typeof groups.size !== "number") {
    found.push(
      ...wholeShares(
        groups.size.map((g) => g.share),
        [...path, "groups", "size"],
      ),
    );
  }
  if (backlog !== undefined && "list" in backlog.waited && backlog.waited.list.length > backlog.vehicles) {
    const detail = { listed: backlog.waited.list.length, vehicles: backlog.vehicles };
    found.push(finding("backlog:too-long", [...path, "backlog", "waited"], { detail }));
  }
  return found;
}
