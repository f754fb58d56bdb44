/**
 * Which models run on the flat engine. Everything a model may contain is listed here by name: whatever is not listed,
 * or not yet known, leads to the general engine. So does a new key of the file format until it is listed.
 */

import type { StageSpec } from "../../scenario/schema/stage.ts";
import type { Model } from "../compile.ts";
import type { GatePlace } from "../levels.ts";
import { gatesOf } from "../levels.ts";

/** By part of a file: keys that the flat engine knows; of the others, none may be there. */
const KNOWN = {
  scenario:
    "kezek id title question notes calendar run resources checkpoints flows measures field sources assumptions files",
  calendar: "start timezone length kind warmup",
  checkpoint: "title timezone waitingArea road gate resources stages sides",
  side: "title timezone hours atClosing waitingArea road gate stages",
  gate: "policy hours discipline lines inside",
  resource: "title units",
  stage: "id title when servers uses service discipline preemption overtaking sharing next",
  flow: "title mode at from entersAt cargo carriers priority arrivals groups until channels timezone costs",
} as const;

/** Disciplines of gates and stages: vehicles leave such a line at its head only. */
const DISCIPLINES = ["fifo", "priority"];

/** Priorities there can be: one bit of a whole number each. */
const MOST_RANKS = 30;

/** Flows that the flat engine looks through at each arrival for the one that is next. */
const MOST_FLOWS = 32;

/** Whether a model is made only of what the flat engine has. */
export function runsFlat(model: Model): boolean {
  const { scenario, flows, stages } = model;
  const posts = Object.values(scenario.checkpoints);
  const sides = posts.flatMap((p) => Object.values(p.sides ?? {}));
  const resources = [scenario, ...posts].flatMap((p) => Object.values(p.resources ?? {}));
  return (
    flows.length <= MOST_FLOWS &&
    new Set(flows.map((f) => f.spec.priority)).size <= MOST_RANKS &&
    !model.retrials &&
    !model.blocking &&
    onlyKnown(scenario, KNOWN.scenario) &&
    onlyKnown(scenario.calendar, KNOWN.calendar) &&
    posts.every((p) => onlyKnown(p, KNOWN.checkpoint)) &&
    sides.every((s) => onlyKnown(s, KNOWN.side)) &&
    resources.every((r) => onlyKnown(r, KNOWN.resource)) &&
    flows.every(({ spec }) => onlyKnown(spec, KNOWN.flow)) &&
    gatesOf(model).every(gateRunsFlat) &&
    stages.every(({ spec }) => stageRunsFlat(spec))
  );
}

function gateRunsFlat({ spec }: GatePlace): boolean {
  return (
    onlyKnown(spec, KNOWN.gate) &&
    onlyKnown(spec.policy, "live-queue") &&
    (spec.lines === "single" || spec.lines === "by-first-stage") &&
    ordered(spec.discipline)
  );
}

function stageRunsFlat(spec: StageSpec): boolean {
  return (
    !("parallel" in spec) &&
    onlyKnown(spec, KNOWN.stage) &&
    spec.preemption === "none" &&
    !spec.overtaking &&
    !spec.sharing &&
    ordered(spec.discipline)
  );
}

function ordered(discipline: Readonly<Record<string, unknown>> | undefined): boolean {
  return discipline === undefined || Object.keys(discipline).every((name) => DISCIPLINES.includes(name));
}

/** Whether a part of the file has nothing but known keys. */
function onlyKnown(part: object, known: string): boolean {
  const names = known.split(" ");
  return Object.entries(part).every(([key, value]) => value === undefined || names.includes(key));
}
