/** Where the stages of a scenario stand: one list of them all, with their paths. Judges nothing. */
import type { Path } from "./parse.ts";
import type { CheckpointSpec, ResourceSpec } from "./schema/checkpoint.ts";
import type { FlowSpec } from "./schema/flow.ts";
import type { Scenario } from "./schema/scenario.ts";
import type { Staffing } from "./schema/staffing.ts";
import type { Condition, ParallelStages, SingleStage, StageSpec } from "./schema/stage.ts";

/** One entry of a checkpoint's list of stages: a stage, or a group passed at the same time. */
export interface Entry {
  readonly side: string | undefined;
  readonly path: Path;
  readonly spec: StageSpec;
}

/** A stage, alone or as a member of a group. */
export interface StagePlace {
  readonly checkpointId: string;
  readonly checkpoint: CheckpointSpec;
  readonly entry: Entry;
  readonly path: Path;
  readonly stage: SingleStage;
  /** The group it belongs to, if any. */
  readonly group: ParallelStages | undefined;
}

/** Whether an entry is a group of stages passed at the same time. */
export function isGroup(spec: StageSpec): spec is ParallelStages {
  return "parallel" in spec;
}

/** The entries of a checkpoint in the order of the file, side by side. */
export function entriesOf(checkpointId: string, checkpoint: CheckpointSpec): Entry[] {
  const top: Path = ["checkpoints", checkpointId];
  const own = (checkpoint.stages ?? []).map((spec, i) => ({
    side: undefined,
    path: [...top, "stages", i],
    spec,
  }));
  const ofSides = Object.entries(checkpoint.sides ?? {}).flatMap(([side, { stages }]) =>
    stages.map((spec, i) => ({ side, path: [...top, "sides", side, "stages", i], spec })),
  );
  return [...own, ...ofSides];
}

/** All stages of one checkpoint, members of groups included. */
export function stagesOf(checkpointId: string, checkpoint: CheckpointSpec): StagePlace[] {
  return entriesOf(checkpointId, checkpoint).flatMap((entry): StagePlace[] => {
    const common = { checkpointId, checkpoint, entry };
    const { spec } = entry;
    if (!isGroup(spec)) return [{ ...common, path: entry.path, stage: spec, group: undefined }];
    return spec.parallel.map((stage, i) => ({
      ...common,
      path: [...entry.path, "parallel", i],
      stage,
      group: spec,
    }));
  });
}

/** All stages of a scenario. */
export function allStages(scenario: Scenario): StagePlace[] {
  return Object.entries(scenario.checkpoints).flatMap(([id, checkpoint]) => stagesOf(id, checkpoint));
}

/** The shared resources that the stages of a checkpoint may use, by name, with their paths. */
export function resourcesFor(
  scenario: Scenario,
  checkpointId: string,
): Map<string, { spec: ResourceSpec; path: Path }> {
  const found = new Map<string, { spec: ResourceSpec; path: Path }>();
  for (const [name, spec] of Object.entries(scenario.resources ?? {})) {
    found.set(name, { spec, path: ["resources", name] });
  }
  const own = ownOf(scenario.checkpoints, checkpointId)?.resources ?? {};
  for (const [name, spec] of Object.entries(own)) {
    found.set(name, { spec, path: ["checkpoints", checkpointId, "resources", name] });
  }
  return found;
}

/** A value by a name that a user wrote: never one of the object's own methods. */
export function ownOf<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The side at which a flow arrives; undefined where the checkpoint has one side. */
export function sideOf(flow: FlowSpec, checkpoint: CheckpointSpec): string | undefined {
  return flow.from ?? Object.keys(checkpoint.sides ?? {})[0];
}

/** Channels of a flow with the share of each; a flow without channels has one that has no name. */
export function channelsOf(flow: FlowSpec): [string | undefined, number][] {
  return flow.channels === undefined ? [[undefined, 1]] : Object.entries(flow.channels);
}

/**
 * Whether vehicles of a flow and channel meet a condition, its `share` apart.
 * @param documents theirs; when absent, any will do
 */
export function meets(
  condition: Condition | undefined,
  flowId: string,
  flow: FlowSpec,
  channel: string | undefined,
  side: string | undefined,
  documents?: string,
): boolean {
  if (condition === undefined) return true;
  const among = (list: readonly string[] | undefined, name: string | undefined) =>
    list === undefined || (name !== undefined && list.includes(name));
  return (
    among(condition.flow, flowId) &&
    among(condition.channel, channel) &&
    (documents === undefined || among(condition.documents, documents)) &&
    among(condition.cargo, flow.cargo) &&
    among(condition.from, side)
  );
}

/** Greatest number ever on duty. */
export function mostOnDuty(staffing: Staffing): number {
  if (staffing === "unlimited") return Number.POSITIVE_INFINITY;
  if (typeof staffing === "number") return staffing;
  const entries = "shifts" in staffing ? staffing.shifts : staffing.steps;
  return entries.reduce((most, { number }) => Math.max(most, number), 0);
}
