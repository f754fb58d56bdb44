/** From the closures of a scenario to what each closes, by index: gates, stages, flows. The same in every replication. */

import { buildDistribution } from "../../catalogue/distributions/index.ts";
import type { Sampler } from "../../catalogue/distributions/sampler.ts";
import type { ClosureSpec, ClosureTarget, Reaction } from "../../scenario/schema/closure.ts";
import type { FlowSpec } from "../../scenario/schema/flow.ts";
import type { Scenario } from "../../scenario/schema/scenario.ts";
import type { ZoneClock } from "../../time/zone-clock.ts";
import type { PlacedStage } from "../compile-routes.ts";
import { type Period, periodsOf } from "./periods.ts";

/** One closure, compiled. */
export interface ClosureModel {
  readonly id: string;
  readonly title: string;
  /** Whether nothing is left of the capacity. */
  readonly full: boolean;
  /** Indexes of the checkpoints it is about. */
  readonly checkpoints: readonly number[];
  /** Gates that close for everybody, as `checkpoint/side`. */
  readonly gates: readonly string[];
  /** Stages that close for everybody, and stages that are slower or faster while it holds or after it. */
  readonly stages: readonly number[];
  readonly paced: readonly number[];
  /** By flow: not let in, though others are. Null where the closure is for everybody. */
  readonly bars: readonly boolean[] | null;
  /** By flow: whether its vehicles come to what is closed. */
  readonly meets: readonly boolean[];
  /** By flow: whether its vehicles decide by it, since the post as a whole is closed to them. */
  readonly reacts: readonly boolean[];
  readonly atClosing: "finish" | "suspend";
  /** Services take this much longer while it holds, and for a while after it; 1 for as long as usual. */
  readonly factor: number;
  readonly after: { readonly factor: number; readonly time: number } | null;
  /** How long before it is known [s], and whether its end is. */
  readonly noticed: number;
  readonly endKnown: boolean;
  /** Null where they are drawn. */
  readonly periods: readonly Period[] | null;
  readonly random: { readonly between: Sampler; readonly length: Sampler } | null;
}

/** What closures are compiled from. */
export interface ClosureContext {
  readonly scenario: Scenario;
  readonly flows: readonly { readonly id: string; readonly spec: FlowSpec; readonly side: string }[];
  readonly stages: readonly PlacedStage[];
  readonly checkpoints: readonly string[];
  readonly clockOf: (zone: string | undefined) => ZoneClock;
}

/** All closures of a scenario, in the order of the file. */
export function compileClosures(context: ClosureContext): ClosureModel[] {
  return Object.entries(context.scenario.closures ?? {}).map(([id, spec]) => compileOne(context, id, spec));
}

/** Whether a closure is for some of the vehicles only. */
function isForSome(of: ClosureTarget): boolean {
  return of.flow !== undefined || of.cargo !== undefined || of.mode !== undefined || of.from !== undefined;
}

/** The reactions of a flow with the share of each; nothing else than to keep coming where none is given. */
export function reactionsOf(flow: FlowSpec): [Reaction, number][] {
  return Object.entries(flow.whenClosed ?? { "keeps-coming": 1 }) as [Reaction, number][];
}

function compileOne(context: ClosureContext, id: string, spec: ClosureSpec): ClosureModel {
  const { scenario, flows, stages, checkpoints } = context;
  const { of } = spec;
  const places = of.checkpoint ?? checkpoints;
  const forSome = isForSome(of);
  const ofSide = (side: string) => of.side === undefined || of.side.includes(side);
  const concerned = flows.map(
    (f) => places.includes(f.spec.at) && (!forSome || isMeant(of, f.id, f.spec, f.side)),
  );
  const closed = stages.filter(
    (s) => places.includes(s.checkpoint) && ofSide(s.side) && isNamed(of, s, stages),
  );
  const full = spec.capacity === 0;
  const length = scenario.calendar.length;
  const whole = full && !forSome && of.stage === undefined;
  const gates = flows.filter((f, i) => concerned[i] && ofSide(f.side)).map((f) => `${f.spec.at}/${f.side}`);
  return {
    id,
    title: spec.title ?? id,
    full,
    checkpoints: checkpoints.flatMap((c, i) => (places.includes(c) ? [i] : [])),
    gates: whole ? [...new Set(gates)] : [],
    stages: full && !forSome ? closed.map((s) => s.index) : [],
    paced: !full || spec.reopening !== undefined ? closed.filter(hasCapacity).map((s) => s.index) : [],
    bars: full && forSome ? concerned : null,
    meets: concerned,
    reacts: concerned.map((c) => c && full && of.stage === undefined),
    atClosing: spec.atClosing ?? "finish",
    factor: full ? 1 : 1 / spec.capacity,
    after:
      spec.reopening === undefined ? null : { factor: 1 / spec.reopening.capacity, time: spec.reopening.for },
    noticed: spec.noticed ?? 0,
    endKnown: spec.endKnown ?? spec.random === undefined,
    periods: periodsOf(spec, context.clockOf(zoneFor(context, spec, places)), length),
    random:
      spec.random === undefined
        ? null
        : {
            between: buildDistribution(spec.random.between, { files: scenario.files }),
            length: buildDistribution(spec.random.length, { files: scenario.files }),
          },
  };
}

/** Whether a stage has a capacity that can be less: servers or shared staff. */
function hasCapacity({ spec }: PlacedStage): boolean {
  if ("parallel" in spec) return false;
  return (spec.servers ?? "unlimited") !== "unlimited" || spec.uses !== undefined;
}

/** Stages named, and the members of groups named; all when none is named. */
function isNamed({ stage }: ClosureTarget, placed: PlacedStage, all: readonly PlacedStage[]): boolean {
  if (stage === undefined || stage.includes(placed.spec.id)) return true;
  return placed.group !== null && stage.includes(all[placed.group]!.spec.id);
}

function isMeant(of: ClosureTarget, id: string, flow: FlowSpec, side: string): boolean {
  return (
    (of.flow?.includes(id) ?? true) &&
    (of.cargo?.includes(flow.cargo ?? "") ?? true) &&
    (of.mode === undefined || of.mode === flow.mode) &&
    (of.from?.includes(side) ?? true)
  );
}

/** The zone of a closure's dates: its own; that of the one side or post that closes; the study's. */
function zoneFor({ scenario }: ClosureContext, spec: ClosureSpec, places: readonly string[]) {
  if (spec.timezone !== undefined || places.length !== 1) return spec.timezone;
  const checkpoint = scenario.checkpoints[places[0]!];
  const side = spec.of.side?.length === 1 ? checkpoint?.sides?.[spec.of.side[0]!] : undefined;
  return side?.timezone ?? checkpoint?.timezone;
}
