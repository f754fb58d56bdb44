/**
 * From the order of stages, their conditions and their `next` rules to rows of ways on. Knows no vehicle:
 * only flows, channels and stages by index.
 */

import { COMPLETE } from "../scenario/documents-taken.ts";
import type { CheckpointSpec } from "../scenario/schema/checkpoint.ts";
import type { FlowSpec } from "../scenario/schema/flow.ts";
import type { Condition, NextStep, StageSpec } from "../scenario/schema/stage.ts";
import { EXIT, SENT_HOME, TURNED_BACK, type Way } from "./router.ts";

/** A stage, or group of parallel stages, at its place in a checkpoint. */
export interface PlacedStage {
  readonly index: number;
  readonly spec: StageSpec;
  readonly checkpoint: string;
  /** Side it belongs to; empty where the post has one side. */
  readonly side: string;
  /** The group it is a branch of. */
  readonly group: number | null;
}

/** The sides of a checkpoint in the order given; one nameless side where it has stages only. */
export function sidesOf(checkpoint: CheckpointSpec): readonly [string, readonly StageSpec[]][] {
  if (checkpoint.sides !== undefined)
    return Object.entries(checkpoint.sides).map(([id, s]) => [id, s.stages]);
  return [["", checkpoint.stages ?? []]];
}

/** All stages of a scenario with their indexes: group first, then its branches. */
export function placeStages(checkpoints: Readonly<Record<string, CheckpointSpec>>): PlacedStage[] {
  const placed: PlacedStage[] = [];
  const add = (spec: StageSpec, checkpoint: string, side: string, group: number | null) => {
    const index = placed.length;
    placed.push({ index, spec, checkpoint, side, group });
    if ("parallel" in spec) for (const branch of spec.parallel) add(branch, checkpoint, side, index);
  };
  for (const [id, checkpoint] of Object.entries(checkpoints)) {
    for (const [side, stages] of sidesOf(checkpoint)) for (const spec of stages) add(spec, id, side, null);
  }
  return placed;
}

/** The side at which a flow arrives; empty where the post has one side. */
export function entrySide(flow: FlowSpec, checkpoint: CheckpointSpec): string {
  return flow.from ?? sidesOf(checkpoint)[0]?.[0] ?? "";
}

/** Stages of a flow's way in order: the side where it arrives first. Branches of groups are left out. */
function chainOf(flow: FlowSpec, checkpoint: CheckpointSpec, placed: readonly PlacedStage[]): PlacedStage[] {
  const mine = placed.filter((p) => p.checkpoint === flow.at && p.group === null);
  const first = entrySide(flow, checkpoint);
  return [...mine.filter((p) => p.side === first), ...mine.filter((p) => p.side !== first)];
}

/** The share of a flow's vehicles of one channel, and with such documents, that pass a stage they come to. */
function shareThatPass(
  when: Condition | undefined,
  id: string,
  flow: FlowSpec,
  channel: string,
  from: string,
  documents: string,
): number {
  if (when === undefined) return 1;
  if (when.flow !== undefined && !when.flow.includes(id)) return 0;
  if (when.channel !== undefined && !when.channel.includes(channel)) return 0;
  if (when.cargo !== undefined && !when.cargo.includes(flow.cargo ?? "")) return 0;
  if (when.from !== undefined && !when.from.includes(from)) return 0;
  if (when.documents !== undefined && !when.documents.includes(documents)) return 0;
  return when.share ?? 1;
}

/** Rows of ways on of one flow and channel, and of vehicles with such documents: row 0 from the entrance, row s + 1 from stage s. */
export function compileRows(
  id: string,
  flow: FlowSpec,
  channel: string,
  checkpoint: CheckpointSpec,
  placed: readonly PlacedStage[],
  documents = COMPLETE,
): Way[][] {
  const chain = chainOf(flow, checkpoint, placed);
  const from = entrySide(flow, checkpoint);
  const along = (start: number): Way[] => {
    const ways: Way[] = [];
    let left = 1;
    for (const next of chain.slice(start)) {
      const passing = shareThatPass(next.spec.when, id, flow, channel, from, documents);
      if (passing > 0) ways.push({ to: next.index, share: left * passing, atMost: Number.POSITIVE_INFINITY });
      left *= 1 - passing;
      if (left <= 0) return ways;
    }
    return [...ways, { to: EXIT, share: left, atMost: Number.POSITIVE_INFINITY }];
  };
  // Whoever is sent to a stage whose conditions it does not meet goes on from there.
  const fromStage = (to: string): Way[] => along(chain.findIndex((p) => p.spec.id === to));
  const waysOf = (r: NextStep): Way[] => {
    const atMost = r.atMost ?? Number.POSITIVE_INFINITY;
    if (r.to === "exit") return [{ to: EXIT, share: r.share, atMost }];
    if (r.to === "turned-back") return [{ to: TURNED_BACK, share: r.share, atMost }];
    if (r.to === "sent-home") return [{ to: SENT_HOME, share: r.share, atMost }];
    return fromStage(r.to).map((w) => ({ ...w, share: w.share * r.share, atMost }));
  };
  const rows: Way[][] = Array.from({ length: placed.length + 1 }, () => [
    { to: EXIT, share: 1, atMost: Number.POSITIVE_INFINITY },
  ]);
  rows[0] = flow.entersAt === undefined ? along(0) : fromStage(flow.entersAt);
  chain.forEach((stage, i) => {
    const { spec } = stage;
    const rules = "next" in spec ? spec.next : undefined;
    rows[stage.index + 1] =
      rules === undefined ? along(i + 1) : [...rules.flatMap(waysOf), ...leftOver(rules, along(i + 1))];
  });
  return rows;
}

/** Stages without rules of their own: vehicles go on along the chain. For ways past a stage that is spared. */
export function withoutNext(placed: readonly PlacedStage[]): PlacedStage[] {
  return placed.map((p) => {
    if ("parallel" in p.spec) return p;
    const { next: _, ...spec } = p.spec;
    return { ...p, spec };
  });
}

/** Where those go whom every rule has sent back often enough: on along the chain. */
function leftOver(rules: readonly NextStep[], along: readonly Way[]): Way[] {
  if (rules.some((r) => r.atMost === undefined)) return [];
  return along.slice(0, 1).map((w) => ({ ...w, share: 0 }));
}

/** Stages that a flow may come to first, by index. */
export function firstStages(rows: readonly (readonly Way[])[]): number[] {
  return rows[0]!.map((w) => w.to).filter((to) => to >= 0);
}
