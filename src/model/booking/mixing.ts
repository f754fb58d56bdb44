/**
 * Who goes next at a gate with an electronic queue: the first that goes by booking, the first of the live queue, or
 * nobody for now. Keeps count of what quotas and the daily limit leave. Knows no line and no event.
 */
import type { SharedRules } from "../../catalogue/admission/admission-policy.ts";
import { DAY, type ZoneClock } from "../../time/zone-clock.ts";
import { NOBODY } from "../vehicles.ts";
import { valueAt } from "./dated-value.ts";

const HOUR = 3600;

/** Places of the present slot, for the rules that share them out. */
export interface SlotPlaces {
  /** Number of the slot that holds `now`, -1 where there is none. */
  slotAt(now: number): number;
  /** Places of a slot that nobody has booked, of every kind. */
  unbooked(slot: number): number;
  /** Places of a slot for vehicles with a booking, and for those without one. */
  offered(slot: number, live: boolean): number;
  /** When the slot that holds `now` ends, or the next one begins [s]. */
  nextEdge(now: number): number;
}

/** A mixing rule at work. */
export class Mixing {
  readonly #rules: SharedRules;
  readonly #clock: ZoneClock;
  readonly #places: SlotPlaces | null;
  /** Whose turn it is where kinds alternate. */
  #liveNext = false;
  /** Let in: with and without a booking in the present hour or slot, and all in the present day. */
  readonly #inPeriod = [0, 0];
  #inDay = 0;
  #period = Number.NaN;
  #day = Number.NaN;

  /** @param places null where the gate has no slots */
  constructor(rules: SharedRules, clock: ZoneClock, places: SlotPlaces | null) {
    this.#rules = rules;
    this.#clock = clock;
    this.#places = places;
  }

  /** Whether vehicles without a booking are let in at all. */
  get admitsLive(): boolean {
    return this.#rules.live.kind !== "none";
  }

  /** Whether what is allowed changes by the clock. */
  get followsClock(): boolean {
    const { live, dailyLimit } = this.#rules;
    return dailyLimit.length > 0 || ["leftover", "share", "per-hour"].includes(live.kind);
  }

  /** The one who may go in now: `booked`, `live`, or NOBODY; each of them may be NOBODY. */
  pick(now: number, booked: number, live: number): number {
    this.#roll(now);
    if (this.#inDay >= this.#limit(now)) return NOBODY;
    const rule = this.#rules.live;
    switch (rule.kind) {
      case "none":
        return booked;
      case "after-booked":
        return booked === NOBODY ? live : booked;
      case "alternate":
        return booked === NOBODY || (this.#liveNext && live !== NOBODY) ? live : booked;
      case "leftover":
        return booked === NOBODY && this.#inPeriod[1]! < this.#unbooked(now) ? live : booked;
      case "per-hour": {
        if (booked !== NOBODY && this.#inPeriod[0]! < rule.booked) return booked;
        return this.#inPeriod[1]! < rule.live ? live : NOBODY;
      }
      case "share":
        return this.#byShare(now, booked, live);
    }
  }

  /** Of the two kinds, the one of whose places in this slot the smaller part is taken; the booked one when equal. */
  #byShare(now: number, booked: number, live: number): number {
    const slot = this.#places!.slotAt(now);
    const own = slot < 0 ? 0 : this.#places!.offered(slot, true);
    if (live === NOBODY || this.#inPeriod[1]! >= own) return booked;
    if (booked === NOBODY) return live;
    const others = this.#places!.offered(slot, false);
    return this.#inPeriod[1]! * others < this.#inPeriod[0]! * own ? live : booked;
  }

  /** A vehicle has been let in. */
  entered(now: number, booked: boolean): void {
    this.#roll(now);
    this.#liveNext = booked;
    this.#inPeriod[booked ? 0 : 1]! += 1;
    this.#inDay += 1;
  }

  /** The next instant at which more may be allowed [s]. */
  nextChange(now: number): number {
    const { live, dailyLimit } = this.#rules;
    let next = Number.POSITIVE_INFINITY;
    if (dailyLimit.length > 0) next = this.#afterWall(now, DAY);
    if (live.kind === "per-hour") next = Math.min(next, this.#afterWall(now, HOUR));
    if (live.kind === "leftover" || live.kind === "share") next = Math.min(next, this.#places!.nextEdge(now));
    return next;
  }

  /** The next instant at which wall time is a multiple of `step`. */
  #afterWall(now: number, step: number): number {
    const next = this.#clock.instant((Math.floor(this.#clock.wall(now) / step) + 1) * step);
    return next > now ? next : now + step;
  }

  #roll(now: number): void {
    const { live, dailyLimit } = this.#rules;
    let period = 0;
    if (live.kind === "per-hour") period = Math.floor(this.#clock.wall(now) / HOUR);
    else if (live.kind === "leftover" || live.kind === "share") period = this.#places!.slotAt(now);
    if (period !== this.#period) {
      this.#period = period;
      this.#inPeriod.fill(0);
    }
    const day = dailyLimit.length === 0 ? 0 : this.#clock.day(now);
    if (day !== this.#day) {
      this.#day = day;
      this.#inDay = 0;
    }
  }

  #limit(now: number): number {
    const { dailyLimit } = this.#rules;
    if (dailyLimit.length === 0) return Number.POSITIVE_INFINITY;
    return valueAt(dailyLimit, this.#clock, now, Number.POSITIVE_INFINITY);
  }

  #unbooked(now: number): number {
    const slot = this.#places!.slotAt(now);
    return slot < 0 ? 0 : this.#places!.unbooked(slot);
  }
}
