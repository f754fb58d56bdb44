/** Which qualities of documents the vehicles of a flow have, and how often. */
import type { FlowSpec } from "./schema/flow.ts";
import type { Scenario } from "./schema/scenario.ts";

/** The quality of whoever has none of those that a flow declares; no flow declares it. */
export const COMPLETE = "complete";

/** What a flow declares, with the shares outside regimes; `complete`, with the rest, is the first. */
export function documentsOf({ documents = {} }: FlowSpec): [string, number][] {
  const declared = Object.entries(documents);
  const rest = declared.reduce((left, [, share]) => left - share, 1);
  return [[COMPLETE, Math.max(0, rest)], ...declared];
}

/** Those that some vehicle of a flow ever has, by its own shares or in some regime, each counted alike. */
export function documentsTaken(scenario: Scenario, id: string, flow: FlowSpec): [string, number][] {
  const inRegimes = Object.values(scenario.regimes ?? {}).map((r) => r.documents?.[id] ?? {});
  return documentsOf(flow)
    .filter(
      ([word, share]) =>
        word === COMPLETE || share > 0 || inRegimes.some((shares) => (shares[word] ?? 0) > 0),
    )
    .map(([word]) => [word, 1]);
}
