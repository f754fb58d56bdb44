/** Rules of the line before a station: names used once, places that can be reached, trains alone. */
import type { Problem } from "../../errors.ts";
import type { Path } from "../parse.ts";
import { sideOf } from "../places.ts";
import type { CheckpointSpec } from "../schema/checkpoint.ts";
import type { LineSpec } from "../schema/line.ts";
import type { Scenario } from "../schema/scenario.ts";
import { finding } from "./finding.ts";

/** Problems of all lines, and of the gates they lead to. */
export function lineProblems(scenario: Scenario): Problem[] {
  return Object.entries(scenario.checkpoints).flatMap(([id, checkpoint]) => {
    const sides = Object.entries(checkpoint.sides ?? {});
    const lines = [
      { spec: checkpoint.line, path: ["checkpoints", id, "line"] as Path },
      ...sides.map(([side, s]) => ({
        spec: s.line,
        path: ["checkpoints", id, "sides", side, "line"] as Path,
      })),
    ];
    return [
      ...lines.flatMap(({ spec, path }) => (spec === undefined ? [] : ofLine(spec, path))),
      ...gateProblems(scenario, id, checkpoint),
    ];
  });
}

function ofLine({ stations, abandonedAfter, restart, restartsAtOnce }: LineSpec, path: Path): Problem[] {
  const found: Problem[] = [];
  const seen = new Set<string>();
  stations.forEach(({ id, places }, i) => {
    const here = [...path, "stations", i];
    if (seen.has(id)) found.push(finding("line:twice", [...here, "id"], { received: id }));
    seen.add(id);
    if (places === Number.POSITIVE_INFINITY && i < stations.length - 1)
      found.push(finding("line:endless", [...here, "places"], { received: id }));
  });
  if (restart !== undefined && abandonedAfter === undefined) {
    const detail = { key: "restart", what: "no train is ever abandoned; give `abandonedAfter`" };
    found.push(finding("closure:no-effect", [...path, "restart"], { detail }));
  }
  if (restartsAtOnce === 0) found.push(finding("line:no-restart", [...path, "restartsAtOnce"]));
  else if (restartsAtOnce < Number.POSITIVE_INFINITY && restart === undefined) {
    const detail = { key: "restartsAtOnce", what: "a restart takes no time; give `restart`" };
    found.push(finding("closure:no-effect", [...path, "restartsAtOnce"], { detail }));
  }
  return found;
}

/** Only trains stand on a railway line, and they do not book. */
function gateProblems(scenario: Scenario, id: string, checkpoint: CheckpointSpec): Problem[] {
  const flows = Object.entries(scenario.flows).filter(([, { at }]) => at === id);
  const gates = new Map(flows.map(([, flow]) => [sideOf(flow, checkpoint), flow]));
  return [...gates.keys()].flatMap((name) => {
    const side = name === undefined ? undefined : checkpoint.sides?.[name];
    const own = side?.line !== undefined;
    if (!own && checkpoint.line === undefined) return [];
    const path: Path = ["checkpoints", id, ...(own ? ["sides", name!] : []), "line"];
    const trucks = flows.find(([, f]) => sideOf(f, checkpoint) === name && f.mode !== "train");
    const policy = side?.gate?.policy ?? checkpoint.gate.policy;
    return [
      ...(trucks === undefined ? [] : [finding("line:trucks", path, { detail: { flow: trucks[0] } })]),
      ...("live-queue" in policy ? [] : [finding("line:booking", path)]),
    ];
  });
}
