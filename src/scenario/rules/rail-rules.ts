/** Rules of rail stations: names exist, only trains come where only trains can, and nothing waits for what never comes. */
import type { Problem } from "../../errors.ts";
import type { Path } from "../parse.ts";
import { allStages, entriesOf, isGroup, ownOf, type StagePlace } from "../places.ts";
import type { CheckpointSpec } from "../schema/checkpoint.ts";
import type { FlowSpec } from "../schema/flow.ts";
import type { PathsSpec, RegroupSpec, WagonAmounts } from "../schema/rail.ts";
import { isUnserved } from "../schema/rail-stage.ts";
import type { Scenario } from "../schema/scenario.ts";
import type { TrainQuantity } from "../schema/train.ts";
import { ascending, finding, unknownName } from "./finding.ts";
import { passingFlows } from "./passing-flows.ts";
import { namesAt } from "./stage-rules.ts";

/** Problems of tracks, wagons and paths, and of the stages that use them. */
export function railProblems(scenario: Scenario): Problem[] {
  const posts = Object.entries(scenario.checkpoints);
  return [
    ...posts.flatMap(([id, checkpoint]) => ofCheckpoint(scenario, id, checkpoint)),
    ...posts.flatMap(([id, checkpoint]) =>
      entriesOf(id, checkpoint).flatMap(({ spec, path }) =>
        isGroup(spec) ? trackProblems(scenario, id, checkpoint, spec, path) : [],
      ),
    ),
    ...allStages(scenario).flatMap((place) => ofStage(scenario, place)),
    ...otherProblems(scenario),
  ];
}

function ofCheckpoint(scenario: Scenario, id: string, checkpoint: CheckpointSpec): Problem[] {
  const path: Path = ["checkpoints", id];
  const stages = allStages(scenario).flatMap((p) => (p.checkpointId === id ? [p.stage] : []));
  const wagons = Object.entries(checkpoint.wagons ?? {}).flatMap(([name, { initial, supply = [] }]) => {
    const here = [...path, "wagons", name];
    const taken = stages.some((s) => s.takesWagons?.from === name);
    const given = stages.some((s) => s.givesWagons?.to === name);
    const never = taken && initial === 0 && supply.length === 0 && !given;
    return [...ascending(supply, [...here, "supply"]), ...(never ? [finding("wagons:never", here)] : [])];
  });
  const paths = Object.entries(checkpoint.paths ?? {}).flatMap(([name, spec]) =>
    pathProblems(spec, namesAt(scenario, id).cargo, [...path, "paths", name]),
  );
  return [...wagons, ...paths];
}

function pathProblems({ changes = [], caps = [] }: PathsSpec, cargoes: string[], path: Path): Problem[] {
  return [
    ...ascending(changes, [...path, "changes"]),
    ...caps.flatMap(({ cargo }, c) =>
      cargo.flatMap((name, i) => unknownName("cargo", name, cargoes, [...path, "caps", c, "cargo", i])),
    ),
  ];
}

function ofStage(scenario: Scenario, place: StagePlace): Problem[] {
  const { stage, path, checkpointId, checkpoint } = place;
  const { takesWagons: takes, givesWagons: gives, path: by, regroup } = stage;
  const wagons = Object.keys(checkpoint.wagons ?? {});
  const passing = passingFlows(scenario, place.entry);
  const found = trackProblems(scenario, checkpointId, checkpoint, stage, path);
  if (takes) found.push(...exchangeProblems(takes, takes.from, wagons, [...path, "takesWagons"], "from"));
  if (gives) found.push(...exchangeProblems(gives, gives.to, wagons, [...path, "givesWagons"], "to"));
  if (takes) found.push(...loadProblems(passing, [...path, "takesWagons"], (f) => most(takes, f)));
  if (gives) found.push(...loadProblems(passing, [...path, "givesWagons"], (f) => most(gives, f)));
  if (by !== undefined) {
    found.push(...unknownName("path", by, Object.keys(checkpoint.paths ?? {}), [...path, "path"]));
    found.push(...trainsOnly(passing, [...path, "path"]));
  }
  if (regroup) found.push(...regroupProblems(regroup, stage.track, passing, path));
  return found;
}

type Passing = readonly (readonly [string, FlowSpec])[];

