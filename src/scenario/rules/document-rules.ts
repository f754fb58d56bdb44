/** Rules of documents: shares leave room for those that are complete, and what is corrected can be wrong. */
import type { Problem } from "../../errors.ts";
import { COMPLETE } from "../documents-taken.ts";
import type { Path } from "../parse.ts";
import { allStages, ownOf } from "../places.ts";
import type { RegimeSpec } from "../schema/regime.ts";
import type { Scenario } from "../schema/scenario.ts";
import { atMostWhole, finding, unknownName } from "./finding.ts";

/** Problems of the documents of flows, and of stages that correct them. */
export function documentProblems(scenario: Scenario): Problem[] {
  return [
    ...Object.entries(scenario.flows).flatMap(([id, { documents }]) =>
      documents === undefined ? [] : declared(documents, ["flows", id, "documents"]),
    ),
    ...allStages(scenario).flatMap(({ stage, path, checkpointId }) => {
      const flows = Object.values(scenario.flows).filter((f) => f.at === checkpointId);
      if (stage.corrects === undefined || flows.some((f) => f.documents !== undefined)) return [];
      const detail = { key: "corrects", what: "no flow of this checkpoint has `documents`" };
      return [finding("closure:no-effect", [...path, "corrects"], { detail })];
    }),
  ];
}

function declared(documents: Readonly<Record<string, number>>, path: Path): Problem[] {
  return [
    ...(Object.hasOwn(documents, COMPLETE) ? [finding("documents:complete", [...path, COMPLETE])] : []),
    ...atMostWhole(Object.values(documents), path),
  ];
}

/** Problems of the documents that a regime changes. @param ids the flows of its checkpoint */
export function regimeDocumentProblems(
  scenario: Scenario,
  { documents = {} }: RegimeSpec,
  ids: readonly string[],
  path: Path,
): Problem[] {
  return Object.entries(documents).flatMap(([id, shares]) => {
    const here = [...path, "documents", id];
    if (!ids.includes(id)) return unknownName("flow", id, ids, here);
    const own = ownOf(scenario.flows, id)?.documents;
    if (own === undefined) return [finding("regime:no-documents", here, { received: id })];
    const names = Object.keys(own);
    const unknown = Object.keys(shares).filter((name) => name !== COMPLETE);
    return [
      ...unknown.flatMap((name) => unknownName("quality of documents", name, names, [...here, name])),
      ...declared(shares, here),
    ];
  });
}
