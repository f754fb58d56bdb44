/** Features of a stage that cannot be combined, as one table. */
import type { Problem } from "../../errors.ts";
import { allStages, type StagePlace } from "../places.ts";
import type { Scenario } from "../schema/scenario.ts";
import type { SingleStage } from "../schema/stage.ts";
import { finding } from "./finding.ts";

/** A feature of a stage, named as in the file. `unlimited` means servers without limit, `endless` that nothing else limits service either. */
type Feature =
  | "uses"
  | "preemption"
  | "sharing"
  | "batch"
  | "breakdowns"
  | "vacations"
  | "startsWhen"
  | "lanes"
  | "discipline"
  | "queue.places"
  | "unlimited"
  | "endless";

/** What a feature cannot be combined with; each pair is written once. */
const REFUSED: Readonly<Partial<Record<Feature, readonly Feature[]>>> = {
  lanes: ["uses", "preemption", "sharing", "batch", "breakdowns", "vacations", "startsWhen", "discipline"],
  sharing: [
    "uses",
    "preemption",
    "batch",
    "breakdowns",
    "vacations",
    "startsWhen",
    "queue.places",
    "discipline",
  ],
  batch: ["preemption", "startsWhen", "vacations"],
  vacations: ["startsWhen", "breakdowns"],
  unlimited: ["breakdowns", "vacations", "startsWhen", "lanes"],
  endless: ["preemption", "batch"],
};

/** Combinations that the engine refuses, and features without what they need. */
export function combinationProblems(scenario: Scenario): Problem[] {
  return allStages(scenario).flatMap((place) => [
    ...refusedPairs(place),
    ...needProblems(place),
    ...(place.group === undefined ? [] : groupProblems(place)),
  ]);
}

function has(stage: SingleStage, feature: Feature): boolean {
  switch (feature) {
    case "preemption":
      return stage.preemption !== "none";
    case "sharing":
      return stage.sharing;
    case "discipline":
      return stage.discipline !== undefined && !("fifo" in stage.discipline);
    case "queue.places":
      return stage.queue?.places !== undefined;
    case "unlimited":
      return stage.servers === "unlimited" || (stage.servers === undefined && stage.uses !== undefined);
    case "endless":
      return has(stage, "unlimited") && stage.uses === undefined;
    default:
      return stage[feature] !== undefined;
  }
}

function refusedPairs({ stage, path }: StagePlace): Problem[] {
  return Object.entries(REFUSED).flatMap(([one, others]) =>
    others
      .filter((other) => has(stage, one as Feature) && has(stage, other))
      .map((other) => {
        const name = one === "unlimited" || one === "endless" ? "unlimited servers" : one;
        return finding("stage:combination", [...path, ...other.split(".")], { detail: { one: name, other } });
      }),
  );
}

function needProblems({ stage, path }: StagePlace): Problem[] {
  const found: Problem[] = [];
  if (stage.servers === undefined && stage.uses === undefined) found.push(finding("stage:no-servers", path));
  if (stage.preemption !== "none" && !("priority" in (stage.discipline ?? {}))) {
    found.push(finding("preemption:discipline", [...path, "preemption"], { received: stage.preemption }));
  }
  const places = stage.queue?.places ?? Number.POSITIVE_INFINITY;
  if (stage.batch !== undefined && places < stage.batch.size) {
    found.push(finding("batch:places", [...path, "queue", "places"], { received: places }));
  }
  return found;
}

/** A member of a group has no way of its own: it begins and ends with the others. */
function groupProblems({ stage, path, group }: StagePlace): Problem[] {
  const keys: [string[], boolean][] = [
    [["when"], stage.when !== undefined],
    [["next"], stage.next !== undefined],
    [["track"], stage.track !== undefined],
    [["queue", "places"], stage.queue?.places !== undefined],
    [["queue", "whenFull"], stage.queue?.whenFull === "lost"],
  ];
  return keys
    .filter(([, present]) => present)
    .map(([key]) =>
      finding("stage:in-group", [...path, ...key], {
        detail: { key: key.join("."), group: group?.id ?? "" },
      }),
    );
}
