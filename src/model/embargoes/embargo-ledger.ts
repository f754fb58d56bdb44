/**
 * What embargoes did in one replication, counted as it happens: for results, and for the promises that the books hold
 * against the dates of the file, not against the state of those who keep them.
 */
import type { Vehicles } from "../vehicles.ts";
import type { EmbargoModel } from "./compile-embargoes.ts";

/** Counts of one embargo and flow. Times in vehicle seconds. */
export interface EmbargoCounts {
  /** Waited at their origin; of them those who still do. */
  held: number;
  heldWagons: number;
  stillHeld: number;
  stillHeldWagons: number;
  /** Time at the origin, to the end of the run for those who still wait, and the part of it beyond the end that was known when each began to wait. */
  heldTime: number;
  beyondTime: number;
  /** Never loaded. */
  lost: number;
  lostWagons: number;
  /** Loaded by an exception. */
  excepted: number;
  exceptedWagons: number;
  /** Stopped under way, and how much later they are at the border for it. */
  stopped: number;
  stoppedWagons: number;
  stoppedTime: number;
  diverted: number;
  divertedWagons: number;
}

/** Names of the counts, in the order of results. */
export const EMBARGO_COUNTS = [
  "held",
  "heldWagons",
  "stillHeld",
  "stillHeldWagons",
  "heldTime",
  "beyondTime",
  "lost",
  "lostWagons",
  "excepted",
  "exceptedWagons",
  "stopped",
  "stoppedWagons",
  "stoppedTime",
  "diverted",
  "divertedWagons",
] as const satisfies readonly (keyof EmbargoCounts)[];

const nothing = (): EmbargoCounts =>
  Object.fromEntries(EMBARGO_COUNTS.map((name) => [name, 0])) as unknown as EmbargoCounts;

/** Counts of all embargoes and flows, and the promises. */
export class EmbargoLedger {
  /** By embargo, then by flow. */
  readonly counts: readonly (readonly EmbargoCounts[])[];
  /** By flow: vehicles that came to their origin, that were loaded, that were never loaded. */
  readonly received: Int32Array;
  readonly loaded: Int32Array;
  readonly lost: Int32Array;
  /** By flow: vehicles that came into being by a diversion; and those stopped: how many went on, or were diverted. */
  readonly came: Int32Array;
  readonly stops: Int32Array;
  readonly resumed: Int32Array;
  readonly stopsDiverted: Int32Array;
  /** When the last of those that waited for an embargo was loaded [s]; NaN before. */
  readonly clearedAt: Float64Array;
  /** Loadings while an embargo held for the flow and nothing was excepted. */
  checked = 0;
  breaches = 0;
  readonly #all: readonly EmbargoModel[];
  readonly #vehicles: Vehicles;
  /** Wagons and vehicles by embargo, flow and day of exceptions. */
  readonly #days = new Map<string, { e: number; f: number; wagons: number; vehicles: number }>();

  constructor(all: readonly EmbargoModel[], flows: number, vehicles: Vehicles) {
    this.#all = all;
    this.#vehicles = vehicles;
    this.counts = all.map(() => Array.from({ length: flows }, nothing));
    const column = () => new Int32Array(flows);
    this.received = column();
    this.loaded = column();
    this.lost = column();
    this.came = column();
    this.stops = column();
    this.resumed = column();
    this.stopsDiverted = column();
    this.clearedAt = new Float64Array(all.length).fill(Number.NaN);
  }

  /** A vehicle is one more of a count, and its wagons of the count of wagons beside it. */
  count(
    e: number,
    vehicle: number,
    name: "held" | "stillHeld" | "lost" | "excepted" | "stopped" | "diverted",
    step = 1,
  ): void {
    const { flow, wagons } = this.#vehicles;
    const counts = this.counts[e]![flow[vehicle]!]!;
    counts[name] += step;
    counts[`${name}Wagons`] += step * wagons[vehicle]!;
  }

  /** A vehicle is loaded at `now`; `by` are the embargoes of which it is an exception. */
  isLoaded(vehicle: number, now: number, by: readonly number[]): void {
    const { flow, wagons } = this.#vehicles;
    const f = flow[vehicle]!;
    this.loaded[f]! += 1;
    this.#all.forEach(({ from, to, meets, clock }, e) => {
      // At its first and last instant the order of events decides.
      if (!meets[f] || now <= from || now >= to) return;
      this.checked += 1;
      if (!by.includes(e)) this.breaches += 1;
      const key = `${e} ${f} ${clock.day(now)}`;
      const day = this.#days.get(key) ?? { e, f, wagons: 0, vehicles: 0 };
      day.wagons += wagons[vehicle]!;
      day.vehicles += 1;
      this.#days.set(key, day);
    });
  }

  /** Days on which something was loaded by an exception, and those on which it was more than may be. */
  days(): { readonly checked: number; readonly broken: number } {
    let broken = 0;
    for (const { e, f, wagons, vehicles } of this.#days.values()) {
      const exception = this.#all[e]!.exceptions[f]!;
      if (exception === null || wagons > exception.wagons || vehicles > exception.vehicles) broken += 1;
    }
    return { checked: this.#days.size, broken };
  }
}
