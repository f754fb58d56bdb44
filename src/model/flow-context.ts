/** What a flow is made with, ready to run in one replication. Only types. */
import type { ArrivalSource } from "../catalogue/arrivals/arrival-source.ts";
import type { BalkingRule } from "../catalogue/balking/balking-rule.ts";
import type { Sampler } from "../catalogue/distributions/sampler.ts";
import type { Stream } from "../kernel/stream.ts";
import type { Office } from "./before-border.ts";
import type { DocumentDraws } from "./documents/document-draws.ts";
import type { Gate } from "./gate.ts";
import type { SharesOverTime } from "./regimes/shares-over-time.ts";

/** A distribution with the stream its values are drawn from, by vehicle number. */
export interface Draws {
  readonly law: Sampler;
  readonly stream: Stream;
}

/** One flow, ready to run. */
export interface FlowContext {
  readonly source: ArrivalSource;
  /** Number of vehicles that come together, drawn at each arrival. */
  readonly groupSize: () => number;
  /** Vehicles that come back, and how long they are away; null where vehicles come from outside. */
  readonly fleet: { readonly vehicles: number; readonly away: Draws } | null;
  /** Arrivals later than this do not happen [s]. */
  readonly until: number;
  readonly gate: Gate;
  /** Index of the checkpoint, and its levels. */
  readonly checkpoint: number;
  readonly priority: number;
  /** Cumulative shares of the channels; empty when there is one. */
  readonly channels: Float64Array;
  readonly channelStream: Stream;
  /** Shares that change over time; null where they do not. */
  readonly regimes: SharesOverTime | null;
  /** With what documents its vehicles come; null where no flow declares any. */
  readonly documents: DocumentDraws | null;
  readonly travel: Draws | null;
  readonly patience: Draws | null;
  readonly balking: {
    readonly rule: BalkingRule;
    readonly seesPost: boolean;
    readonly stream: Stream;
  } | null;
  readonly retrial:
    | (Draws & { readonly share: number; readonly tries: number; readonly lots: Stream })
    | null;
  /** Ages of the vehicles that stand there at the start [s], oldest first. */
  readonly backlog: readonly number[];
  /** The first office before the border; null where vehicles set out at once. */
  readonly before: Office | null;
}

/** Levels of a checkpoint. */
export interface PostLevels {
  readonly atPost: number;
  readonly away: number;
  /** Ready to cross and not at the border yet: at home, with or without a slot, or on the way. */
  readonly atHome: number;
}
