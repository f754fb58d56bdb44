/** How often vehicles visit each stage of a post on average, by flow and channel. Draws nothing. */
import { type Entry, entriesOf, isGroup, meets, ownOf, sideOf } from "./places.ts";
import type { FlowSpec } from "./schema/flow.ts";
import type { Scenario } from "./schema/scenario.ts";
import type { NextStep } from "./schema/stage.ts";

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
 */
export function meanVisits(
  scenario: Scenario,
  flowId: string,
  flow: FlowSpec,
  channel: string | undefined,
): number[] {
  const chain = chainFor(scenario, flow);
  const checkpoint = ownOf(scenario.checkpoints, flow.at);
  const side = checkpoint === undefined ? undefined : sideOf(flow, checkpoint);
  const passes = chain.map(({ spec }) =>
    meets(spec.when, flowId, flow, channel, side) ? (spec.when?.share ?? 1) : 0,
  );
  const ways = chain.map((_, i) => waysFrom(chain, i));
  const visits = chain.map(() => 0);
  let mass = chain.map(() => 0);
  const start = flow.entersAt === undefined ? 0 : indexOf(chain, flow.entersAt);
  if (start < chain.length) mass[start] = 1;
  for (let sweep = 0; sweep < SWEEPS && mass.some((m) => m > NEGLIGIBLE); sweep += 1) {
    const next = chain.map(() => 0);
    mass.forEach((m, i) => {
      const served = m * (passes[i] ?? 0);
      visits[i] = (visits[i] ?? 0) + served;
      if (i + 1 < next.length) next[i + 1] = (next[i + 1] ?? 0) + m - served;
      for (const [to, share] of ways[i] ?? [])
        if (to < next.length) next[to] = (next[to] ?? 0) + served * share;
    });
    mass = next;
  }
  return visits;
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
