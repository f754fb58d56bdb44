/** Rules of closures: names exist, each says once when it holds, what is said together has a meaning. */
import { buildDistribution } from "../../catalogue/distributions/index.ts";
import type { Problem } from "../../errors.ts";
import type { Path } from "../parse.ts";
import { entriesOf, isGroup } from "../places.ts";
import type { ClosureSpec, ClosureTarget } from "../schema/closure.ts";
import type { Scenario } from "../schema/scenario.ts";
import { finding, unknownName, wholeShares } from "./finding.ts";

/** Problems of all closures, and of what flows do that meet one. */
export function closureProblems(scenario: Scenario): Problem[] {
  const closures = Object.entries(scenario.closures ?? {}).flatMap(([id, spec]) =>
    ofClosure(scenario, spec, ["closures", id]),
  );
  const flows = Object.entries(scenario.flows).flatMap(([id, flow]) =>
    (["whenClosed", "inLineWhenClosed"] as const).flatMap((key) =>
      flow[key] === undefined ? [] : wholeShares(Object.values(flow[key]), ["flows", id, key]),
    ),
  );
  return [...closures, ...flows];
}

function ofClosure(scenario: Scenario, spec: ClosureSpec, path: Path): Problem[] {
  return [
    ...nameProblems(scenario, spec.of, [...path, "of"]),
    ...timeProblems(scenario, spec, path),
    ...combinations(spec, path),
  ];
}

function nameProblems(scenario: Scenario, of: ClosureTarget, path: Path): Problem[] {
  const known = Object.keys(scenario.checkpoints);
  const posts = Object.entries(scenario.checkpoints).filter(([id]) => of.checkpoint?.includes(id) ?? true);
  const flows = Object.entries(scenario.flows);
  const entries = posts.flatMap(([id, checkpoint]) => entriesOf(id, checkpoint).map((e) => e.spec));
  const stages = entries.flatMap((e) => (isGroup(e) ? [e.id, ...e.parallel.map((s) => s.id)] : [e.id]));
  const sides = posts.flatMap(([, { sides = {} }]) => Object.keys(sides));
  const cargoes = flows.flatMap(([, { cargo }]) => cargo ?? []);
  const check = (
    key: keyof ClosureTarget,
    kind: string,
    names: readonly string[] | undefined,
    all: string[],
  ) => (names ?? []).flatMap((name, i) => unknownName(kind, name, all, [...path, key, i]));
  return [
    ...check("checkpoint", "checkpoint", of.checkpoint, known),
    ...check("side", "side", of.side, sides),
    ...check("stage", "stage", of.stage, stages),
    ...check("from", "side", of.from, sides),
    ...check(
      "flow",
      "flow",
      of.flow,
      flows.map(([id]) => id),
    ),
    ...check("cargo", "cargo", of.cargo, cargoes),
  ];
}

function timeProblems(scenario: Scenario, spec: ClosureSpec, path: Path): Problem[] {
  const given = (["from", "on", "holidays", "random"] as const).filter((key) => spec[key] !== undefined);
  if (given.length !== 1) {
    const detail = { given: given.length === 0 ? "none" : given.map((key) => `\`${key}\``).join(" and ") };
    return [finding("closure:when", path, { detail })];
  }
  if (spec.to !== undefined && spec.from === undefined) {
    return [finding("closure:without", [...path, "to"], { detail: { key: "to", other: "from" } })];
  }
  if (spec.from !== undefined && spec.to !== undefined && spec.to <= spec.from) {
    return [finding("dates:reversed", [...path, "to"])];
  }
  const { between } = spec.random ?? {};
  if (between === undefined) return [];
  const { mean } = buildDistribution(between, { files: scenario.files });
  return mean > 0 ? [] : [finding("closure:at-once", [...path, "random", "between"])];
}

/** What would be read and have no effect, or could mean two things. */
function combinations(spec: ClosureSpec, path: Path): Problem[] {
  const { of } = spec;
  const some = (["flow", "cargo", "mode", "from"] as const).find((key) => of[key] !== undefined);
  const part = (["stage", "side"] as const).find((key) => of[key] !== undefined);
  const found: Problem[] = [];
  const both = of.stage !== undefined && of.side !== undefined;
  if (both || (some !== undefined && part !== undefined && spec.capacity === 0)) {
    const detail = both ? { one: "stage", other: "side" } : { one: some ?? "", other: part ?? "" };
    found.push(finding("closure:mixed", [...path, "of"], { detail }));
  }
  const needs = (key: "atClosing" | "noticed" | "endKnown" | "reopening", what: string) => {
    if (spec[key] !== undefined)
      found.push(finding("closure:no-effect", [...path, key], { detail: { key, what } }));
  };
  if (spec.capacity > 0) {
    needs("atClosing", "some capacity is left");
    needs("noticed", "some capacity is left");
    needs("endKnown", "some capacity is left");
  } else if (of.stage !== undefined) {
    needs("noticed", "the gate stays open");
    needs("endKnown", "the gate stays open");
  } else if (some !== undefined) needs("atClosing", "those inside go on");
  return found;
}
