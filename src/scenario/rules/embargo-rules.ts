/** Rules of embargoes: names exist, dates follow on each other, diversions lead elsewhere, exceptions let someone pass. */
import type { Problem } from "../../errors.ts";
import { flowsUnder } from "../embargoed-flows.ts";
import type { Path } from "../parse.ts";
import { ownOf } from "../places.ts";
import type { EmbargoSpec, ExceptionSpec } from "../schema/embargo.ts";
import type { Scenario } from "../schema/scenario.ts";
import type { TrainQuantity } from "../schema/train.ts";
import { finding, unknownName } from "./finding.ts";

/** Problems of all embargoes. */
export function embargoProblems(scenario: Scenario): Problem[] {
  return Object.entries(scenario.embargoes ?? {}).flatMap(([id, spec]) => {
    const path = ["embargoes", id];
    return [
      ...nameProblems(scenario, spec, [...path, "of"]),
      ...dateProblems(spec, path),
      ...effectProblems(spec, path),
      ...diversionProblems(scenario, spec, path),
      ...exceptionProblems(scenario, spec, [...path, "except"]),
    ];
  });
}

function nameProblems(scenario: Scenario, { of }: EmbargoSpec, path: Path): Problem[] {
  const flows = Object.entries(scenario.flows);
  const cargoes = flows.flatMap(([, { cargo }]) => cargo ?? []);
  const check = (key: keyof typeof of, names: readonly string[] | undefined, all: readonly string[]) =>
    (names ?? []).flatMap((name, i) => unknownName(key, name, all, [...path, key, i]));
  const unknown = [
    ...check("cargo", of.cargo, cargoes),
    ...check(
      "flow",
      of.flow,
      flows.map(([id]) => id),
    ),
    ...check("checkpoint", of.checkpoint, Object.keys(scenario.checkpoints)),
  ];
  if (unknown.length > 0) return unknown;
  return flowsUnder(scenario, of).length > 0 ? [] : [finding("embargo:nobody", path)];
}

/** Each end is later than the one before, and announced before that one has come. */
function dateProblems({ from, to, extended = [] }: EmbargoSpec, path: Path): Problem[] {
  if (to === undefined) {
    return extended.length === 0
      ? []
      : [finding("embargo:without", [...path, "extended"], without("extended", "to"))];
  }
  const found = to > from ? [] : [finding("dates:reversed", [...path, "to"])];
  let end = to;
  extended.forEach(({ announced, to: later }, i) => {
    const here = [...path, "extended", i];
    if (later <= end) found.push(finding("embargo:not-later", [...here, "to"]));
    if (announced > end) found.push(finding("embargo:announced-late", [...here, "announced"]));
    end = Math.max(end, later);
  });
  return found;
}

const without = (key: string, other: string) => ({ detail: { key, other } });

function effectProblems(spec: EmbargoSpec, path: Path): Problem[] {
  const found: Problem[] = [];
  if (spec.pace === 0) found.push(finding("embargo:no-pace", [...path, "pace"]));
  const idle = (key: "pace" | "divertTo", what: string) => {
    if (spec[key] !== undefined)
      found.push(finding("closure:no-effect", [...path, key], { detail: { key, what } }));
  };
  if (spec.loading === "lost") idle("pace", "nobody waits to be loaded");
  if (spec.underWay !== "divert") idle("divertTo", "nobody is diverted");
  return found;
}

function diversionProblems(scenario: Scenario, spec: EmbargoSpec, path: Path): Problem[] {
  const { underWay, divertTo } = spec;
  if (underWay !== "divert") return [];
  if (divertTo === undefined) return [finding("embargo:divert-where", path)];
  const here = [...path, "divertTo"];
  const target = ownOf(scenario.flows, divertTo);
  if (target === undefined) return unknownName("flow", divertTo, Object.keys(scenario.flows), here);
  const under = flowsUnder(scenario, spec.of);
  if (under.includes(divertTo)) return [finding("embargo:divert-to-itself", here, { received: divertTo })];
  const other = under.find((id) => scenario.flows[id]!.mode !== target.mode);
  if (other === undefined) return [];
  return [finding("embargo:divert-mode", here, { received: divertTo, detail: { flow: other } })];
}

function exceptionProblems(scenario: Scenario, spec: EmbargoSpec, path: Path): Problem[] {
  const under = flowsUnder(scenario, spec.of);
  const seen = new Set<string>();
  return (spec.except ?? []).flatMap((exception, i) => {
    const { flow } = exception;
    const here = [...path, i];
    const unknown = unknownName("flow", flow, Object.keys(scenario.flows), [...here, "flow"]);
    if (unknown.length > 0) return unknown;
    if (!under.includes(flow)) return [finding("embargo:except-who", [...here, "flow"], { received: flow })];
    if (seen.has(flow)) return [finding("embargo:except-twice", [...here, "flow"], { received: flow })];
    seen.add(flow);
    return quantityProblems(scenario, exception, here);
  });
}

function quantityProblems(
  scenario: Scenario,
  { flow, wagonsPerDay, vehiclesPerDay }: ExceptionSpec,
  path: Path,
): Problem[] {
  if ((wagonsPerDay === undefined) === (vehiclesPerDay === undefined))
    return [finding("embargo:except-how-many", path)];
  if (wagonsPerDay === undefined) return [];
  const { train } = scenario.flows[flow]!;
  const here = [...path, "wagonsPerDay"];
  if (train === undefined) return [finding("embargo:no-wagons", here, { detail: { flow } })];
  const least = shortest(train.wagons);
  if (least <= wagonsPerDay) return [];
  return [finding("embargo:except-too-few", here, { received: wagonsPerDay, detail: { least } })];
}

/** Wagons of the shortest train. */
function shortest(wagons: TrainQuantity): number {
  if (typeof wagons === "number") return wagons;
  if ("from" in wagons) return wagons.from;
  return Math.min(...wagons.filter(({ share }) => share > 0).map(({ size }) => size));
}
