/** Rules of stages: the names they use exist, and every vehicle that comes has a service time. */
import type { Chosen } from "../../catalogue/family.ts";
import { loadParts } from "../../catalogue/service/load.ts";
import type { Problem } from "../../errors.ts";
import { everTaken } from "../channels-taken.ts";
import { lawFor } from "../choices.ts";
import { COMPLETE, documentsTaken } from "../documents-taken.ts";
import type { Path } from "../parse.ts";
import {
  allStages,
  channelsOf,
  entriesOf,
  isGroup,
  meets,
  mostOnDuty,
  resourcesFor,
  type StagePlace,
  sideOf,
} from "../places.ts";
import { chainFor, meanVisits } from "../routes.ts";
import type { FlowSpec } from "../schema/flow.ts";
import type { Scenario } from "../schema/scenario.ts";
import type { Condition, ServiceTime } from "../schema/stage.ts";
import { dutyProblems, gainProblems } from "./checkpoint-rules.ts";
import { finding, unknownName, wholeShares } from "./finding.ts";

/** Names that conditions and tables may use: those of the flows that come to a checkpoint. */
export interface Names {
  readonly flow: string[];
  readonly channel: string[];
  readonly documents: string[];
  readonly cargo: string[];
  readonly from: string[];
}

/** Problems of names, numbers and service times of each stage and group. */
export function stageProblems(scenario: Scenario): Problem[] {
  const groups = Object.entries(scenario.checkpoints).flatMap(([id, checkpoint]) =>
    entriesOf(id, checkpoint)
      .filter((e) => isGroup(e.spec))
      .flatMap((e) => conditionProblems(e.spec.when, namesAt(scenario, id), [...e.path, "when"])),
  );
  return [
    ...groups,
    ...allStages(scenario).flatMap((place) => ofStage(scenario, place)),
    ...lawProblems(scenario),
  ];
}

/** The names that may be used at a checkpoint. */
export function namesAt(scenario: Scenario, checkpointId: string): Names {
  // A flow whose checkpoint is misspelt may be meant to come here.
  const flows = Object.entries(scenario.flows).filter(
    ([, flow]) => flow.at === checkpointId || !Object.hasOwn(scenario.checkpoints, flow.at),
  );
  return {
    flow: flows.map(([id]) => id),
    channel: flows.flatMap(([, flow]) => Object.keys(flow.channels ?? {})),
    documents: wordsOf(flows.map(([, flow]) => flow)),
    cargo: flows.flatMap(([, flow]) => (flow.cargo === undefined ? [] : [flow.cargo])),
    from: Object.keys(scenario.checkpoints[checkpointId]?.sides ?? {}),
  };
}

/** What flows declare of documents, and `complete` where one declares anything. */
function wordsOf(flows: readonly FlowSpec[]): string[] {
  const words = flows.flatMap(({ documents = {} }) => Object.keys(documents));
  return words.length === 0 ? [] : [...words, COMPLETE];
}

/** What names of a condition are called. */
const KINDS = {
  flow: "flow",
  channel: "channel",
  documents: "quality of documents",
  cargo: "cargo",
  from: "side",
} as const;

function ofStage(scenario: Scenario, place: StagePlace): Problem[] {
  const { stage, path, checkpointId } = place;
  const names = namesAt(scenario, checkpointId);
  const duty = stage.servers === undefined ? [] : dutyProblems(stage.servers, [...path, "servers"]);
  return [
    ...duty,
    ...conditionProblems(stage.when, names, [...path, "when"]),
    ...tableProblems(stage.service, names, [...path, "service"]),
    ...gainProblems(scenario, stage.discipline, [...path, "discipline"]),
    ...useProblems(scenario, place, names),
    ...nextProblems(place),
    ...sentHomeProblems(scenario, place),
  ];
}

