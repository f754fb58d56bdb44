/** From the regimes of a scenario to spans of time, shares and laws by index. The same in every replication. */
import type { Sampler } from "../../catalogue/distributions/sampler.ts";
import { buildService } from "../../catalogue/service/load.ts";
import type { FlowSpec } from "../../scenario/schema/flow.ts";
import type { RegimeSpec } from "../../scenario/schema/regime.ts";
import type { Scenario } from "../../scenario/schema/scenario.ts";
import { DAY, type ZoneClock } from "../../time/zone-clock.ts";
import type { PlacedStage } from "../compile-routes.ts";
import { cumulativeShares } from "../documents/compile-documents.ts";
import { serviceLaw } from "../service-law.ts";
import type { Recognition } from "./recognition.ts";

/** What a regime changes at one stage: a factor by flow, or laws by `flow * channels + channel`. */
export interface StageChange {
  readonly stage: number;
  readonly factors: readonly number[] | null;
  /** Null where the usual law stays. */
  readonly laws: readonly (Sampler | null)[] | null;
}

/** One regime, compiled. */
export interface RegimeModel {
  readonly id: string;
  readonly title: string;
  /** Index of its checkpoint. */
  readonly checkpoint: number;
  /** When it holds [s since start]; `to` may be Infinity. */
  readonly from: number;
  readonly to: number;
  /** By flow: cumulative shares of its channels; null where they stay. */
  readonly shares: readonly (Float64Array | null)[];
  /** By flow: likewise of its documents. */
  readonly documents: readonly (Float64Array | null)[];
  readonly stages: readonly StageChange[];
  /** Stages that others spare while it holds. */
  readonly recognitions: readonly Recognition[];
}

/** What regimes are compiled from. */
export interface RegimeContext {
  readonly scenario: Scenario;
  readonly flows: readonly {
    readonly id: string;
    readonly spec: FlowSpec;
    readonly channels: readonly string[];
  }[];
  readonly stages: readonly PlacedStage[];
  readonly checkpoints: readonly string[];
  /** Greatest number of channels of any flow. */
  readonly channels: number;
  /** The clock of a checkpoint. */
  readonly clockAt: (checkpoint: string) => ZoneClock;
}

/** All regimes of a scenario, in the order of the file. */
export function compileRegimes(context: RegimeContext): RegimeModel[] {
  return Object.entries(context.scenario.regimes ?? {}).map(([id, spec]) => {
    const at = spec.at ?? context.checkpoints[0]!;
    const clock = context.clockAt(at);
    const { from, to } = spec.between;
    const held = {
      from: clock.instant(from * DAY),
      to: to === undefined ? Number.POSITIVE_INFINITY : clock.instant((to + 1) * DAY),
    };
    return {
      id,
      title: spec.title ?? id,
      checkpoint: context.checkpoints.indexOf(at),
      ...held,
      shares: context.flows.map((flow) => shares(flow.channels, spec.channels?.[flow.id])),
      documents: context.flows.map((flow) =>
        shares(Object.keys(flow.spec.documents ?? {}), spec.documents?.[flow.id]),
      ),
      stages: Object.keys(spec.service ?? {}).map((stage) => changeOf(context, spec, at, stage)),
      recognitions: recognitionsOf(context, spec, at).map((r) => ({ ...r, ...held })),
    };
  });
}

function shares(
  names: readonly string[],
  given: Readonly<Record<string, number>> | undefined,
): Float64Array | null {
  return given === undefined ? null : cumulativeShares(names, given);
}

function recognitionsOf(
  { flows, stages }: RegimeContext,
  { recognises = {} }: RegimeSpec,
  at: string,
): Omit<Recognition, "from" | "to">[] {
  const index = (id: string) => stages.find((s) => s.checkpoint === at && s.spec.id === id)!.index;
  return Object.entries(recognises).map(([spared, { by, share, flows: meant }]) => ({
    spared: index(spared),
    by: index(by),
    share: flows.map((f) => ((meant?.includes(f.id) ?? true) ? share : 0)),
  }));
}

function changeOf(context: RegimeContext, spec: RegimeSpec, at: string, id: string): StageChange {
  const { flows, stages, channels, scenario } = context;
  const stage = stages.find((s) => s.checkpoint === at && s.spec.id === id)!.index;
  const change = spec.service![id]!;
  const concerns = (flow: string) => spec.flows?.includes(flow) ?? true;
  if ("factor" in change) {
    return { stage, factors: flows.map((f) => (concerns(f.id) ? change.factor : 1)), laws: null };
  }
  const laws = flows.flatMap((flow) =>
    Array.from({ length: channels }, (_, c) => {
      const law = concerns(flow.id) ? serviceLaw(change.service, flow.id, flow.channels[c] ?? "") : undefined;
      return law === undefined ? null : buildService(law, { files: scenario.files });
    }),
  );
  return { stage, factors: null, laws };
}