/** A track must exist, and only trains may come to it. */
function trackProblems(
  scenario: Scenario,
  checkpointId: string,
  checkpoint: CheckpointSpec,
  spec: { readonly id: string; readonly track?: string | undefined },
  path: Path,
): Problem[] {
  if (spec.track === undefined) return [];
  const entry = entriesOf(checkpointId, checkpoint).find((e) => e.spec.id === spec.id);
  return [
    ...unknownName("track", spec.track, Object.keys(checkpoint.tracks ?? {}), [...path, "track"]),
    ...(entry === undefined ? [] : trainsOnly(passingFlows(scenario, entry), [...path, "track"])),
  ];
}

function trainsOnly(passing: Passing, path: Path): Problem[] {
  const trucks = passing.filter(([, { mode }]) => mode !== "train").map(([id]) => id);
  return trucks.length === 0
    ? []
    : [finding("rail:trains-only", path, { detail: { who: trucks.join(", ") } })];
}

function exchangeProblems(
  { perWagon, perTeu, wagons }: WagonAmounts,
  stock: string,
  known: string[],
  path: Path,
  key: "from" | "to",
): Problem[] {
  const nothing = perWagon === 0 && perTeu === 0 && wagons === 0;
  const detail = { expected: "perWagon | perTeu | wagons" };
  return [
    ...unknownName("stock of wagons", stock, known, [...path, key]),
    ...(nothing ? [finding("parameters:any-of", path, { detail })] : []),
  ];
}

/** Flows of which no vehicle brings anything that the stage could be about. */
function loadProblems(passing: Passing, path: Path, of: (flow: FlowSpec) => number): Problem[] {
  const without = passing.filter(([, flow]) => of(flow) === 0).map(([id]) => id);
  return without.length === 0 ? [] : [finding("rail:no-load", path, { detail: { who: without.join(", ") } })];
}

function most({ perWagon, perTeu, wagons }: WagonAmounts, { train }: FlowSpec): number {
  return wagons + perWagon * greatest(train?.wagons) + perTeu * greatest(train?.teu);
}

/** The most that a train may bring. */
export function greatest(quantity: TrainQuantity | undefined): number {
  if (quantity === undefined || typeof quantity === "number") return quantity ?? 0;
  if ("from" in quantity) return quantity.to;
  return quantity.reduce((top, { size }) => Math.max(top, size), 0);
}

function regroupProblems(
  rules: RegroupSpec,
  track: string | undefined,
  passing: Passing,
  path: Path,
): Problem[] {
  const here = [...path, "regroup"];
  const size = (rules.teu ?? rules.wagons)!;
  const { goes, atLeast, yard } = rules;
  const found: Problem[] = [];
  if (track !== undefined) {
    found.push(
      finding("stage:combination", [...path, "track"], { detail: { one: "regroup", other: "track" } }),
    );
  }
  if (atLeast !== undefined && goes === "full") {
    found.push(finding("regroup:at-least", [...here, "atLeast"]));
  } else if (atLeast !== undefined && atLeast > size) {
    found.push(finding("regroup:never", [...here, "atLeast"], { detail: { least: atLeast, most: size } }));
  }
  const brings = ({ train }: FlowSpec) => greatest(rules.teu === undefined ? train?.wagons : train?.teu);
  const needed = Math.max(
    goes === "full" ? size : (atLeast ?? 1),
    ...passing.map(([, flow]) => brings(flow)),
  );
  if (yard.places < needed) {
    const detail = { places: yard.places, needed };
    found.push(finding("regroup:yard", [...here, "yard", "places"], { detail }));
  }
  return [...found, ...loadProblems(passing, here, brings)];
}

/** What would be read and have no effect on a stage where nobody is served. */
function otherProblems(scenario: Scenario): Problem[] {
  const unserved = (at: string, id: string) => {
    const stages = ownOf(scenario.checkpoints, at);
    const found = stages && entriesOf(at, stages).find((e) => e.spec.id === id)?.spec;
    return found !== undefined && !isGroup(found) && isUnserved(found);
  };
  const posts = Object.keys(scenario.checkpoints);
  const regimes = Object.entries(scenario.regimes ?? {}).flatMap(
    ([id, { at = posts[0] ?? "", service = {} }]) =>
      Object.keys(service)
        .filter((stage) => unserved(at, stage))
        .map((stage) => finding("rail:no-service", ["regimes", id, "service", stage])),
  );
  const closures = Object.entries(scenario.closures ?? {}).flatMap(([id, { of, capacity, reopening }]) =>
    (of.stage ?? []).flatMap((stage, i) => {
      if (capacity === 0 && reopening === undefined) return [];
      if (!(of.checkpoint ?? posts).some((at) => unserved(at, stage))) return [];
      return [finding("rail:no-service", ["closures", id, "of", "stage", i])];
    }),
  );
  return [...regimes, ...closures];
}
