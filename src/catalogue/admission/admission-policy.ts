/**
 * What a policy of admission tells the model: plain rules, in seconds. Who acts on them is the model's matter.
 */
import type { FeeRules } from "./fees.ts";
import type { LiveRule } from "./live-rule.ts";

/** A value that holds from the beginning of a local day on; the first has no day and holds from the start. */
export interface DatedValue {
  /** Local day number from which the value holds; from the beginning when absent. */
  readonly from?: number | undefined;
  readonly amount: number;
}

/** Capacity of slots from a local time of day on [vehicles a slot]. */
export interface CapacityRow {
  readonly from: number;
  readonly vehicles: number;
  readonly days?: readonly number[] | undefined;
  readonly between?: { readonly from: number; readonly to: number } | undefined;
}

/** When a vehicle may come, from the beginning of its slot [s], or all of the slot's local day. */
export type Window = { readonly from: number; readonly to: number } | "same-day";

/** What becomes of a vehicle whose booking is lost at the border. */
export type LateRule = "rebook" | "live-queue" | "turned-away";

/** How long after its slot a booking is good [s]. */
export interface Expiry {
  readonly after: number;
  readonly extended: readonly {
    readonly between: { readonly from: number; readonly to: number };
    readonly by: number;
  }[];
}

/** A share of each day's places that only those entitled to it can book. */
export interface Reserve {
  readonly name: string;
  readonly share: number;
}

/** A block after repeated misses. */
export interface Ban {
  readonly misses: number;
  /** [s] */
  readonly within: number;
  readonly block: number;
}

/** What both families of electronic queue share. */
export interface SharedRules {
  readonly live: LiveRule;
  /** Vehicles let in a local day; no limit where empty. */
  readonly dailyLimit: readonly DatedValue[];
  readonly ban: Ban | undefined;
  readonly fees: FeeRules | undefined;
}

/** Rules of booked slots. */
export interface SlotRules extends SharedRules {
  /** [s] */
  readonly length: number;
  readonly capacity: readonly CapacityRow[];
  /** Days ahead that can be booked, and the local time of day at which another day opens [s]. */
  readonly horizon: { readonly days: number; readonly opensAt: number };
  readonly lead: number;
  readonly window: Window;
  readonly enter: "in-window" | "at-slot";
  readonly early: "waiting-area" | "road";
  readonly late: LateRule;
  readonly expires: Expiry | undefined;
  readonly reserved: readonly Reserve[];
  /** Moving a booking costs nothing until so long before the slot [s]. */
  readonly rescheduleUntil: number;
  /** Local day from which a vehicle may hold one booking only; -Infinity for always. */
  readonly oneBookingFrom: number;
}

/** Rules of a rank in a virtual queue. */
export interface RankRules extends SharedRules {
  /** Vehicles that are called and not yet through the gate. */
  readonly callAhead: number;
  /** Time to appear after the call [s]. */
  readonly appearWithin: number;
  readonly late: "register-again" | "live-queue" | "turned-away";
  readonly postponement: { readonly by: readonly number[]; readonly onceIn: number } | undefined;
}

/** What the model must know of a policy. */
export type AdmissionPolicy =
  | { readonly kind: "live-queue" }
  | { readonly kind: "slots"; readonly rules: SlotRules }
  | { readonly kind: "rank"; readonly rules: RankRules };