function conditionProblems(condition: Condition | undefined, names: Names, path: Path): Problem[] {
  if (condition === undefined) return [];
  return (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((key) =>
    (condition[key] ?? []).flatMap((name, i) => unknownName(KINDS[key], name, names[key], [...path, key, i])),
  );
}

/** Names in a service table that nothing has. */
export function tableProblems(service: ServiceTime, names: Names, path: Path): Problem[] {
  if ("law" in service) return [];
  const { byFlow = {}, byChannel = {}, otherwise } = service.table;
  const rows = (table: Readonly<Record<string, ServiceTime>>, key: string, kind: "flow" | "channel") =>
    Object.entries(table).flatMap(([name, inner]) => [
      ...unknownName(kind, name, names[kind], [...path, key, name]),
      ...tableProblems(inner, names, [...path, key, name]),
    ]);
  return [
    ...rows(byFlow, "byFlow", "flow"),
    ...rows(byChannel, "byChannel", "channel"),
    ...(otherwise === undefined ? [] : tableProblems(otherwise, names, [...path, "otherwise"])),
  ];
}

function useProblems(scenario: Scenario, { stage, path, checkpointId }: StagePlace, names: Names): Problem[] {
  const resources = resourcesFor(scenario, checkpointId);
  return Object.entries(stage.uses ?? {}).flatMap(([name, needed]) => {
    const here = [...path, "uses", name];
    const resource = resources.get(name);
    if (resource === undefined) return unknownName("resource", name, resources.keys(), here);
    const most = mostOnDuty(resource.spec.units);
    const units = typeof needed === "number" ? [needed] : [...Object.values(needed.byFlow), needed.otherwise];
    const greatest = Math.max(...units);
    const unknown =
      typeof needed === "number"
        ? []
        : Object.keys(needed.byFlow).flatMap((flow) =>
            unknownName("flow", flow, names.flow, [...here, "byFlow", flow]),
          );
    if (greatest <= most) return unknown;
    return [
      ...unknown,
      finding("uses:too-many", here, { detail: { needed: greatest, most, resource: name } }),
    ];
  });
}

/** Who is sent home comes back only by the `retrial` of its flow. */
function sentHomeProblems(scenario: Scenario, { stage, path, checkpointId }: StagePlace): Problem[] {
  const comesBack = Object.values(scenario.flows).some(
    (f) => f.at === checkpointId && f.retrial !== undefined,
  );
  if (comesBack) return [];
  return (stage.next ?? []).flatMap(({ to }, i) =>
    to === "sent-home" ? [finding("stage:sent-home", [...path, "next", i, "to"], { received: to })] : [],
  );
}

function nextProblems({ stage, path, checkpointId, checkpoint }: StagePlace): Problem[] {
  if (stage.next === undefined) return [];
  const entries = entriesOf(checkpointId, checkpoint);
  const names = [...entries.map((e) => e.spec.id), "exit", "turned-back", "sent-home"];
  const groupOf = (id: string) =>
    entries.find((e) => isGroup(e.spec) && e.spec.parallel.some((member) => member.id === id));
  const targets = stage.next.flatMap(({ to }, i) => {
    const here = [...path, "next", i, "to"];
    const group = groupOf(to);
    if (group === undefined) return unknownName("stage", to, names, here);
    return [finding("stage:into-group", here, { received: to, detail: { group: group.spec.id } })];
  });
  return [
    ...targets,
    ...wholeShares(
      stage.next.map((step) => step.share),
      [...path, "next"],
    ),
  ];
}

/** Whether a service by load has no base, for vehicles that bring no load: it would take no time at all. */
function servesNothing(law: Chosen, { train }: FlowSpec): boolean {
  const parts = loadParts(law);
  return parts !== undefined && parts.base === undefined && train === undefined;
}

/** Each flow and channel that comes to a stage must find a law in its service table, and one that takes time. */
function lawProblems(scenario: Scenario): Problem[] {
  const missing = new Map<StagePlace["stage"], { path: Path; who: string[] }>();
  const stages = allStages(scenario);
  for (const [flowId, flow] of Object.entries(scenario.flows)) {
    for (const [channel, share] of channelsOf(flow)) {
      if (!everTaken(scenario, flowId, channel, share)) continue;
      const chain = chainFor(scenario, flow);
      const visits = meanVisits(scenario, flowId, flow, channel, documentsTaken(scenario, flowId, flow));
      const reached = new Set(chain.filter((_, i) => (visits[i] ?? 0) > 0).map((e) => e.spec));
      for (const { stage, path, entry, checkpoint } of stages) {
        const comes =
          reached.has(entry.spec) && meets(stage.when, flowId, flow, channel, sideOf(flow, checkpoint));
        const law = lawFor(stage.service, flowId, channel);
        if (!comes || (law !== undefined && !servesNothing(law, flow))) continue;
        const row = missing.get(stage) ?? { path: [...path, "service"], who: [] };
        row.who.push(channel === undefined ? flowId : `${flowId} (${channel})`);
        missing.set(stage, row);
      }
    }
  }
  return [...missing.values()].map(({ path, who }) =>
    finding("service:no-law", path, { detail: { who: who.join(", ") } }),
  );
}
