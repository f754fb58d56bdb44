/**
 * Where a vehicle goes next: a table by flow, channel and stage, made from the order of the stages, their
 * conditions and their `next` rules. Lots are drawn by vehicle number, so a vehicle takes the same turns in
 * every scenario.
 */
import type { Stream } from "../kernel/stream.ts";
import type { Vehicles } from "./vehicles.ts";

/** Crossed. */
export const EXIT = -1;
/** Turned back by an inspection. */
export const TURNED_BACK = -2;
/** Sent home by an inspection, to come back with what was missing. */
export const SENT_HOME = -3;

/** One way on, with the share of vehicles that take it. */
export interface Way {
  /** Index of a stage, EXIT, TURNED_BACK or SENT_HOME. */
  readonly to: number;
  readonly share: number;
  /** Times one vehicle may be sent back this way; those beyond take the first way without such a limit. */
  readonly atMost: number;
}

/** Where vehicles go, asked at the entrance and when they leave a stage. */
export interface Routing {
  /** The first stage of a vehicle, or EXIT if it passes none. */
  entrance(vehicle: number): number;
  /** Where a vehicle goes after a stage. */
  after(vehicle: number, stage: number): number;
}

/** Ways on by row; a row belongs to one (flow, channel, place). */
export class Router implements Routing {
  readonly #rows: readonly (readonly Way[])[];
  readonly #channels: number;
  readonly #places: number;
  readonly #streams: readonly Stream[];
  readonly #vehicles: Vehicles;

  /**
   * @param rows by `(flow * channels + channel) * places + place`; place 0 is the entrance, place s + 1 stage s.
   * Shares of a row sum to 1.
   * @param streams by `flow * places + place`: where lots are drawn
   */
  constructor(
    rows: readonly (readonly Way[])[],
    sizes: { readonly channels: number; readonly places: number },
    streams: readonly Stream[],
    vehicles: Vehicles,
  ) {
    this.#rows = rows;
    this.#channels = sizes.channels;
    this.#places = sizes.places;
    this.#streams = streams;
    this.#vehicles = vehicles;
  }

  entrance(vehicle: number): number {
    return this.#choose(vehicle, 0);
  }

  after(vehicle: number, stage: number): number {
    return this.#choose(vehicle, stage + 1);
  }

  #choose(vehicle: number, place: number): number {
    const { flow, channel, number, lap } = this.#vehicles;
    const f = flow[vehicle]!;
    const row = this.#rows[(f * this.#channels + channel[vehicle]!) * this.#places + place]!;
    if (row.length === 1) return row[0]!.to;
    const lot = this.#streams[f * this.#places + place]!.seek(number[vehicle]!, lap[vehicle]!).uniform();
    let sum = 0;
    for (const way of row) {
      sum += way.share;
      if (lot >= sum) continue;
      if (lap[vehicle]! < way.atMost) return way.to;
      return (row.find((w) => w.atMost === Number.POSITIVE_INFINITY) ?? { to: EXIT }).to;
    }
    return row.at(-1)!.to;
  }
}
