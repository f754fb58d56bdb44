/** Rules of regimes: names exist, shares are whole, dates are in order, something changes. */
import type { Problem } from "../../errors.ts";
import type { Path } from "../parse.ts";
import { entriesOf, isGroup, ownOf } from "../places.ts";
import type { RegimeSpec } from "../schema/regime.ts";
import type { Scenario } from "../schema/scenario.ts";
import { regimeDocumentProblems } from "./document-rules.ts";
import { finding, unknownName, wholeShares } from "./finding.ts";
import { namesAt, tableProblems } from "./stage-rules.ts";

/** Problems of all regimes. */
export function regimeProblems(scenario: Scenario): Problem[] {
  return Object.entries(scenario.regimes ?? {}).flatMap(([id, spec]) => {
    const path: Path = ["regimes", id];
    const places = Object.keys(scenario.checkpoints);
    if (spec.at === undefined && places.length > 1) return [finding("regime:at", path)];
    const at = spec.at ?? places[0] ?? "";
    if (!places.includes(at)) return unknownName("checkpoint", at, places, [...path, "at"]);
    return [
      ...timeProblems(spec, path),
      ...channelProblems(scenario, spec, at, path),
      ...regimeDocumentProblems(scenario, spec, flowsAt(scenario, at), path),
      ...serviceProblems(scenario, spec, at, path),
      ...recognitionProblems(scenario, spec, at, path),
    ];
  });
}

function timeProblems(regime: RegimeSpec, path: Path): Problem[] {
  const { between, channels, documents, service, recognises, flows } = regime;
  const found: Problem[] = [];
  if (between.to !== undefined && between.to < between.from) {
    found.push(finding("dates:reversed", [...path, "between"]));
  }
  if ([channels, documents, service, recognises].every((change) => change === undefined))
    found.push(finding("regime:nothing", path));
  if (flows !== undefined && service === undefined) {
    found.push(
      finding("closure:without", [...path, "flows"], { detail: { key: "flows", other: "service" } }),
    );
  }
  return found;
}

/** Both stages exist, are not members of groups, and are two. */
function recognitionProblems(
  scenario: Scenario,
  { recognises = {} }: RegimeSpec,
  at: string,
  path: Path,
): Problem[] {
  const names = entriesOf(at, scenario.checkpoints[at]!).map((e) => e.spec.id);
  return Object.entries(recognises).flatMap(([spared, { by, flows = [] }]) => {
    const here = [...path, "recognises", spared];
    return [
      ...unknownName("stage", spared, names, here),
      ...unknownName("stage", by, names, here),
      ...(spared === by ? [finding("regime:itself", here, { received: by })] : []),
      ...flows.flatMap((id, i) => unknownName("flow", id, flowsAt(scenario, at), [...here, "flows", i])),
    ];
  });
}

/** Flows of a checkpoint. */
function flowsAt(scenario: Scenario, at: string): string[] {
  return Object.entries(scenario.flows).flatMap(([id, flow]) => (flow.at === at ? [id] : []));
}

function channelProblems(scenario: Scenario, spec: RegimeSpec, at: string, path: Path): Problem[] {
  const ids = flowsAt(scenario, at);
  const named = (spec.flows ?? []).flatMap((id, i) => unknownName("flow", id, ids, [...path, "flows", i]));
  const shares = Object.entries(spec.channels ?? {}).flatMap(([id, byChannel]) => {
    const here = [...path, "channels", id];
    if (!ids.includes(id)) return unknownName("flow", id, ids, here);
    const own = ownOf(scenario.flows, id)?.channels;
    if (own === undefined) return [finding("regime:no-channels", here, { received: id })];
    return [
      ...Object.keys(byChannel).flatMap((name) =>
        unknownName("channel", name, Object.keys(own), [...here, name]),
      ),
      ...wholeShares(Object.values(byChannel), here),
    ];
  });
  return [...named, ...shares];
}

function serviceProblems(scenario: Scenario, spec: RegimeSpec, at: string, path: Path): Problem[] {
  const checkpoint = ownOf(scenario.checkpoints, at);
  if (checkpoint === undefined) return [];
  const specs = entriesOf(at, checkpoint).map((e) => e.spec);
  const stages = specs.flatMap((s) => (isGroup(s) ? s.parallel.map((member) => member.id) : [s.id]));
  return Object.entries(spec.service ?? {}).flatMap(([id, change]) => {
    const here = [...path, "service", id];
    if (!stages.includes(id)) return unknownName("stage", id, stages, here);
    return "service" in change ? tableProblems(change.service, namesAt(scenario, at), here) : [];
  });
}
