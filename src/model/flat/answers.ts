/** What the inner loop asks for in one replication, answered by the streams of the general engine. */
import type { ArrivalSource } from "../../catalogue/arrivals/arrival-source.ts";
import { buildRouter } from "../build-routing.ts";
import type { Model } from "../compile.ts";
import { beginArrivals, groupSizes, type Streams } from "../instantiate.ts";
import type { Vehicles } from "../vehicles.ts";
import type { Address, Core, Outside } from "./core.ts";
import { type ChannelDraws, drawInstants, type ServiceDraws } from "./draws.ts";
import { WaysByLot } from "./ways.ts";

/** Whoever takes what the inner loop gathers. */
export interface Taker extends Pick<Outside, "takeRow" | "takeStays" | "takeWaits"> {
  /** The hour of the week of an instant, and until when it holds [s]. */
  hourAt(flow: number, time: number): number;
  hourUntil(flow: number): number;
}

/** Answers as methods: functions made for each replication would be compiled for each. */
export class Answers implements Outside {
  /** Where answers are put; before the first question. */
  core!: Core;
  readonly #lots: readonly ChannelDraws[];
  readonly #services: readonly ServiceDraws[];
  readonly #taker: Taker;
  readonly #sources: readonly ArrivalSource[];
  readonly #sizes: readonly (() => number)[];
  readonly #ways: WaysByLot;

  /** @param asker columns with one entry, to ask the router with */
  constructor(
    model: Model,
    streams: Streams,
    lots: readonly ChannelDraws[],
    services: readonly ServiceDraws[],
    taker: Taker,
    asker: Vehicles,
  ) {
    const { flows } = model;
    this.#lots = lots;
    this.#services = services;
    this.#taker = taker;
    this.#sources = flows.map((f) => beginArrivals(f, streams(`flow:${f.id}/arrivals`)));
    this.#sizes = flows.map(({ id, spec }) =>
      spec.groups === undefined ? () => 1 : groupSizes(spec, streams(`flow:${id}/groups`)),
    );
    this.#ways = new WaysByLot(buildRouter(model, asker, streams), asker);
  }

  drawArrivals(flow: number, instants: Address): void {
    drawInstants(this.#sources[flow]!, this.core.numbers, instants >> 3);
  }

  drawChannels(flow: number, from: number, channels: Address): void {
    this.core.whole.set(this.#lots[flow]!.of(from), channels >> 2);
  }

  drawServices(stage: number, flow: number, from: number, values: Address): void {
    this.#services[stage]!.draw(flow, from, this.core.numbers, values >> 3);
  }

  drawService(stage: number, flow: number, channel: number, number: number, lap: number): number {
    return this.#services[stage]!.drawOne(flow, channel, number, lap);
  }

  groupSize(flow: number): number {
    return this.#sizes[flow]!();
  }

  wayAfter(flow: number, channel: number, number: number, lap: number, stage: number): number {
    return this.#ways.after(flow, channel, number, lap, stage);
  }

  hourOfWeek(flow: number, time: number, until: Address): number {
    const hour = this.#taker.hourAt(flow, time);
    this.core.numbers[until >> 3] = this.#taker.hourUntil(flow);
    return hour;
  }

  takeStays(cell: number, rows: number, values: Address, gathered: Address): number {
    return this.#taker.takeStays(cell, rows, values, gathered);
  }

  takeWaits(stage: number, rows: number, values: Address, gathered: Address): number {
    return this.#taker.takeWaits(stage, rows, values, gathered);
  }

  takeRow(...row: Parameters<Outside["takeRow"]>): void {
    this.#taker.takeRow(...row);
  }

  badService(endsAt: number, now: number): void {
    throw new RangeError(`An event at ${endsAt} cannot be scheduled at ${now}`);
  }

  tooManyVehicles(most: number): void {
    throw new RangeError(`More than ${most} vehicles are about at once`);
  }

  badValue(least: number, sum: number): void {
    throw new RangeError(`A time is not finite or below 0: least ${least} s, sum ${sum} s`);
  }
}
