/** Rules of checkpoints as a whole: stages or sides, names used once, staff that is there at some time. */
import type { Problem } from "../../errors.ts";
import type { Path } from "../parse.ts";
import { entriesOf, mostOnDuty, ownOf, stagesOf } from "../places.ts";
import type { CheckpointSpec } from "../schema/checkpoint.ts";
import type { Scenario } from "../schema/scenario.ts";
import type { Staffing } from "../schema/staffing.ts";
import { finding, unknownName } from "./finding.ts";

/** Problems of each checkpoint and of shared resources. */
export function checkpointProblems(scenario: Scenario): Problem[] {
  const checkpoints = Object.entries(scenario.checkpoints);
  if (checkpoints.length === 0) return [finding("scenario:no-checkpoints", ["checkpoints"])];
  return [
    ...resourceProblems(scenario.resources ?? {}, ["resources"]),
    ...checkpoints.flatMap(([id, checkpoint]) => ofCheckpoint(scenario, id, checkpoint)),
  ];
}

function ofCheckpoint(scenario: Scenario, id: string, checkpoint: CheckpointSpec): Problem[] {
  const path: Path = ["checkpoints", id];
  const sides = checkpoint.sides === undefined ? undefined : Object.keys(checkpoint.sides).length;
  const found: Problem[] = [];
  if ((checkpoint.stages === undefined) === (sides === undefined)) {
    found.push(finding("checkpoint:stages-or-sides", path));
  }
  if (sides !== undefined && (sides < 1 || sides > 2)) {
    found.push(finding("checkpoint:sides", [...path, "sides"], { received: sides }));
  }
  const gains = [checkpoint.gate, ...Object.values(checkpoint.sides ?? {}).map((side) => side.gate)];
  const gates: Path[] = [
    ["gate"],
    ...Object.keys(checkpoint.sides ?? {}).map((side) => ["sides", side, "gate"]),
  ];
  gains.forEach((gate, i) => {
    found.push(...gainProblems(scenario, gate?.discipline, [...path, ...(gates[i] ?? []), "discipline"]));
  });
  return [
    ...found,
    ...twins(id, checkpoint),
    ...resourceProblems(checkpoint.resources ?? {}, [...path, "resources"]),
    ...Object.keys(checkpoint.resources ?? {})
      .filter((name) => ownOf(scenario.resources ?? {}, name) !== undefined)
      .map((name) => finding("resource:twice", [...path, "resources", name], { received: name })),
  ];
}

/** Names of stages and groups are used once in a checkpoint, whichever side they are on. */
function twins(id: string, checkpoint: CheckpointSpec): Problem[] {
  const groups = entriesOf(id, checkpoint).filter((e) => "parallel" in e.spec);
  const named = [
    ...groups.map((e) => ({ id: e.spec.id, path: e.path })),
    ...stagesOf(id, checkpoint).map((p) => ({ id: p.stage.id, path: p.path })),
  ];
  const seen = new Set<string>();
  return named.flatMap((place) => {
    const twin = seen.has(place.id);
    seen.add(place.id);
    return twin ? [finding("id:twice", [...place.path, "id"], { received: place.id })] : [];
  });
}

function resourceProblems(resources: Readonly<Record<string, { units: Staffing }>>, path: Path): Problem[] {
  return Object.entries(resources).flatMap(([name, { units }]) =>
    dutyProblems(units, [...path, name, "units"]),
  );
}

/** `staffing:never` where nobody is ever on duty. */
export function dutyProblems(staffing: Staffing, path: Path): Problem[] {
  return mostOnDuty(staffing) > 0 ? [] : [finding("staffing:never", path)];
}

/** Flows that a growing priority names must exist. */
export function gainProblems(
  scenario: Scenario,
  discipline: Readonly<Record<string, unknown>> | undefined,
  path: Path,
): Problem[] {
  const parameters = discipline?.["growing-priority"] as
    | { gain?: Readonly<Record<string, unknown>> }
    | undefined;
  return Object.keys(parameters?.gain ?? {}).flatMap((name) =>
    unknownName("flow", name, Object.keys(scenario.flows), [...path, "growing-priority", "gain", name]),
  );
}
