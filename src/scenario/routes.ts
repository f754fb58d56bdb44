/** How often vehicles visit each stage of a post on average, by flow and channel. Draws nothing. */
import { documentsOf } from "./documents-taken.ts";
import { type Entry, entriesOf, isGroup, meets, ownOf, sideOf } from "./places.ts";
import type { FlowSpec } from "./schema/flow.ts";
import type { Scenario } from "./schema/scenario.ts";
import type { NextStep, StageSpec } from "./schema/stage.ts";

/** The entries of a checkpoint in the order in which a flow passes them: its own side first. */
export function chainFor(scenario: Scenario, flow: FlowSpec): Entry[] {
  const checkpoint = ownOf(scenario.checkpoints, flow.at);
  if (checkpoint === undefined) return [];
  const entries = entriesOf(flow.at, checkpoint);
  const first = sideOf(flow, checkpoint);
  return [...entries.filter((e) => e.side === first), ...entries.filter((e) => e.side !== first)];
}

/** Where a vehicle may go next, as an index of the chain (its length: out), with its probability. */
type Ways = readonly (readonly [number, number])[];

/** Sweeps after which the visits still to come are neglected. */
const SWEEPS = 10_000;
const NEGLIGIBLE = 1e-9;

/**
 * Mean number of visits to each entry of `chainFor`, for one vehicle. A step that may be taken `atMost` so often
 * counts with the probability that, without the limit, gives the same mean number of times.
 * @param documents shares of the qualities of its documents, `complete` first; those of the flow when absent
 */
export function meanVisits(
  scenario: Scenario,
  flowId: string,
  flow: FlowSpec,
  channel: string | undefined,
  documents: readonly (readonly [string, number])[] = documentsOf(flow),
): number[] {
  const chain = chainFor(scenario, flow);
  const checkpoint = ownOf(scenario.checkpoints, flow.at);
  const side = checkpoint === undefined ? undefined : sideOf(flow, checkpoint);
  const passes = documents.map(([word]) =>
    chain.map(({ spec }) =>
      meets(spec.when, flowId, flow, channel, side, word) ? (spec.when?.share ?? 1) : 0,
    ),
  );
  const ways = chain.map((_, i) => waysFrom(chain, i));
  const corrects = chain.map(({ spec }) => correctsDocuments(spec));
  const visits = chain.map(() => 0);
  const nobody = () => documents.map(() => chain.map(() => 0));
  let mass = nobody();
  const start = flow.entersAt === undefined ? 0 : indexOf(chain, flow.entersAt);
  documents.forEach(([, share], d) => {
    if (start < chain.length) mass[d]![start] = share;
  });
  const add = (row: number[], i: number, more: number) => {
    if (i < row.length) row[i] = row[i]! + more;
  };
  for (let sweep = 0; sweep < SWEEPS && mass.some((row) => row.some((m) => m > NEGLIGIBLE)); sweep += 1) {
    const next = nobody();
    mass.forEach((row, d) => {
      row.forEach((m, i) => {
        const served = m * passes[d]![i]!;
        add(visits, i, served);
        add(next[d]!, i + 1, m - served);
        for (const [to, share] of ways[i]!) add(next[corrects[i] ? 0 : d]!, to, served * share);
      });
    });
    mass = next;
  }
  return visits;
}

/** Whether who leaves an entry has complete documents. */
function correctsDocuments(spec: StageSpec): boolean {
  return isGroup(spec) ? spec.parallel.some(correctsDocuments) : spec.corrects !== undefined;
}

function indexOf(chain: readonly Entry[], stageId: string): number {
  const found = chain.findIndex(({ spec }) => spec.id === stageId);
  return found < 0 ? chain.length : found;
}

function waysFrom(chain: readonly Entry[], i: number): Ways {
  const spec = chain[i]?.spec;
  const next = spec === undefined || isGroup(spec) ? undefined : spec.next;
  if (next === undefined) return [[i + 1, 1]];
  const target = (step: NextStep) =>
    ["exit", "turned-back", "sent-home"].includes(step.to) ? chain.length : indexOf(chain, step.to);
  const limited = next.filter((step) => step.atMost !== undefined);
  const free = next.filter((step) => step.atMost === undefined);
  const ways = limited.map((step): [number, number] => [target(step), unlimitedShare(step)]);
  const left = 1 - ways.reduce((sum, [, share]) => sum + share, 0);
  const total = free.reduce((sum, step) => sum + step.share, 0);
  if (total <= 0) return [...ways, [i + 1, left]];
  return [...ways, ...free.map((step): [number, number] => [target(step), (left * step.share) / total])];
}

/** With `atMost` k a step of share s is taken s + s^2 + ... + s^k times at most, as if its share were m / (1 + m). */
function unlimitedShare({ share, atMost = 1 }: NextStep): number {
  const mean = share < 1 ? (share * (1 - share ** atMost)) / (1 - share) : atMost;
  return mean / (1 + mean);
}
